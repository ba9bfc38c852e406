import { ScalarMapBuilder, type ScalarMap } from '../../text/scalar-map.ts';
import type { Span } from '../../text/span.ts';
import { tooLarge } from './failure.ts';

const maxLength = 1_000_000;
/** What Go writes for no value; Helm takes it out of the whole text afterwards (helm 3.22, pkg/engine/engine.go). */
const noValue = '<no value>';

interface Part {
  readonly value: string;
  /** What it stands for in the template. */
  readonly span: Span;
}

/** The text that a template writes, with what each part of it comes from. */
export class Output {
  readonly #text: string;
  readonly #parts: Part[] = [];
  #length = 0;
  /** An action could not be worked out, and stays as it is. */
  complete = true;

  constructor(text: string) {
    this.#text = text;
  }

  /** Writes a stretch of the template as it stands. */
  copy(start: number, end: number): void {
    this.write(this.#text.slice(start, end), { start, end });
  }

  write(value: string, span: Span): void {
    if (value === '') return;
    this.#length += value.length;
    if (this.#length > maxLength) throw tooLarge();
    this.#parts.push({ value, span });
  }

  /** Notes how far it is written; the answer takes back what came after. */
  mark(): () => void {
    const [parts, length] = [this.#parts.length, this.#length];
    return () => {
      this.#parts.length = parts;
      this.#length = length;
    };
  }

  /** All that was written, `<no value>` too. */
  get value(): string {
    return this.#parts.map(({ value }) => value).join('');
  }

  /** The text as Helm leaves it, with the way back into the template. */
  map(): ScalarMap {
    const builder = new ScalarMapBuilder(this.#text, 0);
    const cuts = occurrences(this.value);
    let at = 0;
    for (const { value, span } of this.#parts) {
      if (cuts.length === 0) builder.replace(value, span.start, span.end);
      else writeUncut(builder, { value, span }, at, cuts);
      at += value.length;
    }
    return builder.build();
  }
}

/** A text without what Go writes for no value. */
export function withoutNoValue(text: string): string {
  return text.replaceAll(noValue, '');
}

function occurrences(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(noValue); at >= 0; at = text.indexOf(noValue, at + noValue.length)) found.push(at);
  return found;
}

/** Writes of a part that stands at `at` what lies outside the cuts. */
function writeUncut(builder: ScalarMapBuilder, { value, span }: Part, at: number, cuts: readonly number[]): void {
  const direct = value.length === span.end - span.start;
  const end = at + value.length;
  let from = at;
  const write = (to: number): void => {
    if (to <= from) return;
    const [start, stop] = direct ? [span.start + from - at, span.start + to - at] : [span.start, span.end];
    builder.replace(value.slice(from - at, to - at), start, stop);
  };
  for (const cut of cuts) {
    if (cut + noValue.length <= from) continue;
    if (cut >= end) break;
    write(Math.min(cut, end));
    from = Math.max(from, Math.min(cut + noValue.length, end));
  }
  write(end);
}
