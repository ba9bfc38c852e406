import type { TomlVersion } from './version.ts';

/** The first thing in a statement that the runner's TOML library refuses, in its words (BurntSushi/toml 1.6.0, lex.go and parse.go). */
export interface Refusal {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Finds why the runner refuses a statement; undefined where this scanner sees nothing wrong. Offsets are those of `statement`. */
export function findRefusal(statement: string, version: TomlVersion): Refusal | undefined {
  return new Scanner(statement, version).scan();
}

const escapes: Readonly<Record<TomlVersion, string>> = {
  '0.4': 'btnfr"\\uU',
  '1.0': 'btnfr"\\uU',
  '1.1': 'btnfr"\\uUex',
};
const digits = new Map([
  ['x', { count: 2, name: 'two' }],
  ['u', { count: 4, name: 'four' }],
  ['U', { count: 8, name: 'eight' }],
]);

class Scanner {
  readonly #text: string;
  readonly #version: TomlVersion;
  readonly #brackets: string[] = [];
  #at = 0;
  #refusal: Refusal | undefined;

  constructor(text: string, version: TomlVersion) {
    this.#text = text;
    this.#version = version;
  }

  scan(): Refusal | undefined {
    if (this.#here() === '[') this.#header();
    else {
      this.#key();
      this.#values();
    }
    if (!this.#refusal) this.#end();
    return this.#refusal;
  }

  #here(): string {
    const point = this.#text.codePointAt(this.#at);
    return point === undefined ? '' : String.fromCodePoint(point);
  }

  /** Keeps the first refusal only. */
  #refuse(message: string, start = this.#at, end = start + Math.max(1, this.#here().length)): void {
    this.#refusal ??= { start, end: Math.min(end, Math.max(start, this.#text.length)), message };
  }

  #blanks(): void {
    while (this.#here() === ' ' || this.#here() === '\t') this.#at++;
  }

  /** Blanks, line breaks and comments, as they may stand between items of an array. */
  #space(): void {
    for (;;) {
      const character = this.#here();
      if (character === '#') while (this.#at < this.#text.length && this.#here() !== '\n') this.#at++;
      else if (character !== '' && ' \t\r\n'.includes(character)) this.#at++;
      else return;
    }
  }

  #itemSpace(): void {
    const start = this.#at;
    this.#space();
    if (this.#version === '1.1' || this.#brackets.at(-1) !== '{') return;
    const lineBreak = this.#text.slice(start, this.#at).search(/\r?\n/);
    if (lineBreak < 0) return;
    this.#refuse('newlines not allowed within inline tables', start + lineBreak, start + lineBreak + 1);
  }

  #header(): void {
    const start = this.#at;
    const double = this.#text[start + 1] === '[';
    this.#at += double ? 2 : 1;
    do {
      this.#blanks();
      const character = this.#here();
      if (character === ']' || character === '') {
        return this.#refuse('unexpected end of table name (table names cannot be empty)', start, this.#at + 1);
      }
      if (character === '.') return this.#refuse('unexpected table separator (table names cannot be empty)');
      this.#keyPart();
      this.#blanks();
    } while (!this.#refusal && this.#take('.'));
    if (!this.#take(']'))
      return this.#refuse(`expected '.' or ']' to end table name, but got ${this.#quoted()} instead`);
    if (double && !this.#take(']')) {
      this.#refuse(`expected end of table array name delimiter ']', but got ${this.#quoted()} instead`);
    }
  }

  #take(character: string): boolean {
    if (this.#here() !== character) return false;
    this.#at++;
    return true;
  }

  /** The character here as Go's %q prints it. */
  #quoted(): string {
    const character = this.#here();
    if (character === '') return "'\\n'";
    if (character === "'" || character === '\\') return `'\\${character}'`;
    const point = character.codePointAt(0) ?? 0;
    const invisible = point < 0x20 || (point > 0x20 && /[\p{C}\p{Z}]/u.test(character));
    return invisible ? `'\\u${point.toString(16).padStart(4, '0')}'` : `'${character}'`;
  }

