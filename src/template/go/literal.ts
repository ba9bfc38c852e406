import type { NumberLiteral } from './tree.ts';

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 };
const escape = /\\(?:([abfnrtv\\'"])|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3}))/y;

/** A quoted word of Go, without its quotes: its text, no text (`bytes`), or not Go's (`invalid`). */
export type Unquoted =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'bytes' } | { readonly kind: 'invalid' };

/** Reads a `"…"`, `'…'` or raw string with its quotes as strconv.Unquote does. */
export function unquote(word: string): Unquoted {
  const quote = word[0] ?? '';
  const body = word.slice(1, -1);
  if (quote === '`') return { kind: 'text', text: body.replaceAll('\r', '') };
  if (!body.includes('\\')) return { kind: 'text', text: body };
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (let at = 0; at < body.length;) {
    if (body[at] !== '\\') {
      const next = body.indexOf('\\', at);
      const end = next < 0 ? body.length : next;
      for (const byte of encoder.encode(body.slice(at, end))) bytes.push(byte);
      at = end;
      continue;
    }
    escape.lastIndex = at;
    const found = escape.exec(body);
    const escaped = found && escapedBytes(found, quote);
    if (!escaped) return { kind: 'invalid' };
    for (const byte of escaped) bytes.push(byte);
    at = escape.lastIndex;
  }
  return decoded(Uint8Array.from(bytes));
}

function escapedBytes(found: RegExpExecArray, quote: string): Iterable<number> | undefined {
  const [, letter, hex, short, long, octal] = found;
  if (letter === '"' || letter === "'") return letter === quote ? [letter.charCodeAt(0)] : undefined;
  if (letter !== undefined) return [escapes[letter] ?? 0];
  if (hex !== undefined) return [parseInt(hex, 16)];
  if (octal !== undefined) return parseInt(octal, 8) < 256 ? [parseInt(octal, 8)] : undefined;
  const point = parseInt(short ?? long ?? '', 16);
  if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
  return new TextEncoder().encode(String.fromCodePoint(point));
}

function decoded(bytes: Uint8Array): Unquoted {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { kind: 'bytes' };
  }
}

const minInt = -(2n ** 63n);
const maxInt = 2n ** 63n - 1n;

/** Reads a number as a template's source has it; undefined if it is none. */
export function numberLiteral(word: string): NumberLiteral | undefined {
  const int = intLiteral(word);
  if (int !== undefined) {
    if (int < minInt || int >= 2n ** 64n) return undefined;
    const fits = int <= maxInt;
    return { int: fits ? int : undefined, float: Number(int), ideal: fits ? 'int' : 'too large' };
  }
  if (/^[+-]?[\d.]+i$/.test(word)) return { int: undefined, float: undefined, ideal: 'imaginary' };
  const plain = word.replaceAll('_', '');
  if (/^[+-]?0[xX]/.test(word) || !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return undefined;
  // What looks like an integer and is none is out of range, or has an 8 in an octal.
  if (plain !== word || !/[.eE]/.test(word)) return undefined;
  const float = Number(plain);
  if (!Number.isFinite(float)) return undefined;
  const whole = Number.isInteger(float) && Math.abs(float) < 2 ** 63;
  return { int: whole ? BigInt(float) : undefined, float, ideal: 'float' };
}

/** A whole number in Go's spelling, with `_` between digits where there is a prefix (strconv.ParseInt, base 0). */
export function intLiteral(word: string): bigint | undefined {
  // Longer ones are out of range, and cost time.
  if (word.length > 80) return undefined;
  const found = /^([+-]?)(0[xX]_?[\da-fA-F_]+|0[oO]_?[0-7_]+|0[bB]_?[01_]+|0_?[0-7_]*|[1-9][\d_]*)$/.exec(word);
  if (!found) return undefined;
  const [, sign, digits = ''] = found;
  if (/__|_$/.test(digits)) return undefined;
  const plain = digits.replaceAll('_', '');
  const octal = /^0[0-7]+$/.test(plain) ? `0o${plain.slice(1)}` : plain.toLowerCase();
  const value = BigInt(octal);
  return sign === '-' ? -value : value;
}
