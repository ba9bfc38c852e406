import { tooLarge } from '../failure.ts';
import { Typed } from '../typed.ts';
import { unknownValue } from '../unknown.ts';
import { isTrue, isUnknown, listOf, mapOf, type GoMap, type GoValue } from '../value.ts';

/** What a merge may cost, and how many maps deep it may go. */
export interface MergeBudget {
  readonly spend: (units: number) => void;
  readonly depth: number;
}

/**
 * Merges a map into another, in place (mergo 1.0.1, deepMerge). Without `overwrite` only what is empty is filled; a nil never fills.
 * Maps that both have are merged; a map that only the source has is shared.
 */
export function mergeInto(target: Map<string, GoValue>, source: GoMap, overwrite: boolean, budget: MergeBudget): void {
  if (budget.depth === 0) throw tooLarge();
  const inner = { ...budget, depth: budget.depth - 1 };
  for (const [key, value] of source) {
    budget.spend(1);
    const old = target.get(key);
    if (value === null || value === undefined) {
      if (overwrite) target.set(key, null);
      continue;
    }
    const [from, into] = [mapOf(value), mapOf(old)];
    if (isUnknown(value) || isUnknown(old)) target.set(key, mergedUnknown(old, value, overwrite));
    else if (from && into && (into.size > 0 || from.size > 0)) mergeInto(into, from, overwrite, inner);
    else if (overwrite || !isTrue(old)) target.set(key, value);
  }
}

function mergedUnknown(old: GoValue, value: GoValue, overwrite: boolean): GoValue {
  if (overwrite) return isUnknown(value) || mapOf(value) ? unknownValue : value;
  return isUnknown(old) || mapOf(old) || !isTrue(old) ? unknownValue : old;
}

/** A copy of a value that shares no map or list with it. */
export function deepCopy(value: GoValue): GoValue {
  const list = listOf(value)?.map(deepCopy);
  const map = mapOf(value);
  const copy = map ? new Map([...map].map(([key, item]) => [key, deepCopy(item)])) : list;
  if (!copy) return value;
  return value instanceof Typed ? new Typed(value.type, copy) : copy;
}
