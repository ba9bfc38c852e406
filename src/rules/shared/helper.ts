import { flavorOfHelperImage } from '../../knowledge/index.ts';
import type { Release, View } from '../../model/release.ts';
import { mayHaveFlag, mayRunOnWindows, runnerIsAtLeast } from './runners.ts';
import { textOf } from './truth.ts';

interface HelperBase {
  /** What the image is built on, as GitLab calls it: `alpine`, `alpine3.21`, `ubuntu` … */
  readonly flavor: string;
  /** The setting that says so. */
  readonly at: View;
}

/** What the helper image of a runner is built on where it is GitLab's own; undefined for others, for Windows, and where nobody can tell. */
function helperBase(runner: View): HelperBase | undefined {
  const image = runner.at('kubernetes.helper_image');
  const at = runner.at('kubernetes.helper_image_flavor');
  if (mayRunOnWindows(runner) || mayHaveFlag(runner, 'FF_CONCRETE')) return undefined;
  // The variables of a helper image stand in its version, behind what tells the flavour.
  const text = image.origin?.kind === 'runner-default' ? undefined : textOf(image);
  if (text) {
    const flavor = flavorOfHelperImage(text);
    return flavor === undefined ? undefined : { flavor, at: image };
  }
  return image.unknown || at.unknown ? undefined : { flavor: at.string || 'alpine', at };
}

/** The setting that makes the helper image Alpine, so that git in it uses musl; undefined where it is not, or where nobody can tell. */
export function alpineHelper(runner: View): View | undefined {
  const base = helperBase(runner);
  return base?.flavor.startsWith('alpine') ? base.at : undefined;
}

/**
 * Flavour of the helper image where it is GitLab's own, whose default user is root and which knows no others: `alpine…` or `ubuntu`.
 * undefined for the UBI images, for images of one's own, for Windows, and where nobody can tell.
 */
export function rootHelperFlavor(release: Release, runner: View): string | undefined {
  const flavor = helperBase(runner)?.flavor;
  return flavor !== undefined && /^(alpine|ubuntu)/.test(flavor) && runnerIsAtLeast(release, '14.0')
    ? flavor
    : undefined;
}

/** What the tag of GitLab's own helper image says: `[flavor-]arch-version` (helpers/container/helperimage/linux_info.go). */
export interface HelperTag {
  /** Empty for the default one. */
  readonly flavor: string;
  /** As tags spell it: `x86_64`, `arm64` … */
  readonly arch: string;
  /** `v19.3.0`, `latest`, a commit, a variable; what follows it included. */
  readonly version: string;
}

/** Takes the tag of GitLab's own helper image apart, whatever registry it comes from; undefined for other images. */
export function helperTag(image: string): HelperTag | undefined {
  const name = image.slice(image.lastIndexOf('/') + 1);
  if (!name.startsWith(NAME)) return undefined;
  const parts = /^(?:([a-z][a-z0-9.-]*)-)?(x86_64|arm64|arm|s390x|ppc64le|riscv64)-(.+)$/.exec(name.slice(NAME.length));
  return parts ? { flavor: parts[1] ?? '', arch: parts[2] ?? '', version: parts[3] ?? '' } : undefined;
}

/** GitLab's own helper image with another tag; undefined for other images, and for those that a digest names. */
export function retagged(image: string, change: Partial<HelperTag>): string | undefined {
  const old = helperTag(image);
  if (!old || image.includes('@')) return undefined;
  const { flavor, arch, version } = { ...old, ...change };
  const start = image.lastIndexOf(NAME) + NAME.length;
  return `${image.slice(0, start)}${flavor === '' ? '' : `${flavor}-`}${arch}-${version}`;
}

const NAME = 'gitlab-runner-helper:';
