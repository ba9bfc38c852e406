import { builtins } from './builtins.ts';
import { comparison } from './comparison.ts';
import { defaults } from './defaults.ts';
import type { Functions, GoFunction } from './define.ts';
import { dicts } from './dicts.ts';
import { encodings } from './encodings.ts';
import { helm } from './helm.ts';
import { lists } from './lists.ts';
import { numbers } from './numbers.ts';
import { opaque } from './opaque.ts';
import { patterns } from './patterns.ts';
import { strings } from './strings.ts';

/** The tables of functions, made when the search gets to them: what charts call most comes first. No name is in two of them. */
const makers = [defaults, builtins, helm, strings, comparison, dicts, lists, numbers, encodings, patterns, opaque];
const tables: Functions[] = [];

/**
 * A function that a template of a chart can call: Go's, those of sprig 3.3 but for env and expandenv, and Helm's own (helm 3.22,
 * pkg/engine/funcs.go); undefined for any other name. `and` and `or` are no functions, for they do not evaluate all their arguments.
 */
export function functionNamed(name: string): GoFunction | undefined {
  for (const [index, make] of makers.entries()) {
    const table = (tables[index] ??= make());
    if (Object.hasOwn(table, name)) return table[name];
  }
  return undefined;
}
