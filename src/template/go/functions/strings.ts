import { Failure } from '../failure.ts';
import { byteLength, charactersOf, goQuote, sliceBytes } from '../text.ts';
import { goStrings, Typed } from '../typed.ts';
import { unknownValue } from '../unknown.ts';
import { goText, type GoValue } from '../value.ts';
import { fn, rest, withMachine, type Functions, type Machine } from './define.ts';
import { stringsOf, textOf } from './text-of.ts';
import { words } from './words.ts';

/** Functions of sprig on text (sprig 3.3, strings.go); offsets count bytes of UTF-8. */
export function strings(): Functions {
  const trimAll = fn(['string', 'string'], (cutset, text) => trimmed(text, cutset));
  return {
    ...words(),
    trim: fn(['string'], trimSpace),
    trimAll,
    trimall: trimAll,
    trimPrefix: fn(['string', 'string'], (prefix, text) =>
      text.startsWith(prefix) ? text.slice(prefix.length) : text,
    ),
    trimSuffix: fn(['string', 'string'], (suffix, text) =>
      text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
    ),
    contains: fn(['string', 'string'], (part, text) => text.includes(part)),
    hasPrefix: fn(['string', 'string'], (prefix, text) => text.startsWith(prefix)),
    hasSuffix: fn(['string', 'string'], (suffix, text) => text.endsWith(suffix)),
    quote: rest([], 'any', (...values) =>
      notNil(values)
        .map((value) => goQuote(textOf(value)))
        .join(' '),
    ),
    squote: rest([], 'any', (...values) =>
      notNil(values)
        .map((value) => `'${goText(value)}'`)
        .join(' '),
    ),
    cat: rest([], 'any', (...values) => notNil(values).map(goText).join(' ')),
    toString: fn(['any'], (value) => textOf(value)),
    toStrings: fn(['any'], (value) => goStrings(stringsOf(value))),
    join: fn(['string', 'any'], (separator, value) => stringsOf(value).join(separator)),
    split: fn(['string', 'string'], (separator, text) => numbered(splitText(text, separator))),
    splitn: fn(['string', 'int', 'string'], (separator, count, text) => numbered(splitCount(text, separator, count))),
    splitList: fn(['string', 'string'], (separator, text) => goStrings(splitText(text, separator))),
    repeat: withMachine(['int', 'string'], repeat),
    replace: withMachine(['string', 'string', 'string'], replace),
    indent: withMachine(['int', 'string'], indent),
    nindent: withMachine(['int', 'string'], (machine, spaces, text) => `\n${indent(machine, spaces, text)}`),
    trunc: fn(['int', 'string'], trunc),
    substr: fn(['int', 'int', 'string'], substr),
    plural: fn(['string', 'string', 'int'], (one, many, count) => (count === 1 ? one : many)),
  };
}

function notNil(values: readonly GoValue[]): readonly GoValue[] {
  return values.filter((value) => value !== null && value !== undefined);
}

/** strings.TrimSpace: white space as Unicode has it, which is not all that JavaScript trims. */
function trimSpace(text: string): string {
  const space = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
  return trimWhere(text, (character) => space.test(character));
}

function trimmed(text: string, cutset: string): string {
  const cut = new Set(cutset);
  return trimWhere(text, (character) => cut.has(character));
}

function trimWhere(text: string, cuts: (character: string) => boolean): string {
  const characters = charactersOf(text);
  const start = characters.findIndex((character) => !cuts(character));
  if (start < 0) return '';
  return characters.slice(start, characters.findLastIndex((character) => !cuts(character)) + 1).join('');
}

/** strings.Split: an empty separator splits into characters. */
function splitText(text: string, separator: string): readonly string[] {
  return separator === '' ? charactersOf(text) : text.split(separator);
}

function splitCount(text: string, separator: string, count: number): readonly string[] {
  const parts = splitText(text, separator);
  if (count === 0) return [];
  if (count < 0 || parts.length <= count) return parts;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

/** The parts under the keys `_0`, `_1` … */
function numbered(parts: readonly string[]): GoValue {
  return new Typed('map[string]string', new Map(parts.map((part, index) => [`_${index}`, part])));
}

function repeat(machine: Machine, count: number, text: string): string {
  if (count < 0) throw new Failure('strings: negative Repeat count');
  machine.text(count * text.length);
  return text.repeat(count);
}

function replace(machine: Machine, old: string, fresh: string, text: string): string {
  const parts = old === '' ? ['', ...charactersOf(text), ''] : text.split(old);
  machine.text(text.length + parts.length * fresh.length);
  return old === '' && text === '' ? fresh : parts.join(fresh);
}

function indent(machine: Machine, spaces: number, text: string): string {
  if (spaces < 0) throw new Failure('strings: negative Repeat count');
  machine.text(spaces);
  const lines = text.split('\n');
  machine.text(text.length + spaces * lines.length);
  const pad = ' '.repeat(spaces);
  return lines.map((line) => pad + line).join('\n');
}

function trunc(count: number, text: string): GoValue {
  const length = byteLength(text);
  if (count < 0 && length + count > 0) return sliceBytes(text, length + count, length) ?? unknownValue;
  if (count >= 0 && length > count) return sliceBytes(text, 0, count) ?? unknownValue;
  return text;
}

function substr(start: number, end: number, text: string): GoValue {
  const length = byteLength(text);
  const from = Math.max(start, 0);
  const to = start >= 0 && (end < 0 || end > length) ? length : end;
  if (to < 0 || to > length || from > to) throw new Failure(`runtime error: slice bounds out of range [${from}:${to}]`);
  return sliceBytes(text, from, to) ?? unknownValue;
}
