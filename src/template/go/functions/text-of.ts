import { goText, listOf, type GoValue } from '../value.ts';

/** A value as sprig makes text of it (strval). */
export function textOf(value: GoValue): string {
  return typeof value === 'string' ? value : goText(value);
}

/** The texts of a list's items without nils; of anything else its own (strslice). */
export function stringsOf(value: GoValue): readonly string[] {
  if (value === null || value === undefined) return [];
  const list = listOf(value);
  if (!list) return [textOf(value)];
  return list.filter((item) => item !== null && item !== undefined).map(textOf);
}
