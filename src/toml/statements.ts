import { interpolationFinder } from '../template/interpolation.ts';
import type { Action } from '../template/scan.ts';
import type { Span } from '../text/span.ts';
import { mask, type Hole } from './mask.ts';

/** Brackets and braces may not nest deeper. */
export const maxDepth = 200;

/** One top-level item of a TOML text. Each can be parsed alone: only duplicates reach across. */
export interface Statement {
  readonly span: Span;
  /** The text of the span, holes filled so that a TOML parser can read it; of the same length. */
  readonly text: string;
  /** `insert`: a template writes unknown lines here. */
  readonly kind: 'header' | 'pair' | 'insert';
  readonly holes: readonly Hole[];
  /** Offset after the equals sign of a pair. */
  readonly valueStart?: number;
  /** Why it cannot be parsed: a bracket or string that is never closed, too many brackets, or a template action that is broken. */
  readonly fault?: { readonly kind: 'unclosed' | 'deep' | 'template'; readonly span: Span };
}

/** What a TOML text consists of. */
export interface Layout {
  readonly statements: readonly Statement[];
  readonly comments: readonly Span[];
}

/** What may come next in a statement. */
type Expected = 'key' | 'value' | 'after';

const keyPart = `(?:[\\w-]+|"[^"\\n\\\\]*"|'[^'\\n]*')`;
const dottedKey = `${keyPart}(?:[ \\t]*\\.[ \\t]*${keyPart})*`;
const pairLine = new RegExp(`[ \\t]*${dottedKey}[ \\t]*=`, 'y');
const spacedPairLine = new RegExp(`[ \\t]*${dottedKey}[ \\t]+=[ \\t]`, 'y');
const headerLine = new RegExp(
  `[ \\t]*\\[\\[?(?!true\\b|false\\b|inf\\b|nan\\b)[ \\t]*[A-Za-z_](?:[\\w-]*)(?:[ \\t]*\\.[ \\t]*${keyPart})*[ \\t]*\\]`,
  'y',
);
const conflictLine = /[ \t]*[<=>]{7}(?![<=>])/y;

/** So many lines after a string that is not closed on its own are searched for its end. */
const maxStringLines = 20;

/**
 * Splits a TOML text into statements without judging them, so that a fault in one hides nothing of the others.
 * `actions` are the template's holes in order; a bare `${…}` is a hole always, as no TOML value can start like that.
 */
export function splitStatements(text: string, actions: readonly Action[]): Layout {
  return new Splitter(text, actions).split();
}

class Splitter {
  readonly #text: string;
  readonly #actions: readonly Action[];
  readonly #interpolationEnd: (start: number) => number;
  readonly #statements: Statement[] = [];
  readonly #comments: Span[] = [];
  #at = 0;
  #nextAction = 0;
  // The statement that is being read.
  #expected: Expected = 'key';
  #brackets: { readonly character: string; readonly at: number }[] = [];
  #holes: Hole[] = [];
  #fault: Statement['fault'];
  #valueStart: number | undefined;
  /** Last character that is no blank and in no comment. */
  #last = '';
  /** Quotes of multi-line strings that no later place closes. */
  readonly #neverClosed = new Set<string>();

  constructor(text: string, actions: readonly Action[]) {
    this.#text = text;
    this.#actions = actions;
    this.#interpolationEnd = interpolationFinder(text);
    if (text.startsWith('\uFEFF')) this.#at = 1;
  }

  split(): Layout {
    while (this.#skipBlank()) this.#statement();
    return { statements: this.#statements, comments: this.#comments };
  }

  /** Moves to the next statement; false at the end of the text. */
  #skipBlank(): boolean {
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at];
      if (character === '#') this.#comment();
      else if (character === ' ' || character === '\t' || character === '\n' || character === '\r') this.#at++;
      else {
        const action = this.#holeHere() ?? this.#bareInterpolation();
        if (!action) return true;
        if (action.kind === 'expression' && this.#isKeyStart(action.span.end)) return true;
        this.#at = action.span.end;
        if (action.kind === 'expression') this.#insert(action);
      }
    }
    return false;
  }

