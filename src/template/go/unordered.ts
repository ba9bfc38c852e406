import type { Unknown } from '../../model/node.ts';
import type { GoList, GoValue } from './value.ts';
import { listOf } from './value.ts';
import { unknownValue } from './unknown.ts';

/** Items of a list whose order nobody knows, as `keys` and `values` of a map give them: an unknown, but for who asks for the items. */
interface Unordered extends Unknown {
  readonly items: GoList;
}

/** A list as it is if it has one order only, else an unknown with its items. */
export function unordered(value: GoValue): GoValue {
  const items = listOf(value) ?? [];
  if (items.length < 2) return value;
  const made: Unordered = { ...unknownValue, items };
  return made;
}

/** The items of a list, also of one without a known order; undefined for anything else. */
export function itemsInAnyOrder(value: GoValue): GoList | undefined {
  if (typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)) return value.items;
  return listOf(value);
}
