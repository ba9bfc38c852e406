import type { HelmMap, HelmValue } from '../../model/helm-value.ts';
import type { Unknown } from '../../model/node.ts';

export function isHelmMap(value: HelmValue | undefined): value is HelmMap {
  return value instanceof Map;
}

export function isHelmList(value: HelmValue | undefined): value is readonly HelmValue[] {
  return Array.isArray(value);
}

/** True for a value that the files do not tell; a list or map that holds one is not unknown itself. */
export function isUnknown(value: HelmValue | undefined): value is Unknown {
  return typeof value === 'object' && value !== null && 'unknown' in value;
}

/** What `if` takes for true: everything but nil, false, zero and empty things (text/template, IsTrue). Not to be asked of an unknown. */
export function isTrue(value: HelmValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (isHelmMap(value)) return value.size > 0;
  if (isHelmList(value)) return value.length > 0;
  return Boolean(value);
}

/** Keys of a map in the order in which Go prints and ranges over them: by bytes of UTF-8, which is by code points. */
export function sortedKeys(map: HelmMap): readonly string[] {
  return [...map.keys()].sort(byCodePoints);
}

function byCodePoints(a: string, b: string): number {
  const [one, other] = [codePoints(a), codePoints(b)];
  const at = one.findIndex((point, index) => point !== other[index]);
  return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? -1);
}

function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** The text that fmt's verb `%v` makes of a value; nil is `<nil>`. Not to be asked of an unknown. */
export function goText(value: HelmValue): string {
  if (value === null) return '<nil>';
  if (typeof value === 'number') return goFloat(value);
  if (isHelmMap(value))
    return `map[${sortedKeys(value)
      .map((key) => `${key}:${goText(value.get(key) ?? null)}`)
      .join(' ')}]`;
  if (isHelmList(value)) return `[${value.map(goText).join(' ')}]`;
  return isUnknown(value) ? value.text : String(value);
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
