import {
  compareVersions,
  flavorOfHelperImage,
  helperArchitecture,
  helperLibc,
  helperWindowsImage,
  type Libc,
} from '../knowledge/index.ts';
import type { Unknown } from '../model/node.ts';
import type { RunnerView, View } from '../model/release.ts';
import { featureFlagOf } from './feature-flag.ts';

/** The image of the helper container in job pods. */
export interface HelperImage {
  /** null where the runner finds none, and every job ends. */
  readonly image: string | Unknown | null;
  readonly libc: Libc;
}

type Text = string | Unknown;

/**
 * The helper image that a `[[runners]]` for Kubernetes uses in a version (`19.3.0`; of `19.3` the image is unknown); undefined for other
 * executors (executors/kubernetes/kubernetes.go, prepareHelperImage; helpers/container/helperimage).
 */
export function helperImage(runner: RunnerView, version: string): HelperImage | undefined {
  if (runner.executor !== 'kubernetes') return undefined;
  const own = runner.at('kubernetes.helper_image');
  const isGiven = own.origin?.kind !== 'runner-default' && own.string !== '' && own.kind !== 'absent';
  return isGiven ? ownImage(own, version) : builtInImage(new Job(runner, version));
}

/** `helper_image` is taken as it is, with its variables replaced. */
function ownImage(at: View, version: string): HelperImage {
  if (at.string === undefined) return { image: textOf(at), libc: 'unknown' };
  const text = at.string.replaceAll(/\$(?:CI_RUNNER_VERSION\b|\{CI_RUNNER_VERSION\})/g, (variable) =>
    isWhole(version) ? version : variable,
  );
  const flavor = flavorOfHelperImage(text);
  const image = text.includes('$') ? { unknown: 'environment' as const, text } : text;
  return { image, libc: flavor === undefined ? 'unknown' : helperLibc(flavor) };
}

function builtInImage(job: Job): HelperImage {
  const { os } = job;
  if (typeof os !== 'string') return { image: composed([os]), libc: 'unknown' };
  if (os === 'windows') return { image: windowsImage(job), libc: 'unknown' };
  if (os !== 'linux' && !(os === 'freebsd' && job.since('16.9'))) return { image: null, libc: 'unknown' };
  const { flavor } = job;
  const image = composed([job.registry, ':', prefixOf(flavor), job.architecture, '-', job.release, job.shellSuffix]);
  return { image, libc: typeof flavor === 'string' ? helperLibc(flavor, job.version) : 'unknown' };
}

/** The flavor alpine is older than flavors: its tags name none. */
function prefixOf(flavor: Text): Text {
  if (typeof flavor !== 'string') return { ...flavor, text: `${flavor.text}-` };
  return flavor === 'alpine' ? '' : `${flavor}-`;
}

function windowsImage(job: Job): HelperImage['image'] {
  const { build, architecture } = job;
  if (typeof build !== 'string') return composed([build]);
  const base = helperWindowsImage(build, job.version);
  if (base === undefined) return null;
  return composed([job.registry, ':', windowsArchitecture(architecture, base), '-', job.release, '-', base]);
}

/** Microsoft publishes images for arm64 since Windows Server 2025. */
function windowsArchitecture(architecture: Text, base: string): Text {
  if (base !== 'servercore24H2') return 'x86_64';
  return typeof architecture !== 'string' || architecture === 'arm64' ? architecture : 'x86_64';
}

/** What the choice of an image depends on. */
class Job {
  readonly version: string;
  readonly #runner: RunnerView;

  constructor(runner: RunnerView, version: string) {
    this.#runner = runner;
    this.version = version;
  }

  since(version: string): boolean {
    return compareVersions(this.version, version) >= 0;
  }

  /** Docker Hub could be had by a flag up to 14.10. */
  get registry(): string {
    const isHub = !this.since('15.0') && featureFlagOf(this.#runner, 'FF_GITLAB_REGISTRY_HELPER_IMAGE', true) === false;
    return isHub ? 'gitlab/gitlab-runner-helper' : 'registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper';
  }

  get os(): Text {
    return this.#label('kubernetes.io/os') || 'linux';
  }

  get build(): Text {
    return this.#label('node.kubernetes.io/windows-build');
  }

  /** That of the nodes that are asked for; else that of the manager if so wanted (since 16.5), else amd64. */
  get architecture(): Text {
    const label = this.#label('kubernetes.io/arch');
    if (label !== '') return typeof label === 'string' ? helperArchitecture(label) : label;
    const autoset = this.#runner.at('kubernetes.helper_image_autoset_arch_and_os');
    const isAutoset = this.since('16.5') && (autoset.boolean || autoset.unknown);
    return isAutoset ? { unknown: 'environment', text: '<architecture of the manager>' } : helperArchitecture('amd64');
  }

  get flavor(): Text {
    const at = this.#runner.at('kubernetes.helper_image_flavor');
    if (at.origin?.kind === 'runner-default' || at.string === '' || at.kind === 'absent') return this.#defaultFlavor();
    const text = textOf(at);
    const hasVariable = typeof text === 'string' && text.includes('$') && this.since('16.0');
    return hasVariable ? { unknown: 'environment', text } : text;
  }

  get shellSuffix(): Text {
    const shell = textOf(this.#runner.at('shell'));
    if (typeof shell !== 'string') return shell;
    return shell === 'pwsh' && this.#concrete() === false ? '-pwsh' : '';
  }

  /** Up to 16.7 tags name the commit that a release was made of. */
  get release(): Text {
    if (!this.since('16.8')) return { unknown: 'environment', text: '${CI_RUNNER_REVISION}' };
    return isWhole(this.version) ? `v${this.version}` : { unknown: 'environment', text: 'v${CI_RUNNER_VERSION}' };
  }

  #defaultFlavor(): Text {
    const concrete = this.#concrete();
    if (concrete === undefined) return { unknown: 'environment', text: '<flavor by FF_CONCRETE>' };
    if (concrete) return 'concrete';
    const isEdge = this.since('16.3') && compareVersions(this.version, '18.2') <= 0;
    return isEdge && this.architecture === 'riscv64' ? 'alpine-edge' : 'alpine';
  }

  #concrete(): boolean | undefined {
    return this.since('19.3') ? featureFlagOf(this.#runner, 'FF_CONCRETE', false) : false;
  }

  /** A label of the nodes; they count since 14.2. */
  #label(name: string): Text {
    return this.since('14.2') ? textOf(this.#runner.at(['kubernetes', 'node_selector', name])) : '';
  }
}

function textOf({ value }: View): Text {
  return typeof value === 'object' && value !== null ? value : String(value ?? '');
}

/** The parts together; unknown if one of them is. */
function composed(parts: readonly Text[]): Text {
  const text = parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
  const missing = parts.find((part) => typeof part !== 'string');
  return missing ? { unknown: missing.unknown, text } : text;
}

function isWhole(version: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(version);
}
