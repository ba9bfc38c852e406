import type { Span } from '../../text/span.ts';
import { Failure } from './failure.ts';
import { PipeParser } from './parse-pipe.ts';
import { TokenStream } from './token-stream.ts';
import { Lexer, type Token } from './tokens.ts';
import type { Arm, CallPiece, Otherwise, Piece, Tag } from './tree.ts';

const maxDepth = 200;

/** A template, ready to be rendered; spans are offsets in `text`. */
export interface ParsedTemplate {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The templates that the text gives names to with `define` and `block`. */
  readonly definitions: ReadonlyMap<string, ParsedTemplate>;
  /** Why Go cannot parse the text, in Go's words; there are no pieces then. */
  readonly problem?: TemplateProblem;
}

/** What makes Helm stop: where, and in the words of Go. */
export interface TemplateProblem {
  readonly span: Span;
  readonly message: string;
}

/** Parses a template as Go does, with the functions that Helm has; never throws. */
export function parseTemplate(text: string): ParsedTemplate {
  const definitions = new Map<string, ParsedTemplate>();
  try {
    const pieces = text.includes('{{') ? new Parser(text, definitions).run() : plain(text);
    return { text, pieces, definitions };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { start, end } = error.span ?? { start: 0, end: text.length };
    return { text, pieces: [], definitions, problem: { span: { start, end }, message: error.message } };
  }
}

/** True for a template that has nothing but space: as a definition it replaces no other (text/template/parse, IsEmptyTree). */
export function isEmptyTemplate({ text, pieces }: ParsedTemplate): boolean {
  return pieces.every(({ kind, ...piece }) => {
    return kind === 'text' && 'span' in piece && text.slice(piece.span.start, piece.span.end).trim() === '';
  });
}

function plain(text: string): readonly Piece[] {
  return text === '' ? [] : [{ kind: 'text', span: { start: 0, end: text.length } }];
}

/** What ends a list of pieces: `end`, or `else` with what follows it. */
interface Stop {
  readonly keyword: 'end' | 'else';
  readonly tag: Tag;
  /** Of `else if` and `else with`: the keyword, the rest of the action is still to be read. */
  readonly chained: Token | undefined;
}

class Parser {
  readonly #text: string;
  readonly #tokens: TokenStream;
  readonly #pipes: PipeParser;
  readonly #definitions: Map<string, ParsedTemplate>;
  #depth = 0;
  #loops = 0;

  constructor(text: string, definitions: Map<string, ParsedTemplate>) {
    this.#text = text;
    this.#tokens = new TokenStream(new Lexer(text).run());
    this.#pipes = new PipeParser(this.#tokens);
    this.#definitions = definitions;
  }

  run(): readonly Piece[] {
    const pieces: Piece[] = [];
    for (let token = this.#tokens.next(); token.kind !== 'end'; token = this.#tokens.next()) {
      if (token.kind === 'open' && this.#tokens.peekWord().text === 'define') {
        this.#tokens.nextWord();
        this.#define();
        continue;
      }
      const read = this.#pieceOrStop(token);
      if ('keyword' in read) throw new Failure(`unexpected {{${read.keyword}}}`, read.tag.span);
      pieces.push(read);
    }
    return pieces;
  }

