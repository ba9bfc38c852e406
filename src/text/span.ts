/** A half-open range of a text in UTF-16 code units, counted from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Carries spans of an inner text (a decoded YAML scalar, a rendered template) to the text that holds it. */
export interface OffsetMap {
  /** The span of the outer text that stands for `inner`; never shorter than what it came from, never outside. */
  toOuter(inner: Span): Span;
}
