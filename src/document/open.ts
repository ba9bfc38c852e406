import type { MapNode, Route, SyntaxProblem } from '../model/node.ts';
import type { FileKind } from '../model/release.ts';
import { parseYaml, type YamlDocument, type YamlFile } from '../yaml/index.ts';
import { chartValuesIn, type ChartValues } from './kind.ts';
import { guessKind } from './guess-kind.ts';
import { manifestName } from './manifest.ts';

/** The values of one installation of the chart, in a file of any wrapper. */
export interface OpenedValues extends ChartValues {
  /** Keys beside the alias at the root of an umbrella's values, for recognising the parent chart. */
  readonly siblings: readonly string[];
  readonly document: number | undefined;
}

/** What a file turned out to be. */
export type Opened =
  | {
      readonly is: 'values';
      readonly kind: FileKind;
      readonly yaml: YamlFile;
      readonly values: readonly OpenedValues[];
    }
  | { readonly is: 'config'; readonly kind: 'config-toml' }
  /** Syntax errors hide what it holds; the kind is guessed from the text. */
  | { readonly is: 'unreadable'; readonly kind: FileKind; readonly problems: readonly SyntaxProblem[] }
  | { readonly is: 'skipped'; readonly reason: string };

/** Recognises a file by its content; the path only settles what content cannot. */
export function openFile(path: string, text: string): Opened {
  const guess = guessKind(path, text);
  if (guess === 'config-toml') return { is: 'config', kind: 'config-toml' };
  if (guess === 'not-ours') return { is: 'skipped', reason: NOT_OURS };
  const yaml = parseYaml(text);
  const [first] = yaml.documents;
  if (yaml.problems.length > 0) {
    if (guess === undefined) return { is: 'skipped', reason: `${NOT_OURS}, and not readable as YAML` };
    return { is: 'unreadable', kind: guess, problems: yaml.problems };
  }
  const manifest = manifestName(first?.root ?? null);
  if (manifest !== undefined) return { is: 'skipped', reason: manifest };
  const found = first ? chartValuesIn(first.root) : [];
  if (!first || found.length === 0) return { is: 'skipped', reason: NOT_OURS };
  return openValues(yaml, first, found);
}

/** Why a text is not what its file holds. */
export type Damage =
  { readonly kind: 'too-large'; readonly bytes: number } | { readonly kind: 'not-utf8'; readonly offset: number };

/** A file whose text cannot be trusted: one problem says why; the kind is guessed. */
export function openDamaged(path: string, text: string, damage: Damage): Opened {
  const guess = guessKind(path, text);
  const byName = /\.toml$/i.test(path) ? 'config-toml' : 'values';
  const kind = guess === undefined || guess === 'not-ours' ? byName : guess;
  return { is: 'unreadable', kind, problems: [damageProblem(damage, kind)] };
}

function damageProblem(damage: Damage, kind: FileKind): SyntaxProblem {
  if (damage.kind === 'too-large') {
    const message = `the file has ${(damage.bytes / 1e6).toFixed(1)} MB; files of more than 5 MB are not read`;
    return { language: 'limit', span: { start: 0, end: 0 }, message };
  }
  const span = { start: damage.offset, end: damage.offset + 1 };
  return {
    language: kind === 'config-toml' ? 'toml' : 'yaml',
    span,
    message: 'the text is not UTF-8 here',
    hint: 'Save the file as UTF-8.',
  };
}

const NOT_OURS = 'neither values of the gitlab-runner chart nor a config.toml of GitLab Runner';

function openValues(yaml: YamlFile, first: YamlDocument, found: readonly ChartValues[]): Opened {
  const kind = found.some(({ route }) => route.length > 0) ? 'umbrella' : 'values';
  const document = yaml.documents.length > 1 ? 0 : undefined;
  const siblings = first.root?.kind === 'map' ? first.root.entries.map(({ key }) => key) : [];
  const values = found.map((one) => ({ ...one, siblings: siblings.filter((key) => key !== one.route[0]), document }));
  return { is: 'values', kind, yaml, values };
}

/** The place that stands for the whole of some values: the alias that holds them, else their first key. */
export function headOf(values: {
  readonly root: MapNode;
  readonly route: Route;
  readonly entry?: ChartValues['entry'];
}): { route: Route; start: number; end: number } {
  const entry = values.entry ?? values.root.entries[0];
  const { start, end } = entry?.keySpan ?? { start: values.root.span.start, end: values.root.span.start };
  return { route: values.route, start, end };
}
