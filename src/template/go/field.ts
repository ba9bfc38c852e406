import type { Span } from '../../text/span.ts';
import { Failure } from './failure.ts';
import { GoObject, PartialMap, Typed, typeName } from './typed.ts';
import { unknownValue } from './unknown.ts';
import { isUnknown, mapOf, type GoValue } from './value.ts';

export type MethodArguments = readonly GoValue[];

/** Methods of the map that holds a chart's values (chartutil.Values); they go before its keys. */
const valuesMethods = new Set(['YAML', 'Table', 'AsMap', 'Encode', 'PathValue']);

/**
 * The field, method or key `name` of a value (text/template/exec.go, evalField). `chained`: the value is itself a field, so that a
 * nil is that of an interface.
 */
export function field(of: GoValue, name: string, values: MethodArguments, chained: boolean, span: Span): GoValue {
  if (of instanceof PartialMap) return of.known.has(name) ? of.known.get(name) : unknownValue;
  if (of === undefined || isUnknown(of)) return of;
  if (of === null) throw new Failure(`nil pointer evaluating interface {}.${name}`, span);
  if (of instanceof GoObject) return member(of, name, values, span);
  if (of instanceof Typed && of.type === 'chartutil.Values' && valuesMethods.has(name)) return unknownValue;
  const map = mapOf(of);
  if (!map) throw cannot(name, chained ? 'interface {}' : typeName(of), span);
  if (values.length > 0) throw new Failure(`${name} is not a method but has arguments`, span);
  return map.get(name) ?? missingIn(of);
}

/** What Go gives for a key that a map does not have: the zero of the map's type. */
export function missingIn(map: GoValue): GoValue {
  return map instanceof Typed && map.type === 'map[string]string' ? '' : null;
}

function member(of: GoObject, name: string, values: MethodArguments, span: Span): GoValue {
  const method = Object.hasOwn(of.methods, name) ? of.methods[name] : undefined;
  if (method) {
    if (values.length !== method.strings) {
      throw new Failure(`wrong number of args for ${name}: want ${method.strings} got ${values.length}`, span);
    }
    if (values.some(isUnknown)) return unknownValue;
    return method.call(
      ...values.map((value) => {
        if (typeof value === 'string') return value;
        throw new Failure(`wrong type for value; expected string; got ${typeName(value)}`, span);
      }),
    );
  }
  if (!Object.hasOwn(of.fields, name)) throw cannot(name, of.type, span);
  if (isUnknown(of.fields[name])) return unknownValue;
  if (values.length > 0) throw new Failure(`${name} has arguments but cannot be invoked as function`, span);
  return of.fields[name];
}

function cannot(name: string, type: string, span: Span): Failure {
  return new Failure(`can't evaluate field ${name} in type ${type}`, span);
}
