import type { LayeredView } from '../document/view.ts';
import type { HelmValue } from '../model/helm-value.ts';
import { toYaml } from '../template/go/yaml.ts';
import { helmValueOf, parseYaml } from '../yaml/index.ts';
import { Refused, Undecided } from './stop.ts';

/** Plain scalars that need no parser to see that they are good YAML. */
const HARMLESS = /^(?:[\w./][\w./@%+=~-]*(?::[\w./@%+=~-]+)*)?$/;

/** What YAML reads where the chart prints a text after a key without quotes. A text that breaks the document makes Helm stop. */
export function readPlain(text: string, at: LayeredView | null): HelmValue {
  const value = mapIn(`a:\n  k: ${text}\n  z: 1\n`, at, 'a').get('k');
  return value ?? null;
}

/** Asks only whether a text may stand after a key without quotes. */
export function checkPlain(text: string, at: LayeredView | null): void {
  if (!HARMLESS.test(text)) readPlain(text, at);
}

/** A text of letters and signs. */
const NAME = /^[A-Za-z][\w./@%+=~-]*(?::[\w./@%+=~-]+)*$/;
/** Words that YAML takes for something else, in any case. */
const NO_NAMES = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/** What YAML reads of a text that the chart writes as a scalar: of its own in quotes, of a name without. */
export function readText(text: string, at: LayeredView | null): HelmValue {
  if (NAME.test(text) && !NO_NAMES.has(text.toLowerCase())) return text;
  const inQuotes = /^"([^"\\\n\r]*)"$/.exec(text);
  return inQuotes ? (inQuotes[1] ?? '') : readPlain(text, at);
}

/** Asks whether a text may be a key of a map. */
export function checkKey(text: string, at: LayeredView | null): void {
  if (!/^[A-Za-z][\w./-]*$/.test(text)) mapIn(`a:\n  ${text}: "v"\n  z: 1\n`, at, 'a');
}

/** Asks whether a text may stand within a line of a block scalar. */
export function checkInBlock(text: string, at: LayeredView | null): void {
  if (isOneLine(text)) return;
  mapIn(`a:\n  k: |\n    x ${text} y\n    z\n  z: 1\n`, at, 'a');
}

/** True for a text without line breaks, that a block scalar keeps as it is. */
export function isOneLine(text: string): boolean {
  return /^[\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe]*$/.test(text);
}

/** The map that a YAML document holds under a key. */
export function mapIn(text: string, at: LayeredView | null, key: string): ReadonlyMap<string, HelmValue> {
  const { documents, problems } = parseYaml(text);
  const [problem] = problems;
  const refusal = problem ?? documents[0]?.refusals[0];
  if (refusal) throw brokenYaml(refusal.message, at);
  const root = documents[0]?.root;
  const found = root ? helmValueOf(root) : null;
  const inner = found instanceof Map ? found.get(key) : undefined;
  if (!(inner instanceof Map)) throw brokenYaml('did not find expected key', at);
  return inner;
}

/**
 * The keys that YAML reads where the chart writes `key:` and below it, no deeper, the YAML of a value: a list is the key's, the keys of a
 * map join it, and everything else breaks the document unless it is written as a block scalar.
 */
export function readLevel(key: string, value: HelmValue, at: LayeredView): ReadonlyMap<string, HelmValue> {
  const yaml = yamlOf(value);
  if (yaml.startsWith('|')) return new Map([[key, value]]);
  const level = new Map(mapIn(`a:\n  ${key}:\n  ${yaml.replaceAll('\n', '\n  ')}\n  z: 1\n`, at, 'a'));
  level.delete('z');
  return level;
}

/** What `toYaml` writes of a value that is known. */
export function yamlOf(value: HelmValue): string {
  const yaml = toYaml(value);
  if (typeof yaml !== 'string') throw new Undecided({ unknown: 'template', text: '' });
  return yaml;
}

/** The documents of a YAML text. */
export function documentsOf(text: string, at: LayeredView): readonly HelmValue[] {
  const { documents, problems } = parseYaml(text);
  const refusal = problems[0] ?? documents.flatMap(({ refusals }) => refusals)[0];
  if (refusal) throw brokenYaml(refusal.message, at);
  return documents.map(({ root }) => (root ? helmValueOf(root) : null));
}

/** That what the chart wrote is no YAML. */
export function brokenYaml(why: string, at: LayeredView | null): Refused {
  return new Refused(`YAML parse error: ${why}`, at);
}
