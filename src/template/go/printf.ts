import { unknownValue } from './unknown.ts';
import { GoObject, typeName } from './typed.ts';
import { goFloat, goText, integerOf, listOf, mapOf, sortedKeys, type GoValue } from './value.ts';
import { charactersOf, goQuote } from './text.ts';
import type { Machine } from './functions/define.ts';

const directive = /%([-+# 0]*)(\*|\d+)?(?:\.(\*|\d*))?(\[|[^])?/gu;
const maxWidth = 1_000_000;

/** What a verb is to do: flags, least width, precision. */
interface Directive {
  readonly verb: string;
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  /** Accounts for the text that it makes. */
  readonly text: (length: number) => void;
}

/** Thrown for what this engine does not know of fmt. */
class Unsupported extends Error {}

/** The text of fmt.Sprintf, mistakes such as `%!d(string=x)` included; an unknown for verbs that hardly anybody writes. */
export function printf(machine: Machine, format: string, values: readonly GoValue[]): GoValue {
  try {
    return formatted(machine, format, values);
  } catch (error) {
    if (error instanceof Unsupported) return unknownValue;
    throw error;
  }
}

function formatted(machine: Machine, format: string, values: readonly GoValue[]): string {
  let next = 0;
  let text = '';
  const append = (piece: string): void => {
    text += piece;
    machine.text(text.length);
  };
  let at = 0;
  for (const match of format.matchAll(directive)) {
    append(format.slice(at, match.index));
    at = match.index + match[0].length;
    const read = directiveOf(match, machine.text);
    if (read.verb === '%') append('%');
    else if (read.verb === '') append('%!(NOVERB)');
    else if (next >= values.length) append(`%!${read.verb}(MISSING)`);
    else append(shown(values[next++], read));
  }
  append(format.slice(at));
  if (next < values.length) append(`%!(EXTRA ${values.slice(next).map(extra).join(', ')})`);
  return text;
}

function directiveOf([, flags = '', width, precision, verb = '']: RegExpExecArray, text: Directive['text']): Directive {
  if (verb === '[' || width === '*' || precision === '*' || flags.includes('#')) throw new Unsupported();
  const least = width === undefined ? undefined : Number(width);
  if ((least ?? 0) > maxWidth) throw new Unsupported();
  return { verb, flags, width: least, precision: precision === undefined ? undefined : Number(precision), text };
}

function extra(value: GoValue): string {
  return value === null || value === undefined ? '<nil>' : `${typeName(value)}=${goText(value)}`;
}

function shown(value: GoValue, read: Directive): string {
  if (value instanceof GoObject) throw new Unsupported();
  if (read.verb === 'T') return padded(typeName(value), read);
  if (value === null || value === undefined) {
    return read.verb === 'v' ? padded('<nil>', read) : `%!${read.verb}(<nil>)`;
  }
  const list = listOf(value);
  if (list) return `[${list.map((one) => item(one, read)).join(' ')}]`;
  const map = mapOf(value);
  if (map)
    return `map[${sortedKeys(map)
      .map((key) => `${shown(key, read)}:${item(map.get(key), read)}`)
      .join(' ')}]`;
  return scalar(value, read) ?? bad(value, read);
}

/** An item of a list or map: a nil there is the same for every verb. */
function item(value: GoValue, read: Directive): string {
  return value === null || value === undefined ? '<nil>' : shown(value, read);
}

/** A value that the verb is not for, with flags and width all the same. */
function bad(value: GoValue, read: Directive): string {
  return `%!${read.verb}(${typeName(value)}=${scalar(value, { ...read, verb: 'v' }) ?? goText(value)})`;
}

/** A scalar as a verb writes it; undefined if the verb is not for its type. */
function scalar(value: GoValue, read: Directive): string | undefined {
  const whole = integerOf(value);
  if (whole !== undefined) return integer(whole, read);
  if (typeof value === 'string') return stringText(value, read);
  if (typeof value === 'number') return float(value, read);
  return read.verb === 't' || read.verb === 'v' ? padded(String(value), read) : undefined;
}

function stringText(value: string, read: Directive): string | undefined {
  if (read.flags.includes('0')) throw new Unsupported();
  const cut = read.precision === undefined ? value : charactersOf(value).slice(0, read.precision).join('');
  if (read.verb === 's' || read.verb === 'v') return padded(cut, read);
  if (read.verb === 'q' && !read.flags.includes('+')) return padded(goQuote(cut), read);
  if (read.verb !== 'x' && read.verb !== 'X') return undefined;
  if (read.flags !== '' || read.precision !== undefined) throw new Unsupported();
  const hex = Array.from(new TextEncoder().encode(value), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return padded(read.verb === 'X' ? hex.toUpperCase() : hex, read);
}

const bases: Readonly<Record<string, number>> = { d: 10, v: 10, b: 2, o: 8, x: 16, X: 16 };

function integer(value: bigint, read: Directive): string | undefined {
  const base = bases[read.verb];
  if (base === undefined) {
    if ('cqUO'.includes(read.verb)) throw new Unsupported();
    return undefined;
  }
  if (read.precision !== undefined) throw new Unsupported();
  const digits = (value < 0n ? -value : value).toString(base);
  return number(value < 0n, read.verb === 'X' ? digits.toUpperCase() : digits, read);
}

function float(value: number, read: Directive): string | undefined {
  if (!'vgGfFeExXb'.includes(read.verb)) return undefined;
  if (!Number.isFinite(value)) throw new Unsupported();
  const size = Math.abs(value);
  const negative = value < 0 || Object.is(value, -0);
  if (read.verb === 'f' || read.verb === 'F') return number(negative, fixed(size, read.precision ?? 6), read);
  if ((read.verb !== 'v' && read.verb !== 'g') || read.precision !== undefined) throw new Unsupported();
  return number(negative, goFloat(size), read);
}

/** Digits with sign, and zeros or blanks up to the width. */
function number(negative: boolean, digits: string, read: Directive): string {
  read.text(read.width ?? 0);
  const { flags, width = 0 } = read;
  const sign = negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  if (flags.includes('0') && !flags.includes('-')) return sign + digits.padStart(width - sign.length, '0');
  return padded(sign + digits, read);
}

function padded(text: string, { flags, width, ...read }: Directive): string {
  if (width === undefined) return text;
  read.text(width);
  const blanks = ' '.repeat(Math.max(0, width - charactersOf(text).length));
  return flags.includes('-') ? text + blanks : blanks + text;
}

/** As many as JavaScript writes: enough to tell a tie. */
const exactDigits = 100;

/** Exact digits with a fixed number behind the point; a tie goes to the even digit. */
function fixed(value: number, precision: number): string {
  if (precision > 60) throw new Unsupported();
  if (value >= 1e21) return BigInt(value).toString() + (precision > 0 ? `.${'0'.repeat(precision)}` : '');
  const rounded = value.toFixed(precision);
  const exact = value.toFixed(exactDigits);
  const cut = exact.slice(0, exact.indexOf('.') + (precision > 0 ? precision + 1 : 0));
  const tie = /^\.?50*$/.test(exact.slice(cut.length));
  return tie && /[02468]$/.test(cut) ? cut : rounded;
}
