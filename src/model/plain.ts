import type { Scalar, Unknown } from './node.ts';

/** Plain data, as JSON has it, of settings in effect: what cannot be known from the files is an `Unknown`. */
export type Plain = Scalar | Unknown | readonly Plain[] | PlainTable;

/** Settings of a table by their names. */
export interface PlainTable {
  readonly [name: string]: Plain;
}
