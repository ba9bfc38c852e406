import { knows, runnerKeys, typeIn, type Key } from '../knowledge/index.ts';
import type { Scalar } from '../model/node.ts';
import type { Plain, PlainTable } from '../model/plain.ts';
import type { View } from '../model/release.ts';
import { duration, durationText } from '../text/duration.ts';

/** A table as the runner writes it, and whether all of it is known. */
export interface Written {
  readonly table: PlainTable;
  readonly complete: boolean;
}

/**
 * A table of config.toml as a version of the runner writes it after it has decoded it: keys in their own spelling, those that it does not
 * know and plain zero values left out, durations as Go prints them. Defaults of the runner are no part of it.
 */
export function plainConfig(view: View, key: Key, version: string): Written {
  const writer = new Writer(version);
  const table = writer.table(view, key);
  return { table, complete: writer.complete };
}

/** A value of a key as the runner holds it; undefined where it drops it. `type` is that of the key, or of what it holds. */
export function plainValue(view: View, type: string, key: Key, version: string): Plain | undefined {
  return new Writer(version).value(view, type, key);
}

class Writer {
  complete = true;
  readonly #version: string;

  constructor(version: string) {
    this.#version = version;
  }

  table(view: View, table: Key): PlainTable {
    if (mayHoldMore(view)) this.complete = false;
    const known = knownEntries(view, table, this.#version);
    const written = known.flatMap(([key, child]) => {
      const value = child.origin?.kind === 'runner-default' ? undefined : this.#member(child, key);
      return value === undefined ? [] : [[key.name, value] as const];
    });
    const names = new Set(written.map(([name]) => name));
    const always = [...table.keys.values()].filter((key) => this.#isAlwaysWritten(key) && !names.has(key.name));
    return Object.fromEntries([...written, ...always.map((key) => [key.name, '0s'] as const)]);
  }

  #isAlwaysWritten(key: Key): boolean {
    return key.zero === 'written' && knows(this.#version, key) && typeIn(this.#version, key) === 'duration';
  }

  /** undefined where nothing is written. */
  #member(view: View, key: Key): Plain | undefined {
    const type = typeIn(this.#version, key);
    const value = this.value(view, type, key);
    const isNone = isEmpty(value) || (key.zero !== 'kept' && isZero(value, type));
    return isNone ? undefined : value;
  }

  /** undefined for something of another type, which the runner drops without a word. */
  value(view: View, type: string, key: Key): Plain | undefined {
    const { value } = view;
    if (typeof value === 'object' && value !== null) {
      this.complete = false;
      return value;
    }
    if (type === 'table') return view.kind === 'map' ? this.table(view, key) : undefined;
    if (type.endsWith('[]')) return this.#list(view, type.slice(0, -'[]'.length), key);
    if (type.startsWith('map<'))
      return view.kind === 'map' ? this.#map(view, type.slice('map<'.length, -1), key) : undefined;
    if (type === 'strings' && view.kind === 'scalar') return [value ?? null];
    if (view.kind === 'list') return this.#list(view, 'any', key);
    if (view.kind === 'map') return this.#map(view, 'any', key);
    return type === 'duration' ? durationOf(value) : value;
  }

  #list(view: View, type: string, key: Key): readonly Plain[] {
    return view.items().map((item) => this.value(item, type, key) ?? null);
  }

  #map(view: View, type: string, key: Key): PlainTable {
    if (mayHoldMore(view)) this.complete = false;
    return Object.fromEntries(
      view.entries().map((entry) => [String(entry.key), this.value(entry, type, key) ?? null] as const),
    );
  }
}

/** The keys of a table that a version knows, each once, with what counts for it. */
export function knownEntries(view: View, table: Key, version: string): readonly (readonly [Key, View])[] {
  const keys = view.entries().map((entry) => runnerKeys().find(table, String(entry.key)));
  const known = keys.filter((key) => key !== undefined && knows(version, key));
  return [...new Set(known)].flatMap((key) => (key ? [[key, view.at([key.name])] as const] : []));
}

/** A key that no program writes is unknown where a template inserts text. */
function mayHoldMore(view: View): boolean {
  return view.at(['\0']).unknown;
}

/** A whole number counts nanoseconds. */
function durationOf(value: Scalar | undefined): Scalar {
  if (typeof value === 'number') return durationText(value / 1e9);
  const seconds = typeof value === 'string' ? duration(value) : undefined;
  return seconds === undefined ? (value ?? null) : durationText(seconds);
}

function isEmpty(value: Plain | undefined): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function isZero(value: Plain | undefined, type: string): boolean {
  return value === false || value === 0 || value === '' || value === null || (type === 'duration' && value === '0s');
}
