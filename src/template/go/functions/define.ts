import type { GoValue } from '../value.ts';

/** What a function may ask of the rendering that calls it. */
export interface Machine {
  /** The text of a named template, or an unknown. */
  include(name: string, dot: GoValue): GoValue;
  /** The text that a template makes, or an unknown. */
  expand(text: string, dot: GoValue): GoValue;
  /** To be called before a map is changed: the text is lost where that is not certain to happen. */
  change(): void;
  /** Accounts for work, and for a text of some length that is to be made. */
  readonly spend: (units: number) => void;
  readonly text: (length: number) => void;
}

/**
 * The types of parameters, by the names in which functions ask for them. `any` is an `interface {}` with nothing unknown in it,
 * `shallow` one that is known itself, `raw` any at all.
 */
export interface Parameters {
  string: string;
  int: number;
  float: number;
  bool: boolean;
  map: Map<string, GoValue>;
  any: GoValue;
  shallow: GoValue;
  raw: GoValue;
}

export type Parameter = keyof Parameters;

type Values<P extends readonly Parameter[]> = { [I in keyof P]: Parameters[P[I]] };

/** A function of templates: its parameters, and what it gives; it throws a `Failure` where Go's function returns an error. */
export interface GoFunction {
  readonly fixed: readonly Parameter[];
  /** The type of any number of further arguments. */
  readonly rest: Parameter | undefined;
  /** Takes arguments of the types that the function asks for. */
  readonly call: (machine: Machine, values: readonly unknown[]) => GoValue;
}

/** Functions by name. */
export type Functions = Readonly<Record<string, GoFunction>>;

/** A function of a fixed number of arguments. */
export function fn<const P extends readonly Parameter[]>(fixed: P, run: (...values: Values<P>) => GoValue): GoFunction {
  return { fixed, rest: undefined, call: (_, values) => run(...(values as Values<P>)) };
}

/** A function that takes any number of arguments after its fixed ones. */
export function rest<const P extends readonly Parameter[], R extends Parameter>(
  fixed: P,
  rest: R,
  run: (...values: [...Values<P>, ...Parameters[R][]]) => GoValue,
): GoFunction {
  return { fixed, rest, call: (_, values) => run(...(values as [...Values<P>, ...Parameters[R][]])) };
}

/** A function that needs the rendering that calls it. */
export function withMachine<const P extends readonly Parameter[], R extends Parameter = never>(
  fixed: P,
  run: (machine: Machine, ...values: [...Values<P>, ...Parameters[R][]]) => GoValue,
  rest?: R,
): GoFunction {
  return { fixed, rest, call: (machine, values) => run(machine, ...(values as [...Values<P>, ...Parameters[R][]])) };
}
