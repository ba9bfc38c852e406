import { Failure, Lost } from '../failure.ts';
import { goStrings, nilMap, PartialMap, Typed, typeName } from '../typed.ts';
import { unknownValue } from '../unknown.ts';
import { unordered } from '../unordered.ts';
import { isUnknown, listOf, mapOf, type GoValue } from '../value.ts';
import { fn, rest, withMachine, type Functions, type GoFunction, type Machine } from './define.ts';
import { withTwins } from './lists.ts';
import { deepCopy, mergeInto } from './merge.ts';
import { textOf } from './text-of.ts';

type Dict = Map<string, GoValue>;

/** Functions of sprig on maps (sprig 3.3, dict.go). */
export function dicts(): Functions {
  return {
    dict: rest([], 'raw', dict),
    get: fn(['map', 'string'], (map, key) => (map.has(key) ? map.get(key) : '')),
    set: withMachine(['raw', 'raw', 'raw'], set),
    unset: withMachine(['raw', 'raw'], unset),
    hasKey: fn(['map', 'string'], (map, key) => map.has(key)),
    pluck: rest(['string'], 'map', (key, ...maps) => maps.filter((map) => map.has(key)).map((map) => map.get(key))),
    keys: rest([], 'map', (...maps) => unordered(goStrings(maps.flatMap((map) => [...map.keys()])))),
    values: fn(['map'], (map) => unordered([...map.values()])),
    pick: rest(['map'], 'string', (map, ...keys) => filtered(map, (key) => keys.includes(key))),
    omit: rest(['map'], 'string', (map, ...keys) => filtered(map, (key) => !keys.includes(key))),
    dig: rest([], 'raw', dig),
    ...withTwins({ merge: merge(false), mergeOverwrite: merge(true), deepCopy: fn(['any'], copied) }),
  };
}

function dict(...words: readonly GoValue[]): GoValue {
  const made: Dict = new Map();
  for (let at = 0; at < words.length; at += 2) {
    const key = words[at];
    if (isUnknown(key) || mapOf(key) || listOf(key)) return unknownValue;
    made.set(textOf(key), at + 1 < words.length ? words[at + 1] : '');
  }
  return made;
}

function copied(value: GoValue): GoValue {
  if (value !== null) return deepCopy(value);
  throw new Failure('reflect: call of reflect.Value.Type on zero Value');
}

function set(machine: Machine, target: GoValue, key: GoValue, value: GoValue): GoValue {
  const map = mapToChange(machine, target, [key]);
  if (!map) return unknownValue;
  if (map === nilMap) throw new Failure('assignment to entry in nil map');
  map.set(textIn(key), value);
  return map;
}

function unset(machine: Machine, target: GoValue, key: GoValue): GoValue {
  const map = mapToChange(machine, target, [key]);
  map?.delete(textIn(key));
  return map ?? unknownValue;
}

/** The map that is about to be changed; undefined for one that is unknown anyway. */
function mapToChange(machine: Machine, target: GoValue, others: readonly GoValue[]): Dict | undefined {
  machine.change();
  if (target instanceof PartialMap) throw new Lost();
  if (isUnknown(target)) return undefined;
  if (others.some(isUnknown)) throw new Lost();
  return dictOf(target);
}

function dictOf(value: GoValue): Dict {
  const map = value instanceof Typed && value.type !== 'chartutil.Values' ? undefined : mapOf(value);
  if (value === undefined) return nilMap;
  if (map) return map;
  throw new Failure(`wrong type for value; expected map[string]interface {}; got ${typeName(value)}`);
}

function textIn(key: GoValue): string {
  if (typeof key === 'string') return key;
  throw new Failure(`wrong type for value; expected string; got ${typeName(key)}`);
}

function merge(overwrite: boolean): GoFunction {
  const run = (machine: Machine, target: GoValue, ...sources: readonly GoValue[]): GoValue => {
    const map = mapToChange(machine, target, sources);
    if (!map) return unknownValue;
    const changed: Dict = map === nilMap ? new Map() : map;
    const budget = { spend: machine.spend, depth: 200 };
    for (const source of sources.map(dictOf)) mergeInto(changed, source, overwrite, budget);
    return changed;
  };
  return withMachine<['raw'], 'raw'>(['raw'], run, 'raw');
}

function filtered(map: Dict, keeps: (key: string) => boolean): GoValue {
  return new Map([...map].filter(([key]) => keeps(key)));
}

function dig(...words: readonly GoValue[]): GoValue {
  if (words.length < 3) throw new Failure('dig needs at least three arguments');
  const [fallback, start] = words.slice(-2);
  const keys = words.slice(0, -2);
  const wrong = keys.find((key) => typeof key !== 'string' && !isUnknown(key));
  if (wrong !== undefined) throw conversion(wrong, 'string');
  let at = start;
  for (const key of keys) {
    if (isUnknown(at) || typeof key !== 'string') return unknownValue;
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
