import { Failure, tooLarge } from './failure.ts';
import { GoObject } from './typed.ts';
import { isUnknown, listOf, mapOf, type GoValue } from './value.ts';

const maxLoops = 100_000;
const maxWork = 5_000_000;
/** Text is cheaper than values. */
const lettersPerUnit = 8;
const maxText = 1_000_000;
/** Helm stops at 1000 (engine.go, recursionMaxNums). */
const maxCalls = 100;
const maxNesting = 400;
/** A call takes as much of the stack as so many blocks. */
const callNesting = 4;
const maxValueDepth = 200;

/** What one rendering may still spend, with all templates that it calls. */
export class Budget {
  #loops = maxLoops;
  #work = maxWork;
  #calls = 0;
  #nesting = 0;

  /** One turn of a loop. */
  loop(): void {
    if (--this.#loops < 0) throw tooLarge();
  }

  /** Work that grows with the text or the values. */
  spend(units: number): void {
    this.#work -= units;
    if (!(this.#work >= 0)) throw tooLarge();
  }

  /** A text that comes to be; none may be longer than the longest output. */
  text(length: number): void {
    if (!(length <= maxText)) throw tooLarge();
    this.spend(length / lettersPerUnit);
  }

  /** Runs `inner` one block or parenthesis deeper. */
  nest<T>(inner: () => T, levels = 1): T {
    if (this.#nesting + levels > maxNesting) throw tooLarge();
    this.#nesting += levels;
    try {
      return inner();
    } finally {
      this.#nesting -= levels;
    }
  }

  /** Runs `inner` one `include`, `template` or `tpl` deeper. */
  call<T>(name: string, inner: () => T): T {
    if (this.#calls === maxCalls) throw new Failure(`rendering template has a nested reference name: ${name}`);
    this.#calls++;
    try {
      return this.nest(inner, callNesting);
    } finally {
      this.#calls--;
    }
  }

  /** True if nothing in a value is unknown. */
  known(value: GoValue, depth = 0): boolean {
    this.spend(typeof value === 'string' ? value.length / lettersPerUnit + 1 : 1);
    if (typeof value !== 'object' || value === null) return true;
    if (depth === maxValueDepth) throw tooLarge();
    const items = listOf(value) ?? mapOf(value)?.values();
    if (!items) return !isUnknown(value) && !(value instanceof GoObject);
    for (const item of items) if (!this.known(item, depth + 1)) return false;
    return true;
  }
}
