import { toFloat64, toInt64, wrapped } from '../cast.ts';
import { Failure } from '../failure.ts';
import { goInt, Typed } from '../typed.ts';
import { unknownValue } from '../unknown.ts';
import { goText, type GoValue } from '../value.ts';
import { fn, rest, withMachine, type Functions, type Machine } from './define.ts';

const maxItems = 100_000;

/** Functions of sprig that count (sprig 3.3, numeric.go); results are int64 but for `int`. */
export function numbers(): Functions {
  const max = rest(['any'], 'any', (first, ...others) => others.map(toInt64).reduce(greater, toInt64(first)));
  return {
    int: fn(['any'], (value) => goInt(toInt64(value))),
    int64: fn(['any'], toInt64),
    float64: fn(['any'], (value) => toFloat64(value) ?? unknownValue),
    atoi: fn(['string'], atoi),
    toDecimal: fn(['any'], (value) => octal(goText(value))),
    add1: fn(['any'], (value) => wrapped(toInt64(value) + 1n)),
    add: rest([], 'any', (...values) => wrapped(values.map(toInt64).reduce((sum, value) => sum + value, 0n))),
    sub: fn(['any', 'any'], (a, b) => wrapped(toInt64(a) - toInt64(b))),
    mul: rest(['any'], 'any', (a, ...values) =>
      values.map(toInt64).reduce((product, value) => wrapped(product * value), toInt64(a)),
    ),
    div: fn(['any', 'any'], (a, b) => wrapped(toInt64(a) / divisor(b))),
    mod: fn(['any', 'any'], (a, b) => toInt64(a) % divisor(b)),
    max,
    biggest: max,
    min: rest(['any'], 'any', (first, ...others) => others.map(toInt64).reduce(lesser, toInt64(first))),
    ceil: fn(['any'], (value) => floatOf(value, Math.ceil)),
    floor: fn(['any'], (value) => floatOf(value, Math.floor)),
    round: rest(['any', 'int'], 'float', round),
    until: withMachine(['int'], (machine, stop) => ints(steps(machine, 0, stop, stop < 0 ? -1 : 1))),
    untilStep: withMachine(['int', 'int', 'int'], (machine, start, stop, step) =>
      ints(steps(machine, start, stop, step)),
    ),
    seq: withMachine<[], 'int'>([], seq, 'int'),
  };
}

function greater(a: bigint, b: bigint): bigint {
  return b > a ? b : a;
}

function lesser(a: bigint, b: bigint): bigint {
  return b < a ? b : a;
}

function divisor(value: GoValue): bigint {
  const by = toInt64(value);
  if (by === 0n) throw new Failure('runtime error: integer divide by zero');
  return by;
}

/** strconv.Atoi; 0 for what it refuses. */
function atoi(text: string): GoValue {
  const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : 0n;
  return goInt(value === wrapped(value) ? value : 0n);
}

function octal(text: string): bigint {
  const [, sign, digits = ''] = /^([+-]?)([0-7]+)$/.exec(text) ?? [];
  const value = digits === '' ? 0n : BigInt(`0o${digits}`) * (sign === '-' ? -1n : 1n);
  return value === wrapped(value) ? value : 0n;
}

function floatOf(value: GoValue, change: (float: number) => number): GoValue {
  const float = toFloat64(value);
  return float === undefined ? unknownValue : change(float);
}

/** sprig rounds up from `on` (0.5) of the last place on, by plain float arithmetic; a negative number towards zero or not, as that gives. */
function round(value: GoValue, places: number, on = 0.5): GoValue {
  const float = toFloat64(value);
  // Go's power of ten is exact as far as these go.
  if (float === undefined || Math.abs(places) > 22) return unknownValue;
  const power = Number(`1e${places}`);
  const digit = power * float;
  return (digit - Math.trunc(digit) >= on ? Math.ceil(digit) : Math.floor(digit)) / power;
}

function steps(machine: Machine, start: number, stop: number, step: number): readonly number[] {
  if (stop < start ? step >= 0 : step <= 0) return [];
  const count = Math.ceil((stop - start) / step);
  machine.spend(count > maxItems ? Infinity : count);
  return Array.from({ length: count }, (_, index) => start + index * step);
}

function ints(values: readonly number[]): GoValue {
  return new Typed('[]int', values.map(goInt));
}

/** Like seq of a shell: the last number counts. */
function seq(machine: Machine, ...values: readonly number[]): string {
  const [first = 0, second = 0, third = 0] = values;
  if (values.length === 0 || values.length > 3) return '';
  const [start, end] = values.length === 1 ? [1, first] : [first, values.length === 2 ? second : third];
  const direction = end < start ? -1 : 1;
  if (values.length === 3 && direction < 0 && second > 0) return '';
  const step = values.length === 3 ? second : direction;
  return steps(machine, start, end + direction, step).join(' ');
}
