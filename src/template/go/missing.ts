import type { GoValue } from './value.ts';

/** The last argument of a command where no other command stands before it. */
export const missing: unique symbol = Symbol('missing');

/** The value that a command gets from the one before it. */
export type Final = GoValue | typeof missing;
