import type { Scalar, ScalarType } from '../model/node.ts';

/** A scalar as Helm reads it (sigs.k8s.io/yaml 1.6 over go-yaml 2.4). */
export interface HelmScalar {
  readonly type: ScalarType;
  readonly value: Scalar;
}

const NULL: HelmScalar = { type: 'null', value: null };
const TRUE: HelmScalar = { type: 'boolean', value: true };
const FALSE: HelmScalar = { type: 'boolean', value: false };

/** A scalar that is text, whatever it looks like. */
export function helmString(text: string): HelmScalar {
  return { type: 'string', value: text };
}

/**
 * Reads a plain scalar. Booleans are those of YAML 1.1; numbers may have underscores and the prefixes 0, 0b, 0o, 0x; sexagesimal numbers
 * and dates are strings. Helm keeps every number as a float, so a whole number is an integer however it is written.
 */
export function helmScalar(text: string): HelmScalar {
  const first = text.charAt(0);
  if (first !== '' && '0123456789+-.'.includes(first)) return numberOf(text) ?? helmString(text);
  if ('~yYnNtTfFoO'.includes(first)) return wordOf(text) ?? helmString(text);
  return helmString(text);
}

/** Reads a scalar with a tag as it stands in the file; undefined if Helm refuses the text for that tag. */
export function helmTaggedScalar(tag: string, text: string): HelmScalar | undefined {
  const resolved = helmScalar(text);
  const isNumber = resolved.type === 'integer' || resolved.type === 'float';
  switch (shortTag(tag)) {
    case '!!null':
      return resolved.type === 'null' ? resolved : undefined;
    case '!!bool':
      return resolved.type === 'boolean' ? resolved : undefined;
    case '!!int':
      return isNumber && integerOf(text.replaceAll('_', '')) !== undefined ? resolved : undefined;
    case '!!float':
      return isNumber ? resolved : undefined;
    case '!!timestamp':
      return /^\d{4}-\d/.test(text) ? helmString(text) : undefined;
    case '!!binary':
      return binary(text);
    default:
      return helmString(text);
  }
}

/** What Helm calls a map entry whose key is `scalar`, written as `text`; undefined if Helm refuses such a key. */
export function helmKeyName({ value }: HelmScalar, text: string): string | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'number') return String(value);
  const integer = integerOf(text.replaceAll('_', ''));
  if (integer === undefined) return float32Name(value);
  return integer <= MAX_INT64 ? String(integer) : undefined;
}

function shortTag(tag: string): string {
  const long = /^!<tag:yaml\.org,2002:(.*)>$/.exec(tag);
  return long ? `!!${long[1] ?? ''}` : tag;
}

function wordOf(text: string): HelmScalar | undefined {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return NULL;
    case 'y':
    case 'Y':
    case 'yes':
    case 'Yes':
    case 'YES':
    case 'true':
    case 'True':
    case 'TRUE':
    case 'on':
    case 'On':
    case 'ON':
      return TRUE;
    case 'n':
    case 'N':
    case 'no':
    case 'No':
    case 'NO':
    case 'false':
    case 'False':
    case 'FALSE':
    case 'off':
    case 'Off':
    case 'OFF':
      return FALSE;
    default:
      return undefined;
  }
}

function numberOf(text: string): HelmScalar | undefined {
  const special = /^(?:([-+]?)\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.exec(text);
  if (special) return float(special[1] === undefined ? Number.NaN : special[1] === '-' ? -Infinity : Infinity);
  if (text.startsWith('.') && !/^\.\d(?:_?\d)*(?:[eE][-+]?\d(?:_?\d)*)?$/.test(text)) return undefined;
  const plain = text.replaceAll('_', '');
  const integer = integerOf(plain);
  return integer === undefined ? floatOf(plain) : { type: 'integer', value: Number(integer) };
}

const MAX_INT64 = 0x7fffffffffffffffn;
const MAX_UINT64 = 0xffffffffffffffffn;
const MIN_INT64 = -0x8000000000000000n;

/** Go's integer syntax without the underscores, within the range of 64 bits. */
function integerOf(text: string): bigint | undefined {
  const match =
    /^([-+]?)(0[xX][\da-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9]\d*)$/.exec(text) ?? /^0b([-+])([01]+)$/.exec(text);
  if (!match || text.length > 70) return undefined;
  const [, sign, digits = ''] = match;
  const size = BigInt(text.startsWith('0b') && sign ? `0b${digits}` : digits.replace(/^0(?=[0-7])/, '0o'));
  const value = sign === '-' ? -size : size;
  return value >= MIN_INT64 && value <= (sign ? MAX_INT64 : MAX_UINT64) ? value : undefined;
}

/** A number too large for a float is a string. */
function floatOf(text: string): HelmScalar | undefined {
  const value = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : Infinity;
  return Number.isFinite(value) ? float(value) : undefined;
}

function float(value: number): HelmScalar {
  return { type: Number.isInteger(value) ? 'integer' : 'float', value };
}

/** Helm names a map entry after the shortest form of the number in 32 bits, as Go's `%g` prints it. */
function float32Name(value: number): string {
  const narrow = Math.fround(value);
  if (Number.isNaN(narrow)) return '.nan';
  if (!Number.isFinite(narrow)) return narrow > 0 ? '.inf' : '-.inf';
  if (narrow === 0) return Object.is(narrow, -0) ? '-0' : '0';
  let digits = 1;
  while (Math.fround(Number(narrow.toExponential(digits - 1))) !== narrow) digits++;
  const [mantissa = '', power = ''] = narrow.toExponential(digits - 1).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(Number(`${mantissa}e${power}`));
  return `${mantissa}e${power.charAt(0)}${power.slice(1).padStart(2, '0')}`;
}

/** Bytes that are not UTF-8 become U+FFFD, as in Go's JSON. */
function binary(text: string): HelmScalar | undefined {
  const base64 = text.replace(/[\r\n]/g, '');
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return undefined;
  return helmString(new TextDecoder().decode(Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))));
}
