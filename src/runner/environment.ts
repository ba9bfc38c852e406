import type { Unknown, UnknownNode } from '../model/node.ts';
import type { View } from '../model/release.ts';

/** A variable of the environment of `register`. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly value: string | Unknown;
  /** Where the value is written, if it is. */
  readonly at?: View;
}

/** The environment of `register`, by name. */
export type Environment = ReadonlyMap<string, string | Unknown>;

/** The variables by name; the last of several with one name counts. */
export function environmentOf(variables: readonly EnvironmentVariable[]): Environment {
  return new Map(variables.map(({ name, value }) => [name, value]));
}

/** The node of a value that nobody can tell. */
export function unknownNode({ unknown, text }: Unknown): UnknownNode {
  return { kind: 'unknown', span: { start: 0, end: 0 }, unknown, text };
}
