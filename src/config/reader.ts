import type { Entry, MapNode, Node } from '../model/node.ts';
import type { ConfigProblem } from './configuration.ts';
import { didYouMean } from './did-you-mean.ts';

/** Reads a value of one kind; undefined, and a problem told, where it is of another. */
export type Read<T> = (node: Node, tell: Tell) => T | undefined;

/** Takes what is wrong at a node. */
export type Tell = (at: Node | Entry, message: string) => void;

/** What the fields of a map are read with. */
type Fields<T> = { readonly [K in keyof T]-?: Read<Exclude<T[K], undefined>> };

/** A text that is not empty. */
export const text: Read<string> = (node, tell) => {
  if (node.kind === 'scalar' && typeof node.value === 'string' && node.value !== '') return node.value;
  return wrong(node, tell, 'a text');
};

/** A whole number from 0. */
export const count: Read<number> = (node, tell) => {
  const value = node.kind === 'scalar' ? node.value : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : wrong(node, tell, 'a whole number, such as 10');
};

/** A version, also one that is written without quotes. */
export const version: Read<string> = (node, tell) => {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value === 'string' && /^v?\d+(?:\.\d+){0,2}$/.test(value)) return value.replace(/^v/, '');
  const hint = typeof value === 'number' ? `a version in quotes, such as "${value}"` : 'a version such as "0.92.0"';
  return wrong(node, tell, hint);
};

/** One of a few words. */
export function oneOf<const W extends string>(words: readonly W[]): Read<W> {
  return (node, tell) => {
    const value = node.kind === 'scalar' && node.value === false ? 'off' : node.kind === 'scalar' ? node.value : null;
    const found = words.find((word) => word === value);
    return found ?? wrong(node, tell, words.join(', '));
  };
}

/** A list; its items that are wrong are left out. */
export function listOf<T>(item: Read<T>): Read<readonly T[]> {
  return (node, tell) => {
    if (node.kind !== 'list') return wrong(node, tell, 'a list');
    return definite(node.items.map((one) => item(one, tell)));
  };
}

/** One value, or a list of them. */
export function oneOrMore<T>(item: Read<T>): Read<readonly T[]> {
  const list = listOf(item);
  return (node, tell) => (node.kind === 'list' ? list(node, tell) : definite([item(node, tell)]));
}

/** A map with free keys; `entry` reads one, and says whether the key is known. */
export function entriesOf<T>(entry: (entry: Entry, tell: Tell) => T | undefined): Read<readonly T[]> {
  return (node, tell) => {
    if (node.kind !== 'map') return wrong(node, tell, 'a map');
    return definite(uniqueEntries(node, tell).map((one) => entry(one, tell)));
  };
}

/** A map of known keys. */
export function record<T>(fields: Fields<T>): Read<Partial<T>> {
  return (node, tell) => {
    if (node.kind !== 'map') return wrong(node, tell, 'a map');
    const result: Partial<T> = {};
    for (const entry of uniqueEntries(node, tell)) {
      const name = entry.name as keyof T & string;
      const value = Object.hasOwn(fields, name) ? fields[name](entry.value, tell) : unknown(entry, fields, tell);
      if (value !== undefined) result[name] = value;
    }
    return result;
  };
}

function definite<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}

function unknown(entry: Entry, fields: object, tell: Tell): undefined {
  tell(entry, `there is no setting "${entry.name}"${didYouMean(entry.name, Object.keys(fields))}`);
  return undefined;
}

function uniqueEntries(map: MapNode, tell: Tell): readonly Entry[] {
  const last = new Map(map.entries.map((entry) => [entry.name, entry]));
  for (const entry of map.entries) if (last.get(entry.name) !== entry) tell(entry, `"${entry.name}" stands here twice`);
  return [...last.values()];
}

/** Tells what should stand at a node. */
export function wrong(node: Node, tell: Tell, wanted: string): undefined {
  tell(node, `this must be ${wanted}`);
  return undefined;
}

/** Collects problems; one at an entry points at its key. */
export function collector(problems: ConfigProblem[]): Tell {
  return (at, message) => problems.push({ span: 'keySpan' in at ? at.keySpan : at.span, message });
}
