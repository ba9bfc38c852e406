import { jsonNumber, toJson } from './json.ts';
import { unknownValue } from './unknown.ts';
import { goFloat, integerOf, isNil, listOf, mapOf, type GoList, type GoMap, type GoValue } from './value.ts';
import { compareKeys } from './yaml-keys.ts';
import { isPlainString } from './yaml-plain.ts';

/**
 * A value as Helm's `toYaml` writes it: by way of JSON, then go-yaml 2.4 without a last line break. An unknown for texts and keys
 * of which go-yaml makes something special (long or several-line keys, controls, marks of byte order).
 */
export function toYaml(value: GoValue): GoValue {
  if (toJson(value) === '') return '';
  if (hasOddText(value)) return unknownValue;
  const text = block(value, 0);
  return (text.startsWith(' ') || text.startsWith('\n') ? text.slice(1) : text).replace(/\n$/, '');
}

const oddText = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;

function hasOddText(value: GoValue): boolean {
  if (typeof value === 'string') return oddText.test(value);
  const list = listOf(value);
  if (list) return list.some(hasOddText);
  return [...(mapOf(value) ?? [])].some(([key, item]) => isOddKey(key) || hasOddText(item));
}

/** go-yaml writes such a key behind `? `, or reads it as a merge key. */
function isOddKey(key: string): boolean {
  return key === '<<' || /[\r\n]/.test(key) || oddText.test(key) || new TextEncoder().encode(key).length > 128;
}

/** A value with what goes before it behind `key:` or `-`, and its line break. `indent` is that of the line that it is on. */
function block(value: GoValue, indent: number): string {
  if (isNil(value)) return ' null\n';
  const map = mapOf(value);
  if (map) return map.size === 0 ? ' {}\n' : `\n${mapping(map, indent)}`;
  const list = listOf(value);
  if (list) return list.length === 0 ? ' []\n' : `\n${sequence(list, indent)}`;
  return ` ${scalar(value, indent)}\n`;
}

function mapping(map: GoMap, indent: number): string {
  const pad = ' '.repeat(indent);
  const keys = [...map.keys()].sort(compareKeys);
  return keys
    .map((key) => {
      const value = map.get(key);
      // A list stands no deeper than its key.
      const inner = indent + (listOf(value) ? 0 : 2);
      return `${pad}${stringText(key, true, 0)}:${block(value, inner)}`;
    })
    .join('');
}

function sequence(list: GoList, indent: number): string {
  const pad = ' '.repeat(indent);
  return list
    .map((item) => {
      const text = block(item, indent + 2);
      // The first line of what is in an item stands behind its dash.
      return `${pad}- ${text.startsWith('\n') ? text.slice(1 + indent + 2) : text.slice(1)}`;
    })
    .join('');
}

function scalar(value: GoValue, indent: number): string {
  if (typeof value === 'string') return stringText(value, false, indent);
  if (typeof value === 'number') return numberText(value);
  return String(integerOf(value) ?? value);
}

/** go-yaml reads the number's JSON: what is written without point and exponent, and fits 64 bits, is an integer. */
function numberText(value: number): string {
  const json = jsonNumber(value);
  if (!/^-?\d+$/.test(json)) return goFloat(value);
  const whole = BigInt(json);
  return whole >= -(2n ** 63n) && whole < 2n ** 64n ? String(whole) : goFloat(value);
}

function stringText(text: string, isKey: boolean, indent: number): string {
  const special = /[\0-\x09\x0b-\x1f\u{10000}-\u{10ffff}]| [\r\n]/u.test(text);
  if (!isKey && text.includes('\n')) return special || text.endsWith(' ') ? doubleQuoted(text) : literal(text, indent);
  if (special || !isPlainString(text)) return doubleQuoted(text);
  return needsQuotes(text) ? `'${text.replaceAll("'", "''")}'` : text;
}

/** True where an indicator of YAML, or a space at an end, keeps a text from standing plain. */
function needsQuotes(text: string): boolean {
  if (/^ | $/.test(text)) return true;
  if (/^(?:---|\.\.\.)/.test(text) || /^[#,[\]{}&*!|>'"%@`]/.test(text)) return true;
  return /^[-?:](?: |$)/.test(text) || /:(?: |$)/.test(text) || / #/.test(text);
}

function literal(text: string, indent: number): string {
  const lead = /^[ \n]/.test(text) ? '2' : '';
  const chomp = text.endsWith('\n') ? (text === '\n' || text.endsWith('\n\n') ? '+' : '') : '-';
  const pad = ' '.repeat(Math.max(indent, 2));
  const lines = text.replace(/\n$/, '').split('\n');
  return `|${lead}${chomp}\n${lines.map((line) => (line === '' ? '' : pad + line)).join('\n')}`;
}

const short: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
};

function doubleQuoted(text: string): string {
  const escaped = text.replace(/["\\\0-\x1f\u{10000}-\u{10ffff}]/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    const hex = point.toString(16).toUpperCase();
    return `\\${short[character] ?? (point > 0xffff ? `U${hex.padStart(8, '0')}` : `x${hex.padStart(2, '0')}`)}`;
  });
  return `"${escaped}"`;
}
