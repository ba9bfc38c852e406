import { listOf, mapOf, type GoValue } from './value.ts';
import { typeName } from './typed.ts';

/** reflect.DeepEqual: values of different Go types differ, an int from an int64 too. Not to be asked of unknowns. */
export function deepEqual(a: GoValue, b: GoValue, spend: (units: number) => void): boolean {
  if (a === b) return true;
  // A comparison costs more than a look at a value.
  spend(5);
  if (typeName(a) !== typeName(b)) return false;
  const list = listOf(a);
  const otherList = listOf(b);
  if (list && otherList)
    return list.length === otherList.length && list.every((item, index) => deepEqual(item, otherList[index], spend));
  const map = mapOf(a);
  const otherMap = mapOf(b);
  if (map && otherMap) {
    return (
      map.size === otherMap.size &&
      [...map].every(([key, item]) => otherMap.has(key) && deepEqual(item, otherMap.get(key), spend))
    );
  }
  return a === null || a === undefined || String(inner(a)) === String(inner(b));
}

function inner(value: GoValue): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}
