import { unknownValue } from './unknown.ts';
import type { GoValue } from './value.ts';

/** The variables of one template while it runs; inner ones hide outer ones of the same name. */
export class Scope {
  readonly #variables: { readonly name: string; value: GoValue }[];

  /** `$` is what the template was called with. */
  constructor(dot: GoValue) {
    this.#variables = [{ name: '$', value: dot }];
  }

  get(name: string): GoValue {
    const variable = this.#variables.findLast((one) => one.name === name);
    return variable ? variable.value : unknownValue;
  }

  declare(name: string, value: GoValue): void {
    this.#variables.push({ name, value });
  }

  assign(name: string, value: GoValue): void {
    const variable = this.#variables.findLast((one) => one.name === name);
    if (variable) variable.value = value;
  }

  /** From here on nobody knows what these variables hold. */
  forget(names: Iterable<string>): void {
    for (const variable of this.#variables) {
      for (const name of names) if (variable.name === name) variable.value = unknownValue;
    }
  }

  /** Runs `inner` and forgets the variables that it declares. */
  within<T>(inner: () => T): T {
    const known = this.#variables.length;
    try {
      return inner();
    } finally {
      this.#variables.length = known;
    }
  }
}
