import type { HelmMap, HelmValue } from '../../model/helm-value.ts';
import type { Unknown } from '../../model/node.ts';
import { GoObject, nilList, nilMap, Typed } from './typed.ts';

/**
 * A value while a template runs: what the files gave, and what only Go code makes. `undefined` is no value at all (an untyped nil),
 * `null` a nil that stands in a map or list: Go takes a field of the first for nil, and fails at a field of the second.
 */
export type GoValue =
  undefined | null | boolean | string | number | bigint | GoList | GoMap | Typed | GoObject | Unknown;

export type GoList = readonly GoValue[];

export type GoMap = ReadonlyMap<string, GoValue>;

export function isHelmMap(value: HelmValue | undefined): value is HelmMap {
  return value instanceof Map;
}

export function isHelmList(value: HelmValue | undefined): value is readonly HelmValue[] {
  return Array.isArray(value);
}

/** True for a value that the files do not tell; a list or map that holds one is not unknown itself. */
export function isUnknown(value: GoValue): value is Unknown {
  return typeof value === 'object' && value !== null && 'unknown' in value;
}

/** The entries of a map of whatever Go type; undefined for anything else. */
export function mapOf(value: GoValue): Map<string, GoValue> | undefined {
  const inner = value instanceof Typed ? value.value : value;
  return inner instanceof Map ? inner : undefined;
}

/** The items of a list of whatever Go type; undefined for anything else. */
export function listOf(value: GoValue): GoList | undefined {
  const inner = value instanceof Typed ? value.value : value;
  return Array.isArray(inner) ? inner : undefined;
}

/** A whole number of whatever Go type; undefined for anything else, a float included. */
export function integerOf(value: GoValue): bigint | undefined {
  const inner = value instanceof Typed ? value.value : value;
  return typeof inner === 'bigint' ? inner : undefined;
}

/** True for nil, and for a list or map that is nil: it is empty, but JSON and YAML have `null` for it. */
export function isNil(value: GoValue): boolean {
  return value === null || value === undefined || value === nilMap || listOf(value) === nilList;
}

/** What `if` takes for true: everything but nil, false, zero and empty things (text/template, IsTrue). Not to be asked of an unknown. */
export function isTrue(value: GoValue): boolean {
  const map = mapOf(value);
  if (map) return map.size > 0;
  const list = listOf(value);
  if (list) return list.length > 0;
  return Boolean(integerOf(value) ?? value);
}

/** Keys of a map in the order in which Go prints and ranges over them: by bytes of UTF-8, which is by code points. */
export function sortedKeys(map: GoMap): readonly string[] {
  return [...map.keys()].sort(byCodePoints);
}

/** Order of two texts as Go compares strings. */
export function byCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at >= a.length || at >= b.length ? a.length - b.length : rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
}

/** Surrogates stand for characters above all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** The text that fmt's verb `%v` makes of a value; nil is `<nil>`. Not to be asked of an unknown. */
export function goText(value: GoValue): string {
  if (value === null || value === undefined) return '<nil>';
  if (typeof value === 'number') return goFloat(value);
  const map = mapOf(value);
  if (map)
    return `map[${sortedKeys(map)
      .map((key) => `${key}:${goText(map.get(key))}`)
      .join(' ')}]`;
  const list = listOf(value);
  if (list) return `[${list.map(goText).join(' ')}]`;
  if (value instanceof GoObject) return value.text ?? '';
  return isUnknown(value) ? value.text : String(integerOf(value) ?? value);
}

/** What an action writes into the output: as `%v`, but Helm leaves `<no value>` out (engine.go, missingkey=zero). */
export function outputText(value: HelmValue | undefined): string {
  return value === undefined || value === null ? '' : goText(value);
}

/** A float64 as `%v` writes it: shortest digits, with an exponent below -4 and from 6 on (strconv, FormatFloat 'g' -1). */
export function goFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  if (Object.is(value, -0)) return '-0';
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
