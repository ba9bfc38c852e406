import { call } from './call.ts';
import { Failure } from './failure.ts';
import { field, type MethodArguments } from './field.ts';
import type { Budget } from './budget.ts';
import type { Machine } from './functions/define.ts';
import { missing, type Final } from './missing.ts';
import type { Scope } from './scope.ts';
import type { Literal, Operand, Pipe } from './tree.ts';
import { goInt } from './typed.ts';
import { unknownValue } from './unknown.ts';
import type { GoValue } from './value.ts';

/** Works out pipelines and their words (text/template/exec.go, the functions eval…); throws a `Failure` where Go stops. */
export class Evaluator {
  readonly machine: Machine;
  readonly budget: Budget;
  readonly #scope: Scope;

  constructor(machine: Machine, budget: Budget, scope: Scope) {
    this.machine = machine;
    this.budget = budget;
    this.#scope = scope;
  }

  /** The value of a pipeline, which its variables take. A nil out of a map or list is no value at all from here on. */
  pipe(dot: GoValue, { commands, variables, assigns }: Pipe): GoValue {
    let value: Final = missing;
    for (const [first, ...rest] of commands) value = this.#command(dot, first, rest, value) ?? undefined;
    const result = value === missing ? undefined : value;
    for (const name of variables) {
      if (assigns) this.#scope.assign(name, result);
      else this.#scope.declare(name, result);
    }
    return result;
  }

  #command(dot: GoValue, first: Operand, rest: readonly Operand[], final: Final): GoValue {
    if (first.kind === 'function') return call(this, dot, first, rest, final);
    if (first.kind === 'fields') return this.#fields(dot, first, { rest, final, dot });
    if (rest.length > 0 || final !== missing) {
      throw new Failure("can't give argument to non-function", first.span);
    }
    if (first.kind === 'nil') throw new Failure('nil is not a command', first.span);
    return this.operand(dot, first);
  }

  /** The value of a word that stands for itself, not for a function with the words after it. */
  operand(dot: GoValue, operand: Operand): GoValue {
    switch (operand.kind) {
      case 'dot':
        return dot;
      case 'variable':
        return this.#scope.get(operand.name);
      case 'pipe':
        return this.budget.nest(() => this.pipe(dot, operand.pipe));
      case 'function':
        return call(this, dot, operand, [], missing);
      case 'fields':
        return this.#fields(dot, operand, undefined);
      default:
        return literalValue(operand);
    }
  }

  #fields(
    dot: GoValue,
    { of, names, span }: Extract<Operand, { kind: 'fields' }>,
    given: { rest: readonly Operand[]; final: Final; dot: GoValue } | undefined,
  ): GoValue {
    let value = this.operand(dot, of);
    const last = names.length - 1;
    for (const [index, name] of names.entries()) {
      const values = index === last && given ? this.#methodArguments(given) : [];
      value = field(value, name, values, index > 0, span);
    }
    return value;
  }

  #methodArguments(given: { rest: readonly Operand[]; final: Final; dot: GoValue }): MethodArguments {
    const values = given.rest.map((operand) => this.operand(given.dot, operand));
    return given.final === missing ? values : [...values, given.final];
  }
}

/** The value of a literal whose place does not ask for a type. */
function literalValue(literal: Literal): GoValue {
  if (literal.kind === 'nil') return undefined;
  if (literal.kind === 'bool') return literal.value;
  if (literal.kind === 'string') return literal.value ?? unknownValue;
  const { ideal, int, float } = literal.value;
  if (ideal === 'float') return float;
  if (ideal === 'imaginary') return unknownValue;
  if (int === undefined) throw new Failure('number overflows int', literal.span);
  return goInt(int);
}
