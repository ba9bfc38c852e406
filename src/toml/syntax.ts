import type { AST } from 'toml-eslint-parser';

type Range = AST.HasLocs['range'];
type Used<T extends AST.TOMLNode, K extends keyof T> = Pick<T, K | 'type' | 'range'>;

/** A part of a dotted key. */
export type PartSyntax = Used<AST.TOMLBare, 'name'> | Used<AST.TOMLQuoted, 'value'>;

/** A key, dotted or not; ranges count from the begin of the statement. */
export interface KeySyntax {
  readonly range: Range;
  readonly keys: readonly PartSyntax[];
}

/** A value that is neither array nor table. */
export type ScalarSyntax =
  | Used<AST.TOMLStringValue, 'kind' | 'value' | 'style' | 'multiline'>
  | Used<AST.TOMLIntegerValue, 'kind' | 'bigint'>
  | Used<AST.TOMLFloatValue, 'kind' | 'value'>
  | Used<AST.TOMLBooleanValue, 'kind' | 'value'>
  | Used<AST.TOMLDateTimeValue, 'kind'>;

/** What may stand behind an equals sign. */
export type ValueSyntax = ScalarSyntax | AST.TOMLArray | AST.TOMLInlineTable;

/** The header of a table. */
export interface TableSyntax extends Used<AST.TOMLTable, 'kind'> {
  readonly key: KeySyntax;
}

/** A key with its value. */
export interface PairSyntax extends Used<AST.TOMLKeyValue, never> {
  readonly key: KeySyntax;
  readonly value: ValueSyntax;
}
