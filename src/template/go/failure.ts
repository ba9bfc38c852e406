import type { Span } from '../../text/span.ts';

/** What makes Helm stop, thrown inside the engine only; `span` is added by the innermost text that knows it. */
export class Failure extends Error {
  readonly span: Span | undefined;
  /** Stops the rendering even where it is not known whether Helm gets here. */
  readonly limit: boolean;

  constructor(message: string, span?: Span, limit = false) {
    super(message);
    this.span = span;
    this.limit = limit;
  }

  /** The same failure at a place, if it has none yet; `prefix` says what was under way there. */
  at(span: Span, prefix = ''): Failure {
    return this.span ? this : new Failure(this.limit ? this.message : prefix + this.message, span, this.limit);
  }
}

/** Thrown where the course of a loop hangs on something unknown: `break` in an arm that may or may not be taken. */
export class Undecided extends Error {}

/** Thrown where nothing more can be told of the text: a map was perhaps changed. */
export class Lost extends Error {}

/** The failure of a text that asks for more than this engine spends on one. */
export function tooLarge(): Failure {
  return new Failure('input too large', undefined, true);
}
