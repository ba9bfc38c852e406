import { Failure, Lost } from '../failure.ts';
import { goStrings, typeName } from '../typed.ts';
import { unknownValue } from '../unknown.ts';
import { unordered } from '../unordered.ts';
import { isUnknown, mapOf, type GoValue } from '../value.ts';
import { fn, nilMap, rest, withMachine, type Functions, type GoFunction, type Machine } from './define.ts';
import { withMust } from './lists.ts';
import { deepCopy, mergeInto } from './merge.ts';
import { textOf } from './text-of.ts';

type Dict = Map<string, GoValue>;

/** Functions of sprig on maps (sprig 3.3, dict.go). */
export function dicts(): Functions {
  return {
    dict: rest([], 'raw', dict),
    get: fn(['map', 'string'], (map, key) => (map.has(key) ? map.get(key) : '')),
    set: withMachine(['map', 'raw', 'raw'], set),
    unset: withMachine(['map', 'raw'], unset),
    hasKey: fn(['map', 'string'], (map, key) => map.has(key)),
    pluck: rest(['string'], 'map', (key, ...maps) => maps.filter((map) => map.has(key)).map((map) => map.get(key))),
    keys: rest([], 'map', (...maps) => unordered(goStrings(maps.flatMap((map) => [...map.keys()])))),
    values: fn(['map'], (map) => unordered([...map.values()])),
    pick: rest(['map'], 'string', (map, ...keys) => filtered(map, (key) => keys.includes(key))),
    omit: rest(['map'], 'string', (map, ...keys) => filtered(map, (key) => !keys.includes(key))),
    dig: rest([], 'raw', dig),
    ...withMust('merge', merge(false)),
    ...withMust('mergeOverwrite', merge(true)),
    ...withMust('deepCopy', fn(['any'], deepCopy)),
  };
}

function dict(...words: readonly GoValue[]): GoValue {
  const made: Dict = new Map();
  for (let at = 0; at < words.length; at += 2) {
    const key = words[at];
    if (isUnknown(key)) return unknownValue;
    made.set(textOf(key), at + 1 < words.length ? words[at + 1] : '');
  }
  return made;
}

function set(machine: Machine, map: Dict, key: GoValue, value: GoValue): GoValue {
  const name = keyToChange(machine, key);
  if (map === nilMap) throw new Failure('assignment to entry in nil map');
  map.set(name, value);
  return map;
}

function unset(machine: Machine, map: Dict, key: GoValue): GoValue {
  map.delete(keyToChange(machine, key));
  return map;
}

/** The name of a key that is about to be changed. */
function keyToChange(machine: Machine, key: GoValue): string {
  machine.change();
  if (isUnknown(key)) throw new Lost();
  if (typeof key === 'string') return key;
  throw new Failure(`wrong type for value; expected string; got ${typeName(key)}`);
}

function merge(overwrite: boolean): GoFunction {
  const run = (machine: Machine, target: Dict, ...sources: readonly GoValue[]): GoValue => {
    machine.change();
    const changed: Dict = target === nilMap ? new Map() : target;
    for (const source of sources) {
      if (isUnknown(source)) throw new Lost();
      const map = mapOf(source);
      if (!map) throw new Failure(`wrong type for value; expected map[string]interface {}; got ${typeName(source)}`);
      machine.spend(map.size);
      mergeInto(changed, map, overwrite);
    }
    return changed;
  };
  return withMachine<['map'], 'raw'>(['map'], run, 'raw');
}

function filtered(map: Dict, keeps: (key: string) => boolean): GoValue {
  return new Map([...map].filter(([key]) => keeps(key)));
}

function dig(...words: readonly GoValue[]): GoValue {
  if (words.length < 3) throw new Failure('dig needs at least three arguments');
  const [fallback, start] = words.slice(-2);
  let at = start;
  for (const key of words.slice(0, -2)) {
    if (isUnknown(at) || isUnknown(key)) return unknownValue;
    if (typeof key !== 'string') throw conversion(key, 'string');
    if (!(at instanceof Map)) throw conversion(at, 'map[string]interface {}');
    if (!at.has(key)) return fallback;
    at = at.get(key);
  }
  return at;
}

function conversion(value: GoValue, wanted: string): Failure {
  const is = value === null || value === undefined ? 'nil' : typeName(value);
  return new Failure(`interface conversion: interface {} is ${is}, not ${wanted}`);
}
