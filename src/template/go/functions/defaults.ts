import { deepEqual } from '../equal.ts';
import { kindName, typeName } from '../typed.ts';
import { unknownValue } from '../unknown.ts';
import { isTrue, isUnknown, type GoValue } from '../value.ts';
import { fn, rest, withMachine, type Functions } from './define.ts';

/** Functions that choose between values or ask what they are (sprig 3.3, defaults.go and reflect.go). */
export function defaults(): Functions {
  return {
    default: rest(['raw'], 'raw', (fallback, given) => chosen(given, (known) => (isTrue(known) ? known : fallback))),
    empty: fn(['shallow'], (value) => !isTrue(value)),
    coalesce: rest([], 'raw', coalesce),
    all: rest([], 'shallow', (...values) => values.every(isTrue)),
    any: rest([], 'shallow', (...values) => values.some(isTrue)),
    ternary: fn(['raw', 'raw', 'bool'], (yes, no, condition) => (condition ? yes : no)),
    typeOf: fn(['shallow'], typeName),
    typeIs: fn(['string', 'shallow'], (type, value) => typeName(value) === type),
    typeIsLike: fn(['string', 'shallow'], (type, value) => typeName(value) === type || typeName(value) === `*${type}`),
    kindOf: fn(['shallow'], kindName),
    kindIs: fn(['string', 'shallow'], (kind, value) => kindName(value) === kind),
    deepEqual: withMachine(['any', 'any'], (machine, a, b) => deepEqual(a, b, machine.spend)),
    hello: fn([], () => 'Hello!'),
    getHostByName: fn(['string'], () => ''),
  };
}

function chosen(value: GoValue, choose: (known: GoValue) => GoValue): GoValue {
  return isUnknown(value) ? unknownValue : choose(value);
}

function coalesce(...values: readonly GoValue[]): GoValue {
  for (const value of values) if (isUnknown(value) || isTrue(value)) return value;
  return null;
}
