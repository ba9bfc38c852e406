import type { Comment } from '../model/node.ts';
import { lineEnd, skipBlanks } from '../text/line-at.ts';

/** A byte order mark may stand before any document. */
const BLANK = /[ \t\r\n\ufeff]/;

/**
 * Walks through what stands between the tokens of a YAML stream: blanks, comments, directives and structure characters. The parser reports
 * no positions for these, so the tree builder asks here. Whatever # the parser has accepted between tokens begins a comment. Offsets only
 * grow, so a whole file costs one pass.
 */
export class Gaps {
  readonly #text: string;
  readonly #hasReturns: boolean;
  /** The first # at or behind `#at`; beyond the text if there is none. */
  #hash = -1;
  #at = 0;
  #comments: Comment[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#hasReturns = text.includes('\r');
  }

  /** End of what has been walked over. */
  get at(): number {
    return this.#at;
  }

  /** The comments walked over since the last call. */
  takeComments(): Comment[] {
    const taken = this.#comments;
    this.#comments = [];
    return taken;
  }

  /** Walks to the next token, at `offset`. */
  walkTo(offset: number): void {
    for (let hash = this.#nextHash(); hash < offset; hash = this.#nextHash()) {
      this.#at = hash;
      this.#skipComment();
    }
    this.jumpTo(offset);
  }

  /** Steps over a token, which ends at `offset`. */
  jumpTo(offset: number): void {
    if (offset > this.#at) this.#at = offset;
  }

  /** Walks over what is left of the line, if that is a comment. */
  finishLine(): void {
    const next = skipBlanks(this.#text, this.#at);
    if (this.#text.charAt(next) === '#') this.walkTo(next + 1);
  }

  /** The next character that is neither blank nor in a comment, which it walks to; empty at the end of the text. */
  peek(): string {
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (character === '#') this.#skipComment();
      else if (BLANK.test(character)) this.#at++;
      else return character;
    }
    return '';
  }

  /** Walks to the next of `characters` outside comments and gives its offset; the end of the text if there is none. */
  seek(characters: string): number {
    for (let next = this.peek(); next !== '' && !characters.includes(next); next = this.peek()) this.#at++;
    return this.#at;
  }

  /** Walks to the marker `---` of the next document, over the end of the one before and over directives, whose offsets it gives. */
  seekDocument(): number[] {
    const directives: number[] = [];
    for (let next = this.peek(); next !== '' && next !== '-'; next = this.peek()) {
      if (next === '%') directives.push(this.#at);
      this.#at = next === '%' ? this.#lineEnd() : this.#at + 1;
    }
    return directives;
  }

  #nextHash(): number {
    if (this.#hash < this.#at) {
      const found = this.#text.indexOf('#', this.#at);
      this.#hash = found < 0 ? Infinity : found;
    }
    return this.#hash;
  }

  #skipComment(): void {
    const start = this.#at;
    this.#at = this.#lineEnd();
    this.#comments.push({ span: { start, end: this.#at } });
  }

  #lineEnd(): number {
    if (!this.#hasReturns) {
      const feed = this.#text.indexOf('\n', this.#at);
      return feed < 0 ? this.#text.length : feed;
    }
    return lineEnd(this.#text, this.#at);
  }
}
