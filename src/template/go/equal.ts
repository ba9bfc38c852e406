import { listOf, mapOf, type GoValue } from './value.ts';
import { typeName } from './typed.ts';

/** reflect.DeepEqual: values of different Go types differ, an int from an int64 too. Not to be asked of unknowns. */
export function deepEqual(a: GoValue, b: GoValue, spend: (units: number) => void): boolean {
  if (a === b) return true;
  // A comparison costs more than a look at a value.
  spend(5);
  if (typeName(a) !== typeName(b)) return false;
  const list = listOf(a);
  const other = listOf(b);
  if (list && other)
    return list.length === other.length && list.every((item, index) => deepEqual(item, other[index], spend));
  const map = mapOf(a);
  const map2 = mapOf(b);
  if (map && map2) {
    return (
      map.size === map2.size && [...map].every(([key, item]) => map2.has(key) && deepEqual(item, map2.get(key), spend))
    );
  }
  return a === null || a === undefined || String(inner(a)) === String(inner(b));
}

function inner(value: GoValue): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}