  /** A key up to its equals sign. */
  #key(): void {
    this.#blanks();
    if (this.#here() === '=') return this.#refuse("unexpected '=': key name appears blank");
    if (this.#here() === '.') return this.#refuse("unexpected '.': keys cannot start with a '.'");
    for (;;) {
      this.#blanks();
      if (this.#here() === '=' || this.#here() === '.') return this.#refuse(`unexpected ${this.#quoted()}`);
      this.#keyPart();
      this.#blanks();
      if (this.#refusal || this.#take('=')) return;
      if (!this.#take('.')) return this.#refuse(`expected '.' or '=', but got ${this.#quoted()} instead`);
    }
  }

  #keyPart(): void {
    const character = this.#here();
    if (character === '"' || character === "'") this.#line(character);
    else while (/^[\w-]$/.test(this.#here())) this.#at++;
  }

  /** The values of a statement, without recursion: brackets are kept on a stack. */
  #values(): void {
    let wanted = true;
    while (!this.#refusal) {
      if (wanted) wanted = this.#value();
      else if (this.#brackets.length === 0) return;
      else wanted = this.#separator();
    }
  }

  /** Reads a value or opens a bracket; true where a value must follow. */
  #value(): boolean {
    this.#blanks();
    const character = this.#here();
    if (character === '[' || character === '{') {
      this.#at++;
      this.#brackets.push(character);
      return this.#item();
    }
    if (character === '"' || character === "'") this.#string(character);
    else this.#plain();
    return false;
  }

  /** After `[`, `{` or a comma: the next item, or the end. True where a value follows. */
  #item(): boolean {
    const braces = this.#brackets.at(-1) === '{';
    this.#itemSpace();
    const character = this.#here();
    if (character === ',') this.#refuse('unexpected comma');
    else if (character === (braces ? '}' : ']')) {
      this.#at++;
      this.#brackets.pop();
      return false;
    } else if (braces) this.#key();
    return !this.#refusal;
  }

  /** After a value in brackets. True where a value follows. */
  #separator(): boolean {
    const braces = this.#brackets.at(-1) === '{';
    this.#itemSpace();
    if (this.#take(',')) return this.#afterComma(braces);
    if (this.#take(braces ? '}' : ']')) this.#brackets.pop();
    else if (braces) {
      this.#refuse(`expected a comma or an inline table terminator '}', but got ${this.#found()} instead`);
    } else this.#refuse(`expected a comma (',') or array terminator (']'), but got ${this.#found()}`);
    return false;
  }

  #afterComma(braces: boolean): boolean {
    const comma = this.#at - 1;
    const wanted = this.#item();
    if (braces && this.#version !== '1.1' && !wanted) {
      this.#refuse('trailing comma not allowed in inline tables', comma, comma + 1);
    }
    return wanted;
  }

  #found(): string {
    return this.#here() === '' ? 'end of file' : `'${this.#here()}'`;
  }

  #string(quote: string): void {
    const triple = quote.repeat(3);
    if (!this.#text.startsWith(triple, this.#at)) return this.#line(quote);
    this.#at += 3;
    for (; this.#at < this.#text.length && !this.#refusal; this.#at++) {
      if (quote === '"' && this.#here() === '\\') this.#escape(true);
      else if (this.#text.startsWith(triple, this.#at)) return this.#closeMultiline(quote);
    }
    this.#refuse(`unexpected EOF; expected ${quote === '"' ? `'"""'` : `"'''"`}`);
  }

  #closeMultiline(quote: string): void {
    const start = this.#at;
    while (this.#here() === quote) this.#at++;
    if (this.#at - start > 5) this.#refuse(`unexpected '${quote.repeat(6)}'`, start, this.#at);
  }

  #line(quote: string): void {
    const start = this.#at;
    for (this.#at++; this.#at < this.#text.length && !this.#refusal; this.#at++) {
      const character = this.#here();
      if (character === '\n') break;
      if (quote === '"' && character === '\\') this.#escape(false);
      else if (character === quote) {
        this.#at++;
        return;
      }
    }
    this.#refuse('strings cannot contain newlines', start, this.#at);
  }

  /** From a backslash to the last character of its escape. */
  #escape(multiline: boolean): void {
    const start = this.#at++;
    const letter = this.#here();
    if (multiline && /[ \t\r\n]/.test(letter)) {
      const blanks = /[ \t\r]*\n/y;
      blanks.lastIndex = this.#at;
      if (!blanks.test(this.#text)) this.#refuse(`invalid escape: '\\${letter}'`, start, this.#at + 1);
      return;
    }
    if (letter === '' || letter === '\n') return void this.#at--;
    if (!escapes[this.#version].includes(letter)) {
      return this.#refuse(`invalid escape in string '\\${letter}'`, start, this.#at + letter.length);
    }
    const wanted = digits.get(letter);
    if (wanted) this.#codePoint(start, letter, wanted.count, wanted.name);
  }

  #codePoint(start: number, letter: string, count: number, name: string): void {
    const hex = this.#text.slice(this.#at + 1, this.#at + 1 + count);
    const point = Number.parseInt(hex, 16);
    if (hex.length < count || !/^[0-9a-f]+$/i.test(hex)) {
      const digitsRead = /^[0-9a-f]*/i.exec(hex)?.[0].length ?? 0;
      const got = JSON.stringify(this.#text.slice(start, start + 3 + digitsRead));
      const message = `expected ${name} hexadecimal digits after '\\${letter}', but got ${got} instead`;
      this.#refuse(message, start, start + 2 + digitsRead);
    } else if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) {
      this.#refuse(`Escaped character '\\${letter}${hex}' is not valid UTF-8.`, start, start + 2 + count);
    }
    this.#at += count;
  }

  /** A number, boolean or date. */
  #plain(): void {
    const start = this.#at;
    const rest = /[^\s,\]}#]*/y;
    rest.lastIndex = start;
    const token = rest.exec(this.#text)?.[0] ?? '';
    if (token === '') return this.#refuse(`expected value but found ${this.#quoted()} instead`);
    const problem = plainProblem(token);
    if (problem) return this.#refuse(problem.message, start, start + (problem.length ?? token.length));
    if (!/^[\d+-]/.test(token) && token !== 'inf' && token !== 'nan') return this.#word(token);
    const date = dateTime(this.#text, start);
    if (date !== undefined && !isDateTime(date, this.#version)) {
      this.#refuse(`invalid datetime: ${JSON.stringify(date)}`, start, start + date.length);
    }
    this.#at = start + (date?.length ?? number(token));
  }

  #word(token: string): void {
    const word = /^\p{L}+/u.exec(token)?.[0];
    if (word === 'true' || word === 'false') this.#at += word.length;
    else if (word === undefined) this.#refuse(`expected value but found ${this.#quoted()} instead`);
    else this.#refuse(`expected value but found ${JSON.stringify(word)} instead`, this.#at, this.#at + word.length);
  }

  #end(): void {
    this.#blanks();
    if (this.#here() === '' || /^(?:#|\r?\n)/.test(this.#text.slice(this.#at, this.#at + 2))) return;
    this.#refuse(`expected a top-level item to end with a newline, comment, or EOF, but got ${this.#quoted()} instead`);
  }
}

/** What the library says to a token that starts like a number but is none; `length` where it is only about its beginning. */
function plainProblem(token: string): { message: string; length?: number } | undefined {
  if (token.startsWith('.') || /^[+-]\./.test(token)) return { message: "floats must start with a digit, not '.'" };
  const signed = /^[+-]0[box]/.exec(token)?.[0];
  if (signed) return { message: `cannot use sign with non-decimal numbers: '${signed}'` };
  if (/^[+-](?:$|[^\din])/.test(token)) return { message: `expected a digit but got '${token[1] ?? '\\n'}'` };
  const base = /^0(?:(b)(?![01])|(o)(?![0-7])|(x)(?![\da-fA-F]))/.exec(token)?.slice(1).join('');
  const bases = new Map([
    ['b', 'a binary'],
    ['o', 'an octal'],
    ['x', 'a hexadecimal'],
  ]);
  if (base) return { message: `not ${bases.get(base)} number: '${token.slice(0, 3)}'` };
  if (/^\d+[-:]/.test(token)) return undefined;
  const decimal = /^[+-]?\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?[\d_]*)?/.exec(token)?.[0] ?? '';
  const kind = /[.eE]/.test(decimal) ? 'float' : 'integer';
  if (/__|_$|_[.eE]|[.eE]_/.test(decimal)) {
    return { message: `Invalid ${kind} "${decimal}": underscores must be surrounded by digits` };
  }
  if (/^[+-]?0[\d_]/.test(decimal)) return { message: `Invalid ${kind} "${decimal}": cannot have leading zeroes` };
  if (/\.(?!\d)/.test(decimal)) {
    return { message: `Invalid float "${decimal}": '.' must be followed by one or more digits` };
  }
  return undefined;
}

/** Length of the number at the start of a token. */
function number(token: string): number {
  const found =
    /^(?:0x[\da-fA-F_]+|0o[0-7_]+|0b[01_]+|[+-]?(?:inf|nan)|[+-]?\d[\d_]*(?:\.[\d_]+)?(?:[eE][+-]?[\d_]+)?)/.exec(
      token,
    );
  return found?.[0].length ?? 1;
}

/** What the library takes for a date or time at a place, if anything. */
function dateTime(text: string, start: number): string | undefined {
  const pattern = /\d+[-:][\d:.TtZz+-]*(?: \d[\d:.Zz+-]*)?/y;
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
}

function isDateTime(token: string, version: TomlVersion): boolean {
  const time = /(?:^|[Tt ])(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?$/.exec(token);
  const [hour, minute, second] = [time?.[1], time?.[2], time?.[3]].map((part) => Number(part ?? 0));
  if (time && time[3] === undefined && version !== '1.1') return false;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return false;
  const day = time ? token.slice(0, time.index) : token;
  if (time && day === '') return true;
  const date = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
