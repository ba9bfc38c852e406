import { intLiteral } from './literal.ts';
import { integerOf, type GoValue } from './value.ts';

/** int64 of a value as sprig casts it (spf13/cast 1.7, ToInt64E): 0 for what is no number. */
export function toInt64(value: GoValue): bigint {
  const whole = integerOf(value);
  if (whole !== undefined) return whole;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return truncated(value);
  if (typeof value !== 'string') return 0n;
  const read = intLiteral(withoutZeroDecimal(value)) ?? 0n;
  return read === wrapped(read) ? read : 0n;
}

/** float64 of a value as sprig casts it; undefined for spellings that Go reads and this engine does not. */
export function toFloat64(value: GoValue): number | undefined {
  const whole = integerOf(value);
  if (whole !== undefined) return Number(whole);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return 0;
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(value)) {
    const read = Number(value);
    return Number.isFinite(read) ? read : 0;
  }
  return /^[+-]?(?:inf|nan|infinity|0x)|_/i.test(value) ? undefined : 0;
}

/** An integer as int64 holds it. */
export function wrapped(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** Go's conversion of a float64 out of int64's range gives the least int64 on amd64. */
function truncated(value: number): bigint {
  return Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : -(2n ** 63n);
}

/** `8.00` without its decimals: everything from the point on, if zeros alone follow it. */
function withoutZeroDecimal(text: string): string {
  return text.replace(/^([^.]*)\.0+$/, '$1');
}
