import type { Span } from '../text/span.ts';

/** The way from the root of a document to a value: keys as they are spelled in the file, list indexes as numbers. */
export type Route = readonly (string | number)[];

/** Why a value cannot be known from the files alone. */
export type UnknownKind = 'template' | 'secret' | 'environment' | 'encrypted';

/** A value that only render time or run time knows; `text` is what stands in the file. */
export interface Unknown {
  readonly unknown: UnknownKind;
  readonly text: string;
}

/** What a scalar holds. Integers and floats are both numbers; a datetime is its own source text. */
export type Scalar = string | number | boolean | null;

/** A type as the reading program sees it: Helm for YAML, the runner's decoder for TOML. */
export type ScalarType = 'string' | 'integer' | 'float' | 'boolean' | 'datetime' | 'null';

/**
 * One tree shape for YAML and TOML, so that look-ups, schema checks and rules are written once.
 * Spans are offsets in the text that was parsed, not yet in the user's file.
 */
export type Node = MapNode | ListNode | ScalarNode | UnknownNode;

/** A mapping or table. `entries` keeps the order of the file and every duplicate. */
export interface MapNode {
  readonly kind: 'map';
  /** YAML: the whole mapping. TOML: the first header `[a.b]`, the braces, or the key that implies the table. */
  readonly span: Span;
  /**
   * `block` and `flow` are YAML's, then TOML's: a header, an array-of-tables header, braces, dotted keys, only implied by a longer header.
   * `path`: only implied by the path of a value that is given outside files.
   */
  readonly style: 'block' | 'flow' | 'table' | 'array-table' | 'inline' | 'dotted' | 'implied' | 'path';
  readonly entries: readonly Entry[];
}

/** A key with its value. */
export interface Entry {
  /** As spelled in the file, quotes and escapes decoded. */
  readonly key: string;
  /** As the reading program names it: Helm reads `on:` as "true". Equal to `key` almost always. */
  readonly name: string;
  readonly keySpan: Span;
  readonly value: Node;
  /** The entry came in through a YAML merge key `<<`; its spans are those of the anchored mapping. */
  readonly merged?: true;
}

/** A sequence or array; for TOML also the list that `[[x]]` headers make (`array-table`). */
export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly style: 'block' | 'flow' | 'inline' | 'array-table';
  readonly items: readonly Node[];
}

/** A scalar that is fully known. */
export interface ScalarNode {
  readonly kind: 'scalar';
  /** The token as written: with its quotes; a block scalar from its indicator to the end of its content. */
  readonly span: Span;
  readonly type: ScalarType;
  readonly value: Scalar;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'multi-single' | 'multi-double';
  /** For whole numbers that Helm keeps as such (`--set`); all others are floats to it. */
  readonly int64?: bigint;
}

/** A scalar that holds a template action, a secret reference or the like. */
export interface UnknownNode extends Unknown {
  readonly kind: 'unknown';
  readonly span: Span;
}

/** A comment; `span` starts at `#` and ends before the line break. */
export interface Comment {
  readonly span: Span;
}

/** Why a text could not be read in full; `span` is where, in the text that was parsed. */
export interface SyntaxProblem {
  readonly language: 'yaml' | 'toml' | 'template' | 'limit';
  readonly span: Span;
  /** One sentence: what is wrong there. */
  readonly message: string;
  /** Key of the statement that cannot be read, below the route of what could be read before it. */
  readonly key?: readonly string[];
  /** What to write instead, where that is known. */
  readonly hint?: string;
}
