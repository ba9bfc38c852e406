import { Failure } from '../failure.ts';
import { typeName } from '../typed.ts';
import { byCodePoints, integerOf, listOf, mapOf, type GoValue } from '../value.ts';
import { fn, rest, type Functions } from './define.ts';

/** Comparisons of text/template: kinds must be equal, but any two integers can be compared (text/template/funcs.go). */
export function comparison(): Functions {
  return {
    eq: rest(['shallow'], 'shallow', equalsAny),
    ne: fn(['shallow', 'shallow'], (a, b) => !equalsAny(a, b)),
    lt: fn(['shallow', 'shallow'], less),
    le: fn(['shallow', 'shallow'], (a, b) => less(a, b) || equalsAny(a, b)),
    gt: fn(['shallow', 'shallow'], (a, b) => !(less(a, b) || equalsAny(a, b))),
    ge: fn(['shallow', 'shallow'], (a, b) => !less(a, b)),
  };
}

type Basic = 'bool' | 'int' | 'float' | 'string' | undefined;

function basicKind(value: GoValue): Basic {
  if (integerOf(value) !== undefined) return 'int';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float';
  return typeof value === 'string' ? 'string' : undefined;
}

function equalsAny(a: GoValue, ...others: readonly GoValue[]): boolean {
  if (others.length === 0) throw new Failure('missing argument for comparison');
  return others.some((b) => equals(a, b));
}

function equals(a: GoValue, b: GoValue): boolean {
  const kind = basicKind(a);
  if (kind !== basicKind(b)) {
    if (isNil(a) || isNil(b)) return false;
    throw incompatible(a, b);
  }
  if (kind === 'int') return integerOf(a) === integerOf(b);
  if (kind !== undefined) return a === b;
  if (isNil(a) || isNil(b)) return isNil(a) && isNil(b);
  if (Boolean(mapOf(a)) !== Boolean(mapOf(b)) || Boolean(listOf(a)) !== Boolean(listOf(b))) {
    throw new Failure(`non-comparable types ${typeName(a)}, ${typeName(b)}`);
  }
  throw new Failure(`non-comparable type ${typeName(b)}`);
}

function isNil(value: GoValue): boolean {
  return value === null || value === undefined;
}

function less(a: GoValue, b: GoValue): boolean {
  const kind = basicKind(a);
  const other = basicKind(b);
  if (kind === undefined || other === undefined) throw new Failure('invalid type for comparison');
  if (kind !== other) throw incompatible(a, b);
  if (kind === 'bool') throw new Failure('invalid type for comparison');
  if (typeof a === 'string' && typeof b === 'string') return byCodePoints(a, b) < 0;
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  return (integerOf(a) ?? 0n) < (integerOf(b) ?? 0n);
}

function incompatible(a: GoValue, b: GoValue): Failure {
  return new Failure(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`);
}