  /** A template writes lines of its own where a statement could start. */
  #insert(action: Action): void {
    const { span } = action;
    const hole: Hole = { span, kind: 'line' };
    this.#statements.push({ span, text: '', kind: 'insert', holes: [hole], ...faultOf(action) });
  }

  /** True if what follows a hole makes it part of a key: `{{ .k }} =`, `{{ .k }}_x`, `{{ .k }}.x`. */
  #isKeyStart(end: number): boolean {
    let at = end;
    while (this.#text[at] === ' ' || this.#text[at] === '\t') at++;
    return this.#text[at] === '=' || this.#text[at] === '.' || (at === end && /[\w"'-]/.test(this.#text[at] ?? ''));
  }

  #comment(): void {
    const start = this.#at;
    this.#at = this.#text.indexOf('\n', start);
    if (this.#at < 0) this.#at = this.#text.length;
    // The line breaks of an action that starts in the comment do not end it.
    for (let action = this.#actionBefore(this.#at); action; action = this.#actionBefore(this.#at)) {
      if (action.span.end > this.#at) {
        const end = this.#text.indexOf('\n', action.span.end);
        this.#at = end < 0 ? this.#text.length : end;
      }
      this.#nextAction++;
    }
    const end = this.#text[this.#at - 1] === '\r' ? this.#at - 1 : this.#at;
    this.#comments.push({ start, end });
  }

  #actionBefore(end: number): Action | undefined {
    const action = this.#actions[this.#nextAction];
    return action && action.span.start < end ? action : undefined;
  }

  /** The hole that starts at the current place. */
  #holeHere(): Action | undefined {
    while ((this.#actions[this.#nextAction]?.span.start ?? Infinity) < this.#at) this.#nextAction++;
    const action = this.#actions[this.#nextAction];
    return action?.span.start === this.#at ? action : undefined;
  }

  #bareInterpolation(): Action | undefined {
    if (this.#text[this.#at] !== '$' || this.#text[this.#at + 1] !== '{') return undefined;
    const end = this.#interpolationEnd(this.#at);
    return end < 0 ? undefined : { span: { start: this.#at, end }, kind: 'expression' };
  }

  #statement(): void {
    const start = this.#at;
    this.#expected = 'key';
    this.#brackets = [];
    this.#holes = [];
    this.#fault = undefined;
    this.#valueStart = undefined;
    this.#last = '';
    const kind = this.#text[start] === '[' ? 'header' : 'pair';
    while (this.#at < this.#text.length) {
      if (this.#text[this.#at] === '\n' && this.#endsAtLineBreak()) break;
      this.#step(kind);
    }
    const innermost = this.#brackets.at(-1);
    if (innermost) this.#fault ??= { kind: 'unclosed', span: { start: innermost.at, end: innermost.at + 1 } };
    const span = { start, end: trimEnd(this.#text, start, Math.min(this.#at, this.#text.length)) };
    this.#statements.push({
      span,
      text: mask(this.#text, span, this.#holes),
      kind,
      holes: this.#holes,
      ...(this.#valueStart === undefined ? {} : { valueStart: this.#valueStart }),
      ...(this.#fault ? { fault: this.#fault } : {}),
    });
  }

  /** True outside brackets, and where the next line cannot belong to what is in them. */
  #endsAtLineBreak(): boolean {
    const innermost = this.#brackets.at(-1);
    if (!innermost) return true;
    const next = this.#at + 1;
    const pairFits = innermost.character === '{' && (this.#last === ',' || this.#last === '{');
    if (!pairFits && matches(pairLine, this.#text, next)) return true;
    return matches(headerLine, this.#text, next) || matches(conflictLine, this.#text, next);
  }

  #step(kind: 'header' | 'pair'): void {
    const character = this.#text[this.#at] ?? '';
    const action = this.#holeHere() ?? this.#bareInterpolation();
    if (action) this.#hole(action);
    else if (character === '#') this.#comment();
    else if (character === ' ' || character === '\t' || character === '\r' || character === '\n') this.#at++;
    else {
      if (character === '"' || character === "'") this.#string(character);
      else if (kind === 'pair') this.#punctuation(character);
      else this.#at++;
      this.#last = character;
    }
  }

  #punctuation(character: string): void {
    if (character === '=' && this.#expected === 'key') {
      this.#expected = 'value';
      this.#valueStart ??= this.#at + 1;
    } else if ((character === '[' || character === '{') && this.#expected === 'value') this.#open(character);
    else if ((character === ']' || character === '}') && this.#brackets.length > 0) {
      this.#brackets.pop();
      this.#expected = 'after';
    } else if (character === ',' && this.#brackets.length > 0) this.#expectItem();
    else if (this.#expected === 'value') return this.#bare();
    this.#at++;
  }

  #open(character: string): void {
    const at = this.#at;
    if (this.#brackets.length === maxDepth) this.#fault ??= { kind: 'deep', span: { start: at, end: at + 1 } };
    this.#brackets.push({ character, at });
    this.#expectItem();
  }

  #expectItem(): void {
    this.#expected = this.#brackets.at(-1)?.character === '{' ? 'key' : 'value';
  }

  /** A number, boolean or date. A hole beside its digits is part of the value: `1{{ .n }}`. */
  #bare(): void {
    const start = this.#at;
    while (this.#at < this.#text.length && !/[\s,\]}#]/.test(this.#text[this.#at] ?? '')) {
      const action = this.#holeHere();
      if (action) {
        if (action.kind === 'expression' && /^[\d.+-]+$/.test(this.#text.slice(start, this.#at)))
          return this.#value(start);
        break;
      }
      this.#at++;
    }
    this.#expected = 'after';
  }

  /** A value that a hole starts or goes on: everything that touches it and could be digits. */
  #value(start: number): void {
    for (;;) {
      const action = this.#holeHere() ?? this.#bareInterpolation();
      if (action && action.kind !== 'expression') break;
      if (action) {
        this.#damage(action);
        this.#at = action.span.end;
      } else if (/[\d.:+-]/.test(this.#text[this.#at] ?? '')) this.#at++;
      else break;
    }
    this.#holes.push({ span: { start, end: this.#at }, kind: 'value' });
    this.#expected = 'after';
  }

  #hole(action: Action): void {
    const { span } = action;
    const writes = action.kind === 'expression';
    const inLines = this.#brackets.length > 0 && isAlone(this.#text, span);
    if (writes && this.#expected === 'value' && !inLines) return this.#value(span.start);
    this.#damage(action);
    this.#at = span.end;
    if (!writes) this.#holes.push({ span, kind: 'control' });
    else if (this.#expected === 'key' && !inLines) this.#holes.push({ span, kind: 'key' });
    else this.#holes.push({ span, kind: 'line' });
  }

  #damage(action: Action): void {
    this.#fault ??= faultOf(action).fault;
  }

  #string(quote: string): void {
    const start = this.#at;
    const triple = quote.repeat(3);
    const multiline = this.#expected === 'value' && this.#text.startsWith(triple, start);
    if (this.#expected === 'value') this.#expected = 'after';
    if (!multiline) this.#line(quote);
    else if (!this.#multiline(quote, triple)) {
      this.#neverClosed.add(quote);
      this.#fault ??= { kind: 'unclosed', span: { start, end: start + 3 } };
      this.#at = this.#nextStatement(start);
      this.#brackets = [];
      this.#holes = this.#holes.filter(({ span }) => span.end <= this.#at);
      this.#nextAction = lowerBound(this.#actions, this.#at);
    }
  }

  /** A string on one line; what is never closed ends with the line. */
  #line(quote: string): void {
    for (this.#at++; this.#at < this.#text.length;) {
      const character = this.#text[this.#at];
      if (this.#inString()) continue;
      if (character === '\n') return this.#brokenLine(quote);
      this.#at +=
        quote === '"' && character === '\\' && this.#text[this.#at + 1] !== '\n' && !this.#holeAfter() ? 2 : 1;
      if (character === quote) return;
    }
  }

  /** Moves past the end of a string that was broken over lines, so that its rest is not taken for a statement. */
  #brokenLine(quote: string): void {
    let line = this.#at;
    for (let count = 0; count < maxStringLines && line >= 0; count++) {
      const start = line + 1;
      if (/^[ \t\r]*[\n#]/.test(this.#text.slice(start, start + 80)) || this.#startsStatement(start)) return;
      line = this.#text.indexOf('\n', start);
      const close = this.#text.indexOf(quote, start);
      if (close >= 0 && (line < 0 || close < line)) {
        this.#at = close + 1;
        return;
      }
    }
  }

  #startsStatement(line: number): boolean {
    return matches(pairLine, this.#text, line) || matches(headerLine, this.#text, line);
  }

  /** A string over several lines; false where it is never closed. */
  #multiline(quote: string, triple: string): boolean {
    if (this.#neverClosed.has(quote)) return false;
    for (this.#at += 3; this.#at < this.#text.length;) {
      const character = this.#text[this.#at];
      if (this.#inString()) continue;
      if (quote === '"' && character === '\\' && !this.#holeAfter()) this.#at += 2;
      else if (character === quote && this.#text.startsWith(triple, this.#at)) {
        this.#at += 3;
        // Up to two quotes more belong to the string's end.
        for (let more = 0; more < 2 && this.#text[this.#at] === quote; more++) this.#at++;
        return true;
      } else this.#at++;
    }
    return false;
  }

  #inString(): boolean {
    const action = this.#holeHere();
    if (!action) return false;
    this.#damage(action);
    this.#holes.push({ span: action.span, kind: 'in-string' });
    this.#at = action.span.end;
    return true;
  }

  #holeAfter(): boolean {
    return this.#actions[this.#nextAction]?.span.start === this.#at + 1;
  }

  /** The line after `start` that looks most like the next statement, for a string that is never closed. */
  #nextStatement(start: number): number {
    let line = this.#text.indexOf('\n', start);
    while (line >= 0) {
      if (matches(headerLine, this.#text, line + 1) || matches(spacedPairLine, this.#text, line + 1)) return line;
      line = this.#text.indexOf('\n', line + 1);
    }
    return this.#text.length;
  }
}

function faultOf({ damaged, span }: Action): { fault?: { kind: 'template'; span: Span } } {
  return damaged ? { fault: { kind: 'template', span } } : {};
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** True if nothing but blanks stands before and after the span on its lines. */
function isAlone(text: string, { start, end }: Span): boolean {
  let before = start - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  let after = end;
  while (text[after] === ' ' || text[after] === '\t' || text[after] === '\r') after++;
  return (before < 0 || text[before] === '\n') && (after >= text.length || text[after] === '\n' || text[after] === '#');
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t' || text[at - 1] === '\r')) at--;
  return at;
}

/** Index of the first action that starts at `offset` or later. */
function lowerBound(actions: readonly Action[], offset: number): number {
  const found = actions.findIndex(({ span }) => span.start >= offset);
  return found < 0 ? actions.length : found;
}
