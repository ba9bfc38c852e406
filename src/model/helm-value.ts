import type { Unknown } from './node.ts';

/**
 * A value as Helm's Go code holds it: a float64 is a number (files and `--set-json` give no other numbers), an int64 a bigint
 * (`--set` and integer functions). What the files do not tell is an `Unknown`.
 */
export type HelmValue = null | boolean | string | number | bigint | readonly HelmValue[] | HelmMap | Unknown;

/** A Go map: text made of it has its keys in byte order, whatever order they were written in. */
export type HelmMap = ReadonlyMap<string, HelmValue>;
