import { deepEqual } from '../equal.ts';
import { Failure } from '../failure.ts';
import { toInt64 } from '../cast.ts';
import { kindName, nilList, Typed, goStrings } from '../typed.ts';
import { byCodePoints, isTrue, isUnknown, listOf, type GoList, type GoValue } from '../value.ts';
import { unknownValue } from '../unknown.ts';
import { itemsInAnyOrder } from '../unordered.ts';
import { fn, rest, type Functions, type GoFunction } from './define.ts';

/** Functions of sprig on lists of any type (sprig 3.3, list.go); new lists are of type []interface {}. */
export function lists(): Functions {
  const list = rest([], 'raw', (...items) => items);
  return {
    list,
    tuple: list,
    ...withMust(
      'append',
      fn(['shallow', 'raw'], (items, item) => [...itemsOf(items, 'push on'), item]),
    ),
    ...withMust(
      'push',
      fn(['shallow', 'raw'], (items, item) => [...itemsOf(items, 'push on'), item]),
    ),
    ...withMust(
      'prepend',
      fn(['shallow', 'raw'], (items, item) => [item, ...itemsOf(items, 'prepend on')]),
    ),
    ...withMust(
      'first',
      fn(['shallow'], (items) => itemsOf(items, 'find first on')[0]),
    ),
    ...withMust(
      'last',
      fn(['shallow'], (items) => itemsOf(items, 'find last on').at(-1)),
    ),
    ...withMust(
      'rest',
      fn(['shallow'], (items) => nonEmpty(itemsOf(items, 'find rest on'), (some) => some.slice(1))),
    ),
    ...withMust(
      'initial',
      fn(['shallow'], (items) => nonEmpty(itemsOf(items, 'find initial on'), (some) => some.slice(0, -1))),
    ),
    ...withMust(
      'reverse',
      fn(['shallow'], (items) => itemsOf(items, 'find reverse on').toReversed()),
    ),
    ...withMust('compact', fn(['shallow'], compact)),
    ...withMust(
      'uniq',
      fn(['any'], (items) => uniq(itemsOf(items, 'find uniq on'))),
    ),
    ...withMust('without', rest(['any'], 'any', without)),
    ...withMust('has', fn(['any', 'any'], has)),
    ...withMust('slice', rest(['shallow'], 'any', slice)),
    ...withMust('chunk', fn(['int', 'shallow'], chunk)),
    concat: rest([], 'shallow', concat),
    sortAlpha: fn(['raw'], sortAlpha),
  };
}

/** A function and its twin, which returns its error where the first panics with it: a template sees no difference. */
export function withMust(name: string, called: GoFunction): Functions {
  return { [name]: called, [`must${name.charAt(0).toUpperCase()}${name.slice(1)}`]: called };
}

function itemsOf(value: GoValue, action: string): GoList {
  if (value === null || value === undefined) {
    throw new Failure('runtime error: invalid memory address or nil pointer dereference');
  }
  const items = listOf(value);
  if (!items) throw new Failure(`Cannot ${action} type ${kindName(value)}`);
  return items;
}

function nonEmpty(items: GoList, some: (items: GoList) => GoList): GoList {
  return items.length === 0 ? nilList : some(items);
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

function uniq(items: GoList): GoList {
  return items.filter((item, index) => items.findIndex((other) => deepEqual(item, other)) === index);
}

function without(value: GoValue, ...omitted: readonly GoValue[]): GoValue {
  return itemsOf(value, 'find without on').filter((item) => !omitted.some((one) => deepEqual(one, item)));
}

function has(needle: GoValue, value: GoValue): boolean {
  if (value === null || value === undefined) return false;
  return itemsOf(value, 'find has on').some((item) => deepEqual(needle, item));
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
  if (size <= 0) return unknownValue;
  const chunks: GoList[] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return new Typed('[][]interface {}', chunks);
}

function concat(...values: readonly GoValue[]): GoValue {
  const all = values.flatMap((value) => {
    if (value !== null && !listOf(value)) throw new Failure(`Cannot concat type ${kindName(value)} as list`);
    return itemsOf(value, 'concat');
  });
  return all.length === 0 ? nilList : all;
}
