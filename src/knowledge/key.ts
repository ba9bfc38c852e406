import { compareVersions } from './versions.ts';

/** What is known about one key of the chart's values or of config.toml. */
export interface Key {
  readonly name: string;
  /**
   * `table`, `table[]`, or the name of a shape (`string`, `duration` …); `shape[]` is a list of it, `map<shape>` a map
   * with free keys. The shapes are listed in scripts/knowledge/data/shapes.json.
   */
  readonly type: string;
  /** First version that knows the key. */
  readonly since: string;
  /** Last version that knows it; absent while the newest does. */
  readonly until?: string;
  /** The table takes keys that are not listed. */
  readonly open?: true;
  /** Type that it had up to and including a version. */
  readonly before?: { readonly until: string; readonly type: string };
  /** Version since which it is deprecated. */
  readonly deprecated?: string;
  /** Key of the same document that took its place, dotted. */
  readonly replacement?: string;
  /** Key of config.toml that took the place of a chart value, dotted. */
  readonly configKey?: string;
  /** What the runner uses when the key is not set. */
  readonly default?: unknown;
  /** `kept`: false, 0 and "" differ from no value. `written`: `register` writes 0s where there is no value. */
  readonly zero?: 'kept' | 'written';
  /** Keys that each table must have. */
  readonly required?: readonly string[];
  /** Keys of a table; empty for everything else. */
  readonly keys: ReadonlyMap<string, Key>;
}

/** Keys of one document, with the way in which the program that reads it matches them. */
export interface KeyTree {
  readonly root: Key;
  find(table: Key, name: string): Key | undefined;
}

const NO_KEYS: ReadonlyMap<string, Key> = new Map();

/** Reads a generated table: one key a line, indented by its depth, with name, type, since and the rest as JSON. A table is read when it is asked for its keys. */
export function parseKeys(text: string): Key {
  return { name: '', type: 'table', since: '0', keys: keysIn({ text, start: 0, end: text.length }, 0) };
}

/** Whole lines of a generated table. */
interface Lines {
  readonly text: string;
  readonly start: number;
  /** Of the last line, without its line break. */
  readonly end: number;
}

function keysIn({ text, start, end }: Lines, depth: number): ReadonlyMap<string, Key> {
  const keys = new Map<string, Key>();
  for (let at = start; at < end;) {
    const lineEnd = endOfLine(text, at);
    let last = lineEnd;
    while (text.charAt(last + 1 + depth) === ' ') last = endOfLine(text, last + 1);
    const key = parseKey(text.slice(at + depth, lineEnd), { text, start: lineEnd + 1, end: last }, depth + 1);
    keys.set(key.name, key);
    at = last + 1;
  }
  return keys;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function parseKey(line: string, below: Lines, depth: number): Key {
  const nameEnd = line.indexOf(' ');
  const typeEnd = line.indexOf(' ', nameEnd + 1);
  const detailsStart = line.indexOf(' ', typeEnd + 1);
  const sinceEnd = detailsStart < 0 ? line.length : detailsStart;
  const name = line.slice(0, nameEnd);
  const type = line.slice(nameEnd + 1, typeEnd);
  const since = line.slice(typeEnd + 1, sinceEnd);
  const rest = line.slice(sinceEnd + 1);
  const details = rest === '' ? {} : (JSON.parse(rest) as Omit<Partial<Key>, 'keys'>);
  if (below.start > below.end) return { ...details, name, type, since, keys: NO_KEYS };
  let keys: ReadonlyMap<string, Key> | undefined;
  return {
    ...details,
    name,
    type,
    since,
    get keys() {
      return (keys ??= keysIn(below, depth));
    },
  };
}

/** True if that version knows the key. */
export function knows(version: string, { since, until }: Pick<Key, 'since' | 'until'>): boolean {
  return compareVersions(version, since) >= 0 && (until === undefined || compareVersions(version, until) <= 0);
}

/** The type that the key has in a version. */
export function typeIn(version: string, key: Pick<Key, 'type' | 'before'>): string {
  return key.before && compareVersions(version, key.before.until) <= 0 ? key.before.type : key.type;
}

/** The key at a route without indexes. */
export function keyAt(tree: KeyTree, route: readonly string[]): Key | undefined {
  return route.reduce<Key | undefined>((key, step) => key && tree.find(key, step), tree.root);
}

/** True for a map with free keys. */
export function isMap(key: Key): boolean {
  return key.type.startsWith('map<');
}

/** Answers to the same question: files repeat each other's keys. */
const tables = new WeakMap<KeyTree, Map<string, readonly string[]>>();
const MOST_ANSWERS = 1000;

/** Every table that knows a key of that name, dotted, in the order of the tree. */
export function tablesWith(tree: KeyTree, name: string, version = ''): readonly string[] {
  const answers = tables.get(tree) ?? new Map<string, readonly string[]>();
  tables.set(tree, answers);
  const question = `${version} ${name}`;
  let found = answers.get(question);
  if (!found) {
    if (answers.size === MOST_ANSWERS) answers.clear();
    answers.set(question, (found = collect(tree, tree.root, '', name, version)));
  }
  return found;
}

function collect(tree: KeyTree, table: Key, route: string, name: string, version: string): readonly string[] {
  const key = tree.find(table, name);
  const found = key && (version === '' || knows(version, key)) ? [route] : [];
  for (const child of table.keys.values()) {
    if (child.keys.size === 0 || (version !== '' && !knows(version, child))) continue;
    found.push(...collect(tree, child, route === '' ? child.name : `${route}.${child.name}`, name, version));
  }
  return found;
}
