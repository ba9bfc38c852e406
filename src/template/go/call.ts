import type { Span } from '../../text/span.ts';
import type { Evaluator } from './evaluate.ts';
import { Failure } from './failure.ts';
import type { GoFunction, Parameter, Parameters } from './functions/define.ts';
import { functionNamed } from './functions/index.ts';
import { missing, type Final } from './missing.ts';
import type { Operand } from './tree.ts';
import { nilMap, Typed, typeName } from './typed.ts';
import { unknownValue } from './unknown.ts';
import { integerOf, isTrue, isUnknown, mapOf, type GoValue } from './value.ts';

type FunctionWord = Extract<Operand, { kind: 'function' }>;

/** Stands for an argument that is not known, or not known enough for its function. */
const undecided = Symbol('undecided');

/** Functions whose failures speak for themselves. */
const ownWords = new Set(['fail', 'required', 'include', 'tpl']);

const goTypes: Readonly<Record<Parameter, string>> = {
  string: 'string',
  int: 'int',
  float: 'float64',
  bool: 'bool',
  map: 'map[string]interface {}',
  any: 'interface {}',
  shallow: 'interface {}',
  raw: 'interface {}',
};

/** Calls a function with the words after it and the value of the command before (text/template/exec.go, evalCall). */
export function call(
  evaluator: Evaluator,
  dot: GoValue,
  word: FunctionWord,
  rest: readonly Operand[],
  final: Final,
): GoValue {
  const { name, span } = word;
  if (name === 'and' || name === 'or') return logic(evaluator, dot, word, rest, final);
  const called = functionNamed(name);
  if (!called) throw new Failure(`${JSON.stringify(name)} is not a defined function`, span);
  checkCount(called, name, rest.length, final, span);
  const values = rest.map((operand, index) => argument(evaluator, dot, operand, parameter(called, index)));
  if (final !== missing) values.push(converted(evaluator, final, parameter(called, values.length), span));
  if (values.includes(undecided)) return unknownValue;
  return run(evaluator, called, values, word);
}

function run(
  evaluator: Evaluator,
  called: GoFunction,
  values: readonly unknown[],
  { name, span }: FunctionWord,
): GoValue {
  for (const value of values) if (typeof value === 'string') evaluator.budget.text(value.length);
  try {
    const value = called.call(evaluator.machine, values);
    if (typeof value === 'string') evaluator.budget.text(value.length);
    return value;
  } catch (error) {
    if (error instanceof Failure) throw error.at(span, ownWords.has(name) ? '' : `error calling ${name}: `);
    throw error;
  }
}

/** `and` and `or` evaluate no more than they need. */
function logic(
  evaluator: Evaluator,
  dot: GoValue,
  { name, span }: FunctionWord,
  rest: readonly Operand[],
  final: Final,
): GoValue {
  if (rest.length === 0 && final === missing) {
    throw new Failure(`wrong number of args for ${name}: want at least 1 got 0`, span);
  }
  let value: GoValue;
  for (const operand of rest) {
    value = evaluator.operand(dot, operand);
    if (isUnknown(value)) return value;
    if (isTrue(value) === (name === 'or')) return value;
  }
  return final === missing ? value : final;
}

function parameter({ fixed, rest }: GoFunction, index: number): Parameter {
  return fixed[index] ?? rest ?? 'any';
}

function checkCount({ fixed, rest }: GoFunction, name: string, given: number, final: Final, span: Span): void {
  const all = given + (final === missing ? 0 : 1);
  if (rest === undefined ? all === fixed.length : all >= fixed.length) return;
  const wanted = rest === undefined ? `want ${fixed.length} got ${all}` : `want at least ${fixed.length} got ${given}`;
  throw new Failure(`wrong number of args for ${name}: ${wanted}`, span);
}

/** The value of a word as a function wants it. A literal is read as what it is to be. */
function argument(evaluator: Evaluator, dot: GoValue, operand: Operand, wanted: Parameter): unknown {
  const { kind, span } = operand;
  const typed = wanted === 'string' || wanted === 'int' || wanted === 'float' || wanted === 'bool' || wanted === 'map';
  if (!typed || !['nil', 'bool', 'number', 'string'].includes(kind)) {
    return converted(evaluator, evaluator.operand(dot, operand), wanted, span);
  }
  if (kind === 'nil') {
    if (wanted === 'map') return nilMap;
    throw new Failure(`cannot assign nil to ${goTypes[wanted]}`, span);
  }
  if (kind === 'string' && wanted === 'string') return operand.value ?? undecided;
  if (kind === 'bool' && wanted === 'bool') return operand.value;
  if (kind === 'number' && wanted === 'int' && operand.value.int !== undefined) return Number(operand.value.int);
  if (kind === 'number' && wanted === 'float' && operand.value.float !== undefined) return operand.value.float;
  if (wanted === 'map') throw new Failure(`can't handle ${kind} for arg of type ${goTypes.map}`, span);
  throw new Failure(`expected ${wanted === 'int' ? 'integer' : wanted}; found ${kind}`, span);
}

/** Checks that a value is of the type that a function wants (text/template/exec.go, validateType). */
function converted(
  evaluator: Evaluator,
  value: GoValue,
  wanted: Parameter,
  span: Span,
): Parameters[Parameter] | typeof undecided {
  if (wanted === 'raw') return value ?? null;
  if (isUnknown(value)) return undecided;
  if (wanted === 'shallow') return value ?? null;
  if (wanted === 'any') return evaluator.budget.known(value) ? (value ?? null) : undecided;
  if (value === undefined) {
    if (wanted === 'map') return nilMap;
    throw new Failure(`invalid value; expected ${goTypes[wanted]}`, span);
  }
  const found = ofType(value, wanted);
  if (found !== undefined) return found;
  const type = value === null ? 'interface {}' : typeName(value);
  throw new Failure(`wrong type for value; expected ${goTypes[wanted]}; got ${type}`, span);
}

function ofType(value: GoValue, wanted: Parameter): Parameters[Parameter] | undefined {
  if (wanted === 'string') return typeof value === 'string' ? value : undefined;
  if (wanted === 'bool') return typeof value === 'boolean' ? value : undefined;
  if (wanted === 'float') return typeof value === 'number' ? value : undefined;
  if (wanted === 'int') return value instanceof Typed && value.type === 'int' ? Number(integerOf(value)) : undefined;
  return value instanceof Typed && value.type !== 'chartutil.Values' ? undefined : mapOf(value);
}
