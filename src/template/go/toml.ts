import { Failure } from './failure.ts';
import { goFloat, integerOf, isNil, listOf, mapOf, sortedKeys, type GoMap, type GoValue } from './value.ts';

/** A value as Helm's `toToml` writes it (BurntSushi/toml 1.6, encode.go); where it cannot be TOML, Helm gives the error's text. */
export function toToml(value: GoValue): string {
  if (value === null || value === undefined) throw new Failure('reflect: call of reflect.Value.Type on zero Value');
  if (isNil(value)) return listOf(value) ? '[]' : '';
  const map = mapOf(value);
  if (isTables(value)) return 'toml: top-level values must be Go maps or structs';
  if (hasNilItem(value)) return 'toml: cannot encode array with nil element';
  if (!map) return element(value);
  const lines: string[] = [];
  writeTable(map, [], lines);
  return lines.join('');
}

function hasNilItem(value: GoValue): boolean {
  const list = listOf(value);
  if (list) return list.some((item) => isNil(item) || hasNilItem(item));
  return [...(mapOf(value)?.values() ?? [])].some(hasNilItem);
}

/** A list of maps alone is written as `[[tables]]`. */
function isTables(value: GoValue): boolean {
  const list = listOf(value);
  return list !== undefined && list.length > 0 && list.every(mapOf);
}

function isTable(value: GoValue): boolean {
  return mapOf(value) !== undefined || isTables(value);
}

/** Keys in the order in which they are written: what is no table comes first. */
function ordered(map: GoMap): readonly string[] {
  const keys = sortedKeys(map);
  return [...keys.filter((key) => !isTable(map.get(key))), ...keys.filter((key) => isTable(map.get(key)))];
}

function writeTable(map: GoMap, route: readonly string[], lines: string[]): void {
  for (const key of ordered(map)) {
    const value = map.get(key);
    if (isNil(value)) continue;
    const inner = [...route, key];
    const pad = '  '.repeat(route.length);
    const table = mapOf(value);
    if (table) {
      if (route.length === 0 && lines.length > 0) lines.push('\n');
      lines.push(`${pad}[${inner.map(keyText).join('.')}]\n`);
      writeTable(table, inner, lines);
    } else if (isTables(value)) {
      for (const item of listOf(value) ?? []) {
        if (lines.length > 0) lines.push('\n');
        lines.push(`${pad}[[${inner.map(keyText).join('.')}]]\n`);
        writeTable(mapOf(item) ?? new Map(), inner, lines);
      }
    } else lines.push(`${pad}${keyText(key)} = ${element(value)}\n`);
  }
}

function element(value: GoValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return floatText(value);
  const list = listOf(value);
  if (list) return `[${list.map(element).join(', ')}]`;
  const map = mapOf(value);
  return map ? inlineTable(map) : String(integerOf(value) ?? value);
}

/** A nil last of all leaves its comma behind. */
function inlineTable(map: GoMap): string {
  const keys = ordered(map);
  const entries = keys.map((key, index) => {
    const value = map.get(key);
    if (isNil(value)) return '';
    return `${keyText(key)} = ${element(value)}${index < keys.length - 1 ? ', ' : ''}`;
  });
  return `{${entries.join('')}}`;
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const text = goFloat(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? key : quoted(key);
}

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

function quoted(text: string): string {
  const escaped = text.replace(/["\\\0-\x1f\x7f]/g, (character) => {
    return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}
