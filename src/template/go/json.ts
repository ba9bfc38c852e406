import { integerOf, isNil, listOf, mapOf, sortedKeys, type GoValue } from './value.ts';

/** A value as encoding/json writes it, keys sorted and `<`, `>`, `&` escaped; empty where Go cannot (Helm swallows the error). */
export function toJson(value: GoValue): string {
  return written(value, undefined, escapeHtml);
}

/** As `toJson`, over several lines. */
export function toPrettyJson(value: GoValue): string {
  return written(value, '\n', escapeHtml);
}

/** As `toJson`, with `<`, `>` and `&` as they are. */
export function toRawJson(value: GoValue): string {
  return written(value, undefined, (text) => text);
}

type Escape = (text: string) => string;

function written(value: GoValue, line: string | undefined, escape: Escape): string {
  return hasNoJson(value) ? '' : json(value, line, escape);
}

/** Infinite numbers have no JSON. */
function hasNoJson(value: GoValue): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return (listOf(value) ?? [...(mapOf(value)?.values() ?? [])]).some(hasNoJson);
}

/** `line` is the line break with the indentation of the value. */
function json(value: GoValue, line: string | undefined, escape: Escape): string {
  if (isNil(value)) return 'null';
  if (typeof value === 'string') return quoted(value, escape);
  if (typeof value === 'number') return jsonNumber(value);
  const inner = line === undefined ? undefined : `${line}  `;
  const list = listOf(value);
  if (list)
    return enclosed(
      '[',
      ']',
      list.map((item) => json(item, inner, escape)),
      line,
    );
  const map = mapOf(value);
  if (!map) return String(integerOf(value) ?? value);
  const colon = line === undefined ? ':' : ': ';
  const entries = sortedKeys(map).map((key) => quoted(key, escape) + colon + json(map.get(key), inner, escape));
  return enclosed('{', '}', entries, line);
}

function enclosed(open: string, close: string, items: readonly string[], line: string | undefined): string {
  if (line === undefined || items.length === 0) return open + items.join(',') + close;
  return `${open}${line}  ${items.join(`,${line}  `)}${line}${close}`;
}

/** A float64 as JSON: no exponent between 1e-6 and 1e21, which is JavaScript's rule too. */
export function jsonNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function quoted(text: string, escape: Escape): string {
  return escape(JSON.stringify(text)).replace(
    /[\u2028\u2029]/g,
    (separator) => `\\u${separator.charCodeAt(0).toString(16)}`,
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}
