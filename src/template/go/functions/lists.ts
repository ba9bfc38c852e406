import { deepEqual } from '../equal.ts';
import { Failure } from '../failure.ts';
import { toInt64 } from '../cast.ts';
import { kindName, nilList, Typed, goStrings } from '../typed.ts';
import { byCodePoints, isTrue, isUnknown, listOf, type GoList, type GoValue } from '../value.ts';
import { unknownValue } from '../unknown.ts';
import { itemsInAnyOrder } from '../unordered.ts';
import { fn, rest, withMachine, type Functions, type Machine } from './define.ts';

/** Functions of sprig on lists of any type (sprig 3.3, list.go); new lists are of type []interface {}. */
export function lists(): Functions {
  const list = rest([], 'raw', (...items) => items);
  const append = fn(['shallow', 'raw'], (items, item) => [...itemsOf(items, 'push on'), item]);
  return {
    list,
    tuple: list,
    concat: rest([], 'shallow', concat),
    sortAlpha: fn(['raw'], sortAlpha),
    ...withTwins({
      append,
      push: append,
      prepend: fn(['shallow', 'raw'], (items, item) => [item, ...itemsOf(items, 'prepend on')]),
      first: fn(['shallow'], (items) => itemsOf(items, 'find first on')[0]),
      last: fn(['shallow'], (items) => itemsOf(items, 'find last on').at(-1)),
      rest: fn(['shallow'], (items) => part(itemsOf(items, 'find rest on'), 1, Infinity)),
      initial: fn(['shallow'], (items) => part(itemsOf(items, 'find initial on'), 0, -1)),
      reverse: fn(['shallow'], (items) => itemsOf(items, 'find reverse on').toReversed()),
      compact: fn(['shallow'], compact),
      uniq: withMachine(['any'], uniq),
      without: withMachine<['any'], 'any'>(['any'], without, 'any'),
      has: withMachine(['any', 'any'], has),
      slice: rest(['shallow'], 'any', slice),
      chunk: fn(['int', 'shallow'], chunk),
    }),
  };
}

/** Functions with their twins `must…`, which return an error where the first panic with it: a template sees no difference. */
export function withTwins(functions: Functions): Functions {
  const twins = Object.entries(functions).map(([name, called]) => {
    return [`must${name.charAt(0).toUpperCase()}${name.slice(1)}`, called] as const;
  });
  return { ...functions, ...Object.fromEntries(twins) };
}

function itemsOf(value: GoValue, action: string): GoList {
  if (value === null || value === undefined) {
    throw new Failure('runtime error: invalid memory address or nil pointer dereference');
  }
  const items = listOf(value);
  if (!items) throw new Failure(`Cannot ${action} type ${kindName(value)}`);
  return items;
}

/** What Go makes of an empty list is nil. */
function part(items: GoList, start: number, end: number): GoList {
  return items.length === 0 ? nilList : items.slice(start, end);
}

function compact(value: GoValue): GoValue {
  const items = itemsOf(value, 'compact on');
  return items.some(isUnknown) ? unknownValue : items.filter(isTrue);
}

function sortAlpha(value: GoValue): GoValue {
  const items = itemsInAnyOrder(value);
  if (items?.every((item) => typeof item === 'string')) return goStrings([...items].sort(byCodePoints));
  return unknownValue;
}

function uniq(machine: Machine, value: GoValue): GoList {
  const kept: GoValue[] = [];
  for (const item of itemsOf(value, 'find uniq on')) if (!holds(machine, kept, item)) kept.push(item);
  return kept;
}

function without(machine: Machine, value: GoValue, ...omitted: readonly GoValue[]): GoValue {
  return itemsOf(value, 'find without on').filter((item) => !holds(machine, omitted, item));
}

function has(machine: Machine, needle: GoValue, value: GoValue): boolean {
  if (value === null || value === undefined) return false;
  return holds(machine, itemsOf(value, 'find has on'), needle);
}

function holds(machine: Machine, items: GoList, needle: GoValue): boolean {
  return items.some((item) => deepEqual(item, needle, machine.spend));
}

function slice(value: GoValue, ...indexes: readonly GoValue[]): GoValue {
  if (value !== null && !listOf(value)) {
    throw new Failure(`list should be type of slice or array but ${kindName(value)}`);
  }
  const items = itemsOf(value, '');
  if (items.length === 0) return null;
  const [from, to] = indexes;
  const start = Number(toInt64(from));
  const end = to === undefined ? items.length : Number(toInt64(to));
  if (start < 0 || end > items.length || start > end)
    throw new Failure('reflect.Value.Slice: slice index out of bounds');
  const cut = items.slice(start, end);
  return value instanceof Typed ? new Typed(value.type, cut) : cut;
}

function chunk(size: number, value: GoValue): GoValue {
  const items = itemsOf(value, 'chunk');
  // Of a negative size there may be no chunk at all, but never one.
  const isNone = size < 0 && Math.floor((items.length - 1) / size) === -1;
  if (size <= 0 && !isNone) throw new Failure('runtime error: makeslice: len out of range');
  const chunks: GoList[] = [];
  for (let at = isNone ? items.length : 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return new Typed('[][]interface {}', chunks);
}

function concat(...values: readonly GoValue[]): GoValue {
  const all = values.flatMap((value) => {
    if (value !== null && !listOf(value)) throw new Failure(`Cannot concat type ${kindName(value)} as list`);
    return itemsOf(value, 'concat');
  });
  return all.length === 0 ? nilList : all;
}
