import type { Problem } from '../model/problem.ts';
import type { FileKind } from '../model/release.ts';
import { type Damage, damageProblem } from './damage.ts';
import { guessKind } from './guess-kind.ts';
import { installationsIn } from './installation.ts';
import { installationsBeside, ownVersion, type TextFile } from './umbrella/index.ts';
import { manifestName } from './manifest.ts';
import type { Opened, OpenedFile } from './opened.ts';
import { fileText, type PlacedText } from './placed-text.ts';
import { readYaml, type ReadDocument, type ReadYaml } from './read-yaml.ts';
import { tomlRole } from './wrappers/config-map.ts';
import { openTerraform } from './wrappers/terraform.ts';
import { wrapperOf } from './wrappers/index.ts';

/** What lies beside a file and says what it is for. */
export interface Neighbours {
  /** Of the chart whose folder it is in. */
  readonly chartYaml?: TextFile;
  /** Files that may install the chart with the values, and pin its version. */
  readonly manifests?: readonly TextFile[];
}

/** Recognises a file by its content; the path and what lies beside it only settle what content cannot. */
export function openFile(path: string, text: string, neighbours: Neighbours = {}): Opened {
  const file = fileText(path, text);
  if (/\.tf$/i.test(path)) return openedOr('terraform', openTerraform(file), NOT_OURS);
  // A file that is called YAML is read before it is guessed at: most are what they say.
  const byText = /\.ya?ml$/i.test(path) ? undefined : guessKind(path, text);
  if (byText === 'config-toml') return openConfig(path, file);
  if (byText === 'not-ours') return { is: 'skipped', reason: NOT_OURS };
  const isTemplate = TEMPLATE_PATH.test(path);
  const yaml = readYaml(file, { interpolated: isTemplate, actions: OTHERS_ACTIONS.test(text) });
  if (yaml.problems.length === 0) return openDocuments(yaml, neighbours);
  const guess = byText ?? guessKind(path, text);
  if (guess === undefined || guess === 'not-ours')
    return { is: 'skipped', reason: `${NOT_OURS}, and not readable as YAML` };
  if (isTemplate ? WHOLE_LINE.test(text) : guess === 'helmfile' && text.includes('{{'))
    return { is: 'skipped', reason: 'a template that is YAML only after it is rendered' };
  return { is: 'unreadable', kind: guess, problems: yaml.problems };
}

/** Files that are named as templates, whatever fills them. */
export const TEMPLATE_PATH = /\.(?:tpl|tftpl|tmpl|gotmpl|template)$/i;
/** Files in which `{{…}}` is filled before Helm reads the values: an ApplicationSet and a helmfile. */
const OTHERS_ACTIONS = /^(?:kind:[ \t]*ApplicationSet|releases:)/m;
/** A line that a template fills or switches as a whole. */
const WHOLE_LINE = /^[ \t]*(?:\{\{|\$\{|%\{)/m;

/** A config.toml is not templated by the runner; a file named as a template is, by whatever writes it. */
function openConfig(path: string, text: PlacedText): OpenedFile {
  const isTemplate = TEMPLATE_PATH.test(path);
  const role = tomlRole(text.text);
  const contents = [{ is: 'config', text, role, templates: isTemplate, interpolated: isTemplate } as const];
  return { is: 'read', kind: 'config-toml', contents };
}

/** A file whose text cannot be trusted: one problem says why; the kind is guessed. */
export function openDamaged(path: string, text: string, damage: Damage): Opened {
  const guess = guessKind(path, text);
  const byName = /\.toml$/i.test(path) ? 'config-toml' : 'values';
  const kind = guess === undefined || guess === 'not-ours' ? byName : guess;
  return { is: 'unreadable', kind, problems: [damageProblem(damage, kind)] };
}

const NOT_OURS = 'neither values of the gitlab-runner chart nor a config.toml of GitLab Runner';

/** Every document may be a wrapper; plain values are only read from the first, as Helm does. */
function openDocuments(yaml: ReadYaml, neighbours: Neighbours): Opened {
  const wrapped = yaml.documents.flatMap((document) => openWrapped(document, yaml.interpolated));
  const [first] = wrapped;
  if (first) return { is: 'read', kind: first.kind, contents: wrapped.flatMap(({ contents }) => contents) };
  const [document] = yaml.documents;
  const manifest = manifestName(document?.root ?? null);
  if (!document || manifest !== undefined) return { is: 'skipped', reason: manifest ?? NOT_OURS };
  return openValues(document, yaml, neighbours);
}

function openWrapped(document: ReadDocument, interpolated: boolean): readonly Omit<OpenedFile, 'is'>[] {
  const { root } = document;
  const wrapper = root?.kind === 'map' ? wrapperOf(root) : undefined;
  if (root?.kind !== 'map' || !wrapper) return [];
  const contents = wrapper.open({ ...document, root, interpolated });
  return contents.length > 0 ? [{ kind: wrapper.kind, contents }] : [];
}

function openValues(
  document: ReadDocument,
  { documents, interpolated }: ReadYaml,
  { chartYaml, manifests = [] }: Neighbours,
): Opened {
  const { root, source } = document;
  if (root?.kind !== 'map') return { is: 'skipped', reason: NOT_OURS };
  const values = { root, source };
  const byKeys = installationsIn(values, interpolated);
  const beside = chartYaml && installationsBeside(values, chartYaml, interpolated);
  if (beside?.length === 0 && byKeys.every(({ umbrella }) => umbrella !== null))
    return { is: 'skipped', reason: 'the Chart.yaml beside it gives nothing to the runner chart, or switches it off' };
  const found = beside?.length ? beside : byKeys;
  const [first, ...rest] = found;
  if (!first) return { is: 'skipped', reason: NOT_OURS };
  const byContent = found.some(({ umbrella }) => umbrella !== null) ? 'umbrella' : 'values';
  const problems = [...document.problems(), ...first.problems, ...laterDocuments(documents)];
  const own = chartYaml && !beside ? ownVersion(chartYaml) : pinIn(byContent === 'values' ? manifests : []);
  const contents = [{ ...own, ...first, problems }, ...rest].map((values) => ({ ...values, isPartial: true }));
  return { is: 'read', kind: interpolated ? 'terraform' : byContent, contents };
}

/** The version of the runner chart that manifests pin, unless they pin several. */
function pinIn(manifests: readonly TextFile[]): { readonly chart?: string } {
  const contents = manifests.flatMap(({ path, text }) => {
    const opened = openFile(path, text);
    return opened.is === 'read' ? opened.contents : [];
  });
  const charts = new Set(contents.flatMap((one) => (one.is === 'values' && one.umbrella === null ? one.chart : [])));
  charts.delete(undefined);
  const [chart] = charts;
  return charts.size === 1 && chart !== undefined ? { chart } : {};
}

/** Helm 3 reads the first document only, Helm 4 merges them all (helm, pkg/chart/loader and pkg/cli/values). */
function laterDocuments([, ...later]: readonly ReadDocument[]): readonly Problem[] {
  const next = later.find(({ root }) => root?.kind === 'map' && root.entries.length > 0);
  const span = next?.root?.kind === 'map' ? next.root.entries[0]?.keySpan : undefined;
  const place = span && next?.source.place?.([], span);
  return place ? [{ code: 'helm-versions-differ', of: 'documents', place }] : [];
}

function openedOr(kind: FileKind, contents: OpenedFile['contents'], reason: string): Opened {
  return contents.length > 0 ? { is: 'read', kind, contents } : { is: 'skipped', reason };
}
