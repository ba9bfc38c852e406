import type { Span } from '../../text/span.ts';

/** An action in its text. White space that its trim marks take away lies between `before` and `span`, and `span` and `after`. */
export interface Tag {
  readonly span: Span;
  readonly before: number;
  readonly after: number;
}

/** A piece of a template. Spans are offsets in its text. */
export type Piece = TextPiece | ActionPiece | BranchPiece | RangePiece | CallPiece | LeavePiece;

export interface TextPiece {
  readonly kind: 'text';
  /** Without the white space that trim marks take away. */
  readonly span: Span;
}

export interface ActionPiece {
  readonly kind: 'action';
  readonly tag: Tag;
  readonly pipe: Pipe;
}

/** `if` and `with`, with their `else if` or `else with`. */
export interface BranchPiece {
  readonly kind: 'if' | 'with';
  readonly arms: readonly Arm[];
  readonly otherwise: Otherwise | undefined;
  readonly end: Tag;
}

export interface Arm {
  readonly tag: Tag;
  readonly pipe: Pipe;
  readonly body: readonly Piece[];
}

export interface Otherwise {
  readonly tag: Tag;
  readonly body: readonly Piece[];
}

export interface RangePiece extends Arm {
  readonly kind: 'range';
  readonly otherwise: Otherwise | undefined;
  readonly end: Tag;
}

/** `template` or `block`: the tag of a block reaches to its end. */
export interface CallPiece {
  readonly kind: 'template';
  readonly tag: Tag;
  readonly name: string;
  readonly pipe: Pipe | undefined;
}

export interface LeavePiece {
  readonly kind: 'break' | 'continue';
  readonly tag: Tag;
}

/** Commands that each get the value of the one before as last argument. */
export interface Pipe {
  readonly span: Span;
  /** Variables that take the value. */
  readonly variables: readonly string[];
  /** The variables exist already: `=`, not `:=`. */
  readonly assigns: boolean;
  readonly commands: readonly (readonly [Operand, ...Operand[]])[];
}

/** A word of a command. */
export type Operand = Literal | Reference;

export type Reference =
  | { readonly kind: 'dot'; readonly span: Span }
  | { readonly kind: 'fields'; readonly span: Span; readonly of: Operand; readonly names: readonly string[] }
  | { readonly kind: 'variable'; readonly span: Span; readonly name: string }
  | { readonly kind: 'function'; readonly span: Span; readonly name: string }
  | { readonly kind: 'pipe'; readonly span: Span; readonly pipe: Pipe };

export type Literal =
  | { readonly kind: 'nil'; readonly span: Span }
  | { readonly kind: 'bool'; readonly span: Span; readonly value: boolean }
  | { readonly kind: 'number'; readonly span: Span; readonly value: NumberLiteral }
  /** `value` is undefined where its bytes are no text. */
  | { readonly kind: 'string'; readonly span: Span; readonly value: string | undefined };

/** A number may be taken for an int, for a float, or for either, as its place asks. */
export interface NumberLiteral {
  readonly int: bigint | undefined;
  readonly float: number | undefined;
  /** What it is where its place does not say. */
  readonly ideal: 'int' | 'float' | 'too large' | 'imaginary';
}
