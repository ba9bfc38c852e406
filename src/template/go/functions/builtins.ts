import { Failure } from '../failure.ts';
import { goInt, kindName, PartialMap, typeName } from '../typed.ts';
import { unknownValue } from '../unknown.ts';
import { itemsInAnyOrder } from '../unordered.ts';
import { goText, integerOf, isTrue, isUnknown, listOf, mapOf, type GoValue } from '../value.ts';
import { printf } from '../printf.ts';
import { byteLength } from '../text.ts';
import { missingIn } from '../field.ts';
import { fn, rest, withMachine, type Functions } from './define.ts';

/** Functions of text/template that neither compare nor decide (text/template/funcs.go). */
export function builtins(): Functions {
  return {
    not: fn(['shallow'], (value) => !isTrue(value)),
    len: fn(['raw'], length),
    index: rest(['raw'], 'raw', index),
    print: rest([], 'any', print),
    println: rest([], 'any', (...values) => `${values.map(goText).join(' ')}\n`),
    printf: withMachine<['string'], 'any'>(
      ['string'],
      (machine, format, ...values) => printf(machine, format, values),
      'any',
    ),
  };
}

function length(value: GoValue): GoValue {
  if (value === null || value === undefined) throw new Failure('len of nil pointer');
  if (typeof value === 'string') return goInt(byteLength(value));
  const size = itemsInAnyOrder(value)?.length ?? mapOf(value)?.size;
  if (size === undefined && isUnknown(value)) return value;
  if (size === undefined) throw new Failure(`len of type ${typeName(value)}`);
  return goInt(size);
}

/** fmt.Sprint: a space only between two values neither of which is a string. */
function print(...values: readonly GoValue[]): string {
  let text = '';
  for (const [at, value] of values.entries()) {
    if (at > 0 && typeof value !== 'string' && typeof values[at - 1] !== 'string') text += ' ';
    text += goText(value);
  }
  return text;
}

function index(value: GoValue, ...keys: readonly GoValue[]): GoValue {
  if (value === null || value === undefined) throw new Failure('index of untyped nil');
  let at: GoValue = value;
  for (const key of keys) at = indexed(at, key);
  return at;
}

function indexed(value: GoValue, key: GoValue): GoValue {
  if (value === null || value === undefined) throw new Failure('index of nil pointer');
  if (isUnknown(key)) return unknownValue;
  if (value instanceof PartialMap && typeof key === 'string')
    return value.known.has(key) ? value.known.get(key) : unknownValue;
  if (isUnknown(value)) return unknownValue;
  const map = mapOf(value);
  if (map) {
    if (key === null) throw new Failure('value is nil; should be of type string');
    if (typeof key !== 'string') throw new Failure(`value has type ${typeName(key)}; should be string`);
    return map.get(key) ?? missingIn(value);
  }
  const list = listOf(value);
  if (!list && typeof value !== 'string') throw new Failure(`can't index item of type ${typeName(value)}`);
  const size = list ? list.length : byteLength(String(value));
  const at = indexNumber(key, size);
  // A byte of a string is of a type of its own, which nothing else makes.
  if (!list) return at < size ? unknownValue : outOfRange();
  return at < size ? list[at] : outOfRange();
}

function outOfRange(): never {
  throw new Failure('reflect: slice index out of range');
}

function indexNumber(key: GoValue, size: number): number {
  if (key === null) throw new Failure('cannot index slice/array with nil');
  const at = integerOf(key);
  if (at === undefined || kindName(key) === 'slice') {
    throw new Failure(`cannot index slice/array with type ${typeName(key)}`);
  }
  if (at < 0n || at > BigInt(size)) throw new Failure(`index out of range: ${String(at)}`);
  return Number(at);
}
