import type { OffsetMap, Span } from './span.ts';

/** A run of the value and the run of the outer text it stands for; equal lengths map unit by unit, others only as a whole. */
interface Segment {
  readonly inner: number;
  readonly outer: number;
  length: number;
  outerLength: number;
}

/**
 * The decoded value of a scalar, and for each offset in it the place in the text that holds the scalar, and back.
 * All offsets are UTF-16 units from 0.
 */
export class ScalarMap implements OffsetMap {
  readonly value: string;
  readonly #segments: readonly Segment[];
  /** Where an empty value would begin. */
  readonly #origin: number;

  constructor(value: string, segments: readonly Segment[], origin: number) {
    this.value = value;
    this.#segments = segments;
    this.#origin = origin;
  }

  /** The map of a value that stands in `text` as it is. */
  static direct(text: string, { start, end }: Span): ScalarMap {
    const builder = new ScalarMapBuilder(text, start);
    builder.copy(start, end);
    return builder.build();
  }

  /**
   * The outer text from the first to the last character of `inner`; it ends with that character, so a span that ends with a line break
   * leaves the next line's indentation out. An empty span gives the empty span where its text would be inserted.
   */
  toOuter(inner: Span): Span {
    const from = Math.max(inner.start, 0);
    const to = Math.min(inner.end, this.value.length);
    const start = this.#outerStart(from);
    return { start, end: to > from ? this.#outerEnd(to - 1) : start };
  }

  /**
   * Offset in the value of what stands at `outer`; the end of the value for the end of its text;
   * undefined for text that is not part of the value: indentation, quotes, folded blanks.
   */
  toInner(outer: number): number | undefined {
    const segment = this.#last((s) => s.outer <= outer);
    if (segment === undefined) return outer === this.#origin && this.value === '' ? 0 : undefined;
    const offset = outer - segment.outer;
    if (offset < segment.outerLength) return segment.inner + (isDirect(segment) ? offset : 0);
    const atEnd = offset === segment.outerLength && segment === this.#segments.at(-1);
    return atEnd ? this.value.length : undefined;
  }

  #outerStart(inner: number): number {
    const segment = this.#last((s) => s.inner <= inner);
    if (segment === undefined) return this.#origin;
    const offset = inner - segment.inner;
    if (offset >= segment.length) return segment.outer + segment.outerLength;
    return segment.outer + (isDirect(segment) ? offset : 0);
  }

  #outerEnd(inner: number): number {
    const segment = this.#last((s) => s.inner <= inner);
    if (segment === undefined) return this.#origin;
    return segment.outer + (isDirect(segment) ? inner - segment.inner + 1 : segment.outerLength);
  }

  /** The last segment for which `holds`; it must hold for a first part of the list only. */
  #last(holds: (segment: Segment) => boolean): Segment | undefined {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const segment = this.#segments[middle];
      if (segment !== undefined && holds(segment)) low = middle + 1;
      else high = middle;
    }
    return this.#segments[low - 1];
  }
}

/** Builds a scalar map front to back: each call appends to the value. */
export class ScalarMapBuilder {
  readonly #text: string;
  readonly #origin: number;
  readonly #segments: Segment[] = [];
  #value = '';

  /** `origin` is where an empty value would begin in `text`. */
  constructor(text: string, origin: number) {
    this.#text = text;
    this.#origin = origin;
  }

  /** Appends a stretch of the outer text as it stands. */
  copy(start: number, end: number): void {
    if (end > start) this.replace(this.#text.slice(start, end), start, end);
  }

  /** Appends `value`, for which `start` to `end` stands in the outer text. */
  replace(value: string, start: number, end: number): void {
    const length = value.length;
    const outerLength = end - start;
    const last = this.#segments.at(-1);
    if (last && length === outerLength && isDirect(last) && last.outer + last.outerLength === start) {
      last.length += length;
      last.outerLength += length;
    } else {
      this.#segments.push({ inner: this.#value.length, outer: start, length, outerLength });
    }
    this.#value += value;
  }

  build(): ScalarMap {
    return new ScalarMap(this.#value, this.#segments, this.#origin);
  }
}

function isDirect(segment: Segment): boolean {
  return segment.length === segment.outerLength;
}
