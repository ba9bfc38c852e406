import type { Unknown, UnknownNode } from '../model/node.ts';
import type { View } from '../model/release.ts';

/** A variable of the environment of `register`. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly value: string | Unknown;
  /** Where the value is written, if it is. */
  readonly at?: View;
}

/** An option of `register`; it beats its variable. */
export interface RegisterOption {
  /** Without the hyphens before it. */
  readonly flag: string;
  readonly value: string | Unknown;
  /** Where the value is written, if it is. */
  readonly at?: View;
}

/** The node of a value that nobody can tell. */
export function unknownNode({ unknown, text }: Unknown): UnknownNode {
  return { kind: 'unknown', span: { start: 0, end: 0 }, unknown, text };
}