  #define(): void {
    const name = this.#pipes.name('define clause');
    this.#tokens.expect('close', 'define clause');
    this.#definition(name, 'define clause');
  }

  /** Reads the body of a named template to its end. It sees no variables from around it. */
  #definition(name: string, context: string): Stop {
    const loops = this.#loops;
    this.#loops = 0;
    const [pieces, stop] = this.#pipes.alone(() => this.#list());
    this.#loops = loops;
    if (stop.keyword === 'else') throw new Failure(`unexpected {{else}} in ${context}`, stop.tag.span);
    this.#add(name, { text: this.#text, pieces, definitions: this.#definitions }, stop.tag.span);
    return stop;
  }

  #add(name: string, definition: ParsedTemplate, span: Span): void {
    const other = this.#definitions.get(name);
    if (!other || isEmptyTemplate(other)) this.#definitions.set(name, definition);
    else if (!isEmptyTemplate(definition)) {
      throw new Failure(`template: multiple definition of template ${JSON.stringify(name)}`, span);
    }
  }

  /** Pieces to the next `end` or `else` of their own. */
  #list(): readonly [readonly Piece[], Stop] {
    if (++this.#depth > maxDepth) throw new Failure('input too large', this.#tokens.peek());
    const pieces: Piece[] = [];
    for (;;) {
      const token = this.#tokens.nextWord();
      if (token.kind === 'end') throw new Failure('unexpected EOF', token);
      const read = this.#pieceOrStop(token);
      if ('keyword' in read) {
        this.#depth--;
        return [pieces, read];
      }
      pieces.push(read);
    }
  }

  #pieceOrStop(token: Token): Piece | Stop {
    if (token.kind === 'text') return { kind: 'text', span: { start: token.start, end: token.end } };
    if (token.kind !== 'open') throw this.#tokens.unexpected(token, 'input');
    const word = this.#tokens.peekWord();
    if (word.kind !== 'keyword') return { kind: 'action', ...this.#pipeToClose(token, 'command') };
    this.#tokens.nextWord();
    switch (word.text) {
      case 'if':
      case 'with':
        return this.#branch(word.text, token);
      case 'range':
        return this.#range(token);
      case 'else':
      case 'end':
        return this.#stop(word.text, token);
      case 'template':
        return this.#call(token);
      case 'block':
        return this.#block(token);
      case 'break':
      case 'continue':
        return this.#leave(word.text, token);
      default:
        throw this.#tokens.unexpected(word, 'command');
    }
  }

  #pipeToClose(open: Token, context: string): Pick<Arm, 'tag' | 'pipe'> {
    const pipe = this.#pipes.pipe(context, 'close');
    return { pipe, tag: tag(open, this.#tokens.last) };
  }

  #branch(kind: 'if' | 'with', open: Token): Piece {
    return this.#pipes.scoped(() => {
      const arms: Arm[] = [];
      for (let opener = open; ;) {
        const head = this.#pipeToClose(opener, kind);
        const [body, stop] = this.#list();
        arms.push({ ...head, body });
        if (stop.keyword === 'end') return { kind, arms, otherwise: undefined, end: stop.tag };
        if (stop.chained === undefined) return { kind, arms, ...this.#otherwise(stop) };
        if (stop.chained.text !== kind) throw this.#tokens.unexpected(stop.chained, 'input');
        opener = { ...open, start: stop.tag.span.start, trim: stop.tag.before };
      }
    });
  }

  #otherwise({ tag }: Stop): { readonly otherwise: Otherwise; readonly end: Tag } {
    const [body, stop] = this.#list();
    if (stop.keyword === 'else') throw new Failure('expected end; found {{else}}', stop.tag.span);
    return { otherwise: { tag, body }, end: stop.tag };
  }

  #range(open: Token): Piece {
    return this.#pipes.scoped(() => {
      const head = this.#pipeToClose(open, 'range');
      this.#loops++;
      const [body, stop] = this.#list();
      this.#loops--;
      if (stop.keyword === 'end') return { kind: 'range', ...head, body, otherwise: undefined, end: stop.tag };
      if (stop.chained) throw this.#tokens.unexpected(stop.chained, 'input');
      return { kind: 'range', ...head, body, ...this.#otherwise(stop) };
    });
  }

  #stop(keyword: 'end' | 'else', open: Token): Stop {
    const word = this.#tokens.peekWord();
    const chains = keyword === 'else' && word.kind === 'keyword' && (word.text === 'if' || word.text === 'with');
    if (chains) return { keyword, tag: tag(open, this.#tokens.nextWord()), chained: word };
    return { keyword, tag: tag(open, this.#tokens.expect('close', keyword)), chained: undefined };
  }

  #call(open: Token): CallPiece {
    const name = this.#pipes.name('template clause');
    if (this.#tokens.peekWord().kind === 'close') {
      return { kind: 'template', tag: tag(open, this.#tokens.nextWord()), name, pipe: undefined };
    }
    return { kind: 'template', name, ...this.#pipeToClose(open, 'template clause') };
  }

  #block(open: Token): CallPiece {
    const name = this.#pipes.name('block clause');
    const { pipe } = this.#pipeToClose(open, 'block clause');
    const { tag: end } = this.#definition(name, 'block clause');
    const span = { start: open.start, end: end.span.end };
    return { kind: 'template', tag: { span, before: open.trim, after: end.after }, name, pipe };
  }

  #leave(keyword: 'break' | 'continue', open: Token): Piece {
    const close = this.#tokens.expect('close', `{{${keyword}}}`);
    if (this.#loops === 0) throw new Failure(`{{${keyword}}} outside {{range}}`, { start: open.start, end: close.end });
    return { kind: keyword, tag: tag(open, close) };
  }
}

function tag(open: Token, close: Token): Tag {
  return { span: { start: open.start, end: close.end }, before: open.trim, after: Math.max(close.trim, close.end) };
}
