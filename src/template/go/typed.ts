import type { Unknown } from '../../model/node.ts';
import type { GoList, GoMap, GoValue } from './value.ts';

/** A value whose Go type is not the one that its form stands for: an int, a []string, a map of the type chartutil.Values. */
export class Typed {
  readonly type: string;
  readonly value: bigint | GoList | GoMap;

  constructor(type: string, value: bigint | GoList | GoMap) {
    this.type = type;
    this.value = value;
  }
}

/** A method of a Go object; its arguments are of the types that it wants. */
export interface GoMethod {
  /** Go types of the parameters; only strings are taken. */
  readonly strings: number;
  readonly call: (...texts: readonly string[]) => GoValue;
}

/** A struct, or a value with methods: a field or method that it does not have is an error. */
export class GoObject {
  readonly type: string;
  readonly fields: Readonly<Record<string, GoValue>>;
  readonly methods: Readonly<Record<string, GoMethod>>;
  /** What an action writes that prints it; undefined where that is not known. */
  readonly text: string | undefined;

  constructor(
    type: string,
    fields: Readonly<Record<string, GoValue>>,
    methods: Readonly<Record<string, GoMethod>> = {},
    text?: string,
  ) {
    this.type = type;
    this.fields = fields;
    this.methods = methods;
    this.text = text;
  }
}

/** A map of which not all keys are known: an unknown, but for who asks for a key. */
export class PartialMap implements Unknown {
  readonly unknown = 'template';
  readonly text = '';
  readonly known: GoMap;

  constructor(known: GoMap) {
    this.known = known;
  }
}

/** An int, as literals, `int`, `len` and indexes give it; int64 values are plain bigints. */
export function goInt(value: number | bigint): Typed {
  return new Typed('int', BigInt(value));
}

/** A []string, as `splitList`, `keys` and the like give it. */
export function goStrings(items: readonly string[]): Typed {
  return new Typed('[]string', items);
}

/** A slice that is nil: empty, but JSON and YAML write `null` for it. */
export const nilList: GoList = [];

/** The map that a nil becomes where a map is wanted: empty, not to be written to, and `null` in JSON and YAML too. */
export const nilMap: Map<string, GoValue> = new Map<string, GoValue>();

/** The Go type of a value, as `%T` and error messages name it; not to be asked of an unknown. */
export function typeName(value: GoValue): string {
  if (value === undefined || value === null) return '<nil>';
  if (value instanceof Typed || value instanceof GoObject) return value.type;
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float64';
  if (typeof value === 'bigint') return 'int64';
  if (typeof value === 'string') return 'string';
  return value instanceof Map ? 'map[string]interface {}' : '[]interface {}';
}

/** The reflect.Kind of a value; not to be asked of an unknown. */
export function kindName(value: GoValue): string {
  const type = typeName(value);
  if (type === '<nil>') return 'invalid';
  if (type.startsWith('[]')) return 'slice';
  if (type.startsWith('map[') || type === 'chartutil.Values') return 'map';
  if (value instanceof GoObject) return type.startsWith('*') ? 'ptr' : 'struct';
  return type;
}
