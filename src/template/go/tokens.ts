/** What a token is; `error` ends the tokens and has Go's message as its text. */
export type TokenKind =
  | 'text'
  | 'open'
  | 'close'
  | 'space'
  | 'keyword'
  | 'identifier'
  | 'bool'
  | 'nil'
  | 'number'
  | 'character'
  | 'string'
  | 'raw'
  | 'dot'
  | 'field'
  | 'variable'
  | 'pipe'
  | 'left'
  | 'right'
  | 'assign'
  | 'declare'
  | 'other'
  | 'error'
  | 'end';

/** A word of a template. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of `open` and `close`: where the white space begins or ends that the trim mark takes away. */
  readonly trim: number;
}

const keywords = new Set(['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'range', 'template', 'with']);
const spaces = /[ \t\r\n]*/y;
const asciiWord = /\w*/y;
const numberShape =
  /[+-]?(?:0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?[\d_]*)?)i?/y;
const simple: Readonly<Record<string, TokenKind>> = { '=': 'assign', '|': 'pipe' };

/** Splits a template into its words as Go does (text/template/parse/lex.go): text, and what stands in actions. */
export class Lexer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #at = 0;
  #parens = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): readonly Token[] {
    while (this.#textToken());
    if (this.#tokens.at(-1)?.kind !== 'error') this.#add('end', this.#text.length, this.#text.length);
    return this.#tokens;
  }

  /** Reads text and the action after it; false at the end and after an error. */
  #textToken(): boolean {
    const text = this.#text;
    const from = this.#at;
    const open = text.indexOf('{{', from);
    if (open < 0) {
      if (from < text.length) this.#add('text', from, text.length);
      return false;
    }
    const marked = isMark(text[open + 2]) && isSpace(text[open + 3]);
    const end = marked ? lastNonSpace(text, from, open) : open;
    if (end > from) this.#add('text', from, end);
    const inside = open + (marked ? 4 : 2);
    if (text.startsWith('/*', inside)) return this.#comment(inside);
    this.#add('open', open, open + 2, undefined, end);
    this.#at = inside;
    this.#parens = 0;
    while (this.#word());
    return this.#tokens.at(-1)?.kind === 'close';
  }

  #comment(start: number): boolean {
    const stars = this.#text.indexOf('*/', start + 2);
    if (stars < 0) return this.#error(start, start + 2, 'unclosed comment');
    this.#at = stars + 2;
    const close = this.#closing();
    if (!close) return this.#error(start, stars + 2, 'comment ends before closing delimiter');
    this.#at = close.after;
    return true;
  }

  /** Where an action ends that ends here, and where the text goes on. */
  #closing(): { readonly end: number; readonly after: number } | undefined {
    const text = this.#text;
    if (text.startsWith('}}', this.#at)) return { end: this.#at + 2, after: this.#at + 2 };
    if (!isSpace(text[this.#at]) || !isMark(text[this.#at + 1]) || !text.startsWith('}}', this.#at + 2))
      return undefined;
    return { end: this.#at + 4, after: match(spaces, text, this.#at + 4) };
  }

  /** Reads one word of an action; false after its end and after an error. */
  #word(): boolean {
    const close = this.#closing();
    if (close) {
      if (this.#parens > 0) return this.#error(this.#at, this.#at + 2, 'unclosed left paren');
      this.#add('close', close.end - 2, close.end, undefined, close.after);
      this.#at = close.after;
      return false;
    }
    const start = this.#at;
    const character = this.#text[start];
    if (character === undefined) return this.#error(start, start, 'unclosed action');
    if (isSpace(character)) return this.#space(start);
    if (character === '"') return this.#quoted('string', start, 'unterminated quoted string');
    if (character === "'") return this.#quoted('character', start, 'unterminated character constant');
    if (character === '`') return this.#raw(start);
    if (character === '$') return this.#name('variable', start);
    if (character === '.' && !/\d/.test(this.#text[start + 1] ?? '')) return this.#name('field', start);
    if (/[.+\-\d]/.test(character)) return this.#number(start);
    const end = wordEnd(this.#text, start);
    return end > start ? this.#identifier(start, end) : this.#punctuation(character, start);
  }

  #space(start: number): boolean {
    let end = match(spaces, this.#text, start);
    // The last space may belong to a trim mark.
    if (this.#text.startsWith('-}}', end)) end--;
    if (end > start) this.#add('space', start, end);
    this.#at = end;
    return true;
  }

  #quoted(kind: TokenKind, start: number, message: string): boolean {
    const quote = this.#text[start];
    for (let at = start + 1; at < this.#text.length; at++) {
      if (this.#text[at] === quote) return this.#take(kind, start, at + 1);
      if (this.#text[at] === '\\') at++;
      if (this.#text[at] === '\n') return this.#error(start, at, message);
    }
    return this.#error(start, this.#text.length, message);
  }

  #raw(start: number): boolean {
    const end = this.#text.indexOf('`', start + 1);
    if (end < 0) return this.#error(start, this.#text.length, 'unterminated raw quoted string');
    return this.#take('raw', start, end + 1);
  }

  /** A field `.x` or variable `$x`; without a name it is the dot or the root. */
  #name(kind: 'field' | 'variable', start: number): boolean {
    const end = this.#atTerminator(start + 1) ? start + 1 : wordEnd(this.#text, start + 1);
    if (!this.#atTerminator(end)) return this.#badCharacter(end);
    return this.#take(kind === 'field' && end === start + 1 ? 'dot' : kind, start, end);
  }

  #identifier(start: number, end: number): boolean {
    if (!this.#atTerminator(end)) return this.#badCharacter(end);
    const word = this.#text.slice(start, end);
    if (keywords.has(word)) return this.#take('keyword', start, end);
    if (word === 'nil') return this.#take('nil', start, end);
    return this.#take(word === 'true' || word === 'false' ? 'bool' : 'identifier', start, end);
  }

  #number(start: number): boolean {
    const end = match(numberShape, this.#text, start);
    const tail = wordEnd(this.#text, end);
    if (tail > end || /[+-]/.test(this.#text[end] ?? '')) {
      // Complex numbers are of no use in any function of Helm, and so are not read.
      const to = Math.max(end + 1, Math.min(tail, end + 1));
      return this.#error(start, to, `bad number syntax: ${JSON.stringify(this.#text.slice(start, to))}`);
    }
    return this.#take('number', start, end);
  }

  #punctuation(character: string, start: number): boolean {
    if (character === ':') {
      if (this.#text[start + 1] === '=') return this.#take('declare', start, start + 2);
      return this.#error(start, start + 1, 'expected :=');
    }
    if (character === '(') this.#parens++;
    if (character === ')' && --this.#parens < 0) return this.#error(start, start + 1, 'unexpected right paren');
    if (character === '(' || character === ')')
      return this.#take(character === '(' ? 'left' : 'right', start, start + 1);
    if (/[!-~]/.test(character)) return this.#take(simple[character] ?? 'other', start, start + 1);
    const shown = named(this.#text, start);
    return this.#error(start, start + 1, `unrecognized character in action: ${shown}`);
  }

  #atTerminator(at: number): boolean {
    const character = this.#text[at];
    return character === undefined || /[ \t\r\n.,|:()]/.test(character) || this.#text.startsWith('}}', at);
  }

  #badCharacter(at: number): false {
    return this.#error(at, at + 1, `bad character ${named(this.#text, at)}`);
  }

  #take(kind: TokenKind, start: number, end: number): true {
    this.#add(kind, start, end);
    this.#at = end;
    return true;
  }

  #error(start: number, end: number, message: string): false {
    this.#add('error', start, end, message);
    return false;
  }

  #add(kind: TokenKind, start: number, end: number, text = this.#text.slice(start, end), trim = start): void {
    this.#tokens.push({ kind, start, end, text, trim });
  }
}

function match(shape: RegExp, text: string, at: number): number {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex : at;
}

/** Where the letters, digits and underscores that begin here end. The tables of Unicode take long to load, and few names need them. */
function wordEnd(text: string, at: number): number {
  const end = match(asciiWord, text, at);
  return text.charCodeAt(end) > 0x7f ? match(/[_\p{L}\p{Nd}]*/uy, text, end) : end;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n';
}

function isMark(character: string | undefined): boolean {
  return character === '-';
}

/** Offset after the last character of `from` to `to` that is no space. */
function lastNonSpace(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(text[end - 1])) end--;
  return end;
}

/** A character as Go's `%#U` names it. */
function named(text: string, at: number): string {
  const point = text.codePointAt(at) ?? 0;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{Z}]/u.test(String.fromCodePoint(point)) && point !== 0x20
    ? code
    : `${code} '${String.fromCodePoint(point)}'`;
}
