import { Failure } from './failure.ts';
import { functionNamed } from './functions/index.ts';
import { numberLiteral, unquote } from './literal.ts';
import type { TokenStream } from './token-stream.ts';
import type { Token } from './tokens.ts';
import type { Literal, NumberLiteral, Operand, Pipe } from './tree.ts';

const maxDepth = 200;

/** Parses what stands in an action: pipelines, commands and their words (text/template/parse/parse.go). */
export class PipeParser {
  readonly #tokens: TokenStream;
  #variables = new Variables();
  #depth = 0;

  constructor(tokens: TokenStream) {
    this.#tokens = tokens;
  }

  /** Forgets the variables that `inner` declares. */
  scoped<T>(inner: () => T): T {
    const mark = this.#variables.size;
    const read = inner();
    this.#variables.cut(mark);
    return read;
  }

  /** Reads `inner` without the variables from around it: a template that is called sees its own only. */
  alone<T>(inner: () => T): T {
    const around = this.#variables;
    this.#variables = new Variables();
    const read = inner();
    this.#variables = around;
    return read;
  }

  /** The name of a template, a quoted string. */
  name(context: string): string {
    const token = this.#tokens.nextWord();
    if (token.kind !== 'string' && token.kind !== 'raw') throw this.#tokens.unexpected(token, context);
    return stringOf(token) ?? '';
  }

  /** A pipeline with the token that ends it. */
  pipe(context: string, end: 'close' | 'right'): Pipe {
    const { start } = this.#tokens.peekWord();
    const declared = this.#declarations(context);
    const commands: Pipe['commands'][number][] = [];
    for (let token = this.#tokens.peekWord(); token.kind !== end; token = this.#tokens.peekWord()) {
      if (!startsOperand(token)) throw this.#tokens.unexpected(token, context);
      commands.push(this.#command());
    }
    const close = this.#tokens.next();
    check(commands, context, close);
    const last = commands.at(-1)?.at(-1)?.span.end ?? start;
    return { span: { start, end: last }, ...declared, commands };
  }

  /** `$x :=`, `$x =`, or in a range `$k, $v :=`. */
  #declarations(context: string): Pick<Pipe, 'variables' | 'assigns'> {
    const variables: string[] = [];
    for (;;) {
      const back = this.#tokens.mark();
      const variable = this.#tokens.peekWord();
      if (variable.kind !== 'variable') return { variables, assigns: false };
      this.#tokens.next();
      const next = this.#tokens.peekWord();
      const comma = next.kind === 'other' && next.text === ',';
      if (next.kind !== 'assign' && next.kind !== 'declare' && !comma) {
        back();
        return { variables, assigns: false };
      }
      this.#tokens.next();
      variables.push(variable.text);
      this.#variables.add(variable.text);
      if (!comma) return { variables, assigns: next.kind === 'assign' };
      if (context !== 'range' || variables.length > 1)
        throw new Failure(`too many declarations in ${context}`, variable);
      if (!['variable', 'close', 'right'].includes(this.#tokens.peekWord().kind)) {
        throw new Failure('range can only initialize variables', variable);
      }
    }
  }

  #command(): Pipe['commands'][number] {
    const operands: Operand[] = [];
    for (;;) {
      const operand = this.#operand();
      if (operand) operands.push(operand);
      const token = this.#tokens.peek();
      if (token.kind !== 'close' && token.kind !== 'right') this.#tokens.next();
      if (token.kind === 'space') continue;
      if (token.kind !== 'close' && token.kind !== 'right' && token.kind !== 'pipe') {
        throw this.#tokens.unexpected(token, 'operand');
      }
      const [first, ...rest] = operands;
      if (!first) throw new Failure('empty command', token);
      return [first, ...rest];
    }
  }

  /** A word with the fields after it; undefined where none stands. */
  #operand(): Operand | undefined {
    const of = this.#term();
    if (!of || this.#tokens.peek().kind !== 'field') return of;
    const names: string[] = [];
    while (this.#tokens.peek().kind === 'field') names.push(this.#tokens.next().text.slice(1));
    const span = { start: of.span.start, end: this.#tokens.last.end };
    if (of.kind === 'fields') return { ...of, span, names: [...of.names, ...names] };
    if (of.kind === 'variable' || of.kind === 'function' || of.kind === 'pipe')
      return { kind: 'fields', span, of, names };
    throw new Failure('unexpected . after term', span);
  }

  #term(): Operand | undefined {
    const token = this.#tokens.peekWord();
    if (!startsOperand(token)) return undefined;
    this.#tokens.next();
    const span = { start: token.start, end: token.end };
    switch (token.kind) {
      case 'identifier':
        if (!isFunction(token.text)) throw new Failure(`function ${JSON.stringify(token.text)} not defined`, span);
        return { kind: 'function', span, name: token.text };
      case 'dot':
        return { kind: 'dot', span };
      case 'field':
        return { kind: 'fields', span, of: { kind: 'dot', span }, names: [token.text.slice(1)] };
      case 'variable':
        if (!this.#variables.has(token.text)) {
          throw new Failure(`undefined variable ${JSON.stringify(token.text)}`, span);
        }
        return { kind: 'variable', span, name: token.text };
      case 'left':
        return this.#parenthesized(token);
      default:
        return literal(token);
    }
  }

  #parenthesized({ start }: Token): Operand {
    if (++this.#depth > maxDepth) throw new Failure('max expression depth exceeded', this.#tokens.last);
    const pipe = this.pipe('parenthesized pipeline', 'right');
    this.#depth--;
    return { kind: 'pipe', span: { start, end: this.#tokens.last.end }, pipe };
  }
}

/** The variables that are declared at a place. */
class Variables {
  readonly #names: string[] = ['$'];
  readonly #counts = new Map<string, number>([['$', 1]]);

  get size(): number {
    return this.#names.length;
  }

  has(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0;
  }

  add(name: string): void {
    this.#names.push(name);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Forgets what was declared after the first `size` variables. */
  cut(size: number): void {
    for (const name of this.#names.splice(size)) this.#counts.set(name, (this.#counts.get(name) ?? 0) - 1);
  }
}

const operand = /^(?:bool|character|dot|field|identifier|number|nil|raw|string|variable|left)$/;

function isFunction(name: string): boolean {
  return name === 'and' || name === 'or' || functionNamed(name) !== undefined;
}

function startsOperand({ kind }: Token): boolean {
  return operand.test(kind);
}

function literal(token: Token): Literal {
  const span = { start: token.start, end: token.end };
  if (token.kind === 'nil') return { kind: 'nil', span };
  if (token.kind === 'bool') return { kind: 'bool', span, value: token.text === 'true' };
  if (token.kind === 'string' || token.kind === 'raw') return { kind: 'string', span, value: stringOf(token) };
  const value = token.kind === 'character' ? characterLiteral(token) : numberLiteral(token.text);
  if (!value) throw new Failure(`illegal number syntax: ${JSON.stringify(token.text)}`, span);
  return { kind: 'number', span, value };
}

/** The text of a quoted string; undefined if its escapes make bytes that are no text. */
function stringOf(token: Token): string | undefined {
  const read = unquote(token.text);
  if (read.kind === 'invalid') throw new Failure('invalid syntax', token);
  return read.kind === 'text' ? read.text : undefined;
}

function characterLiteral(token: Token): NumberLiteral {
  const read = unquote(token.text);
  const [character, ...rest] = read.kind === 'text' ? read.text : '';
  if (character === undefined || rest.length > 0) {
    throw new Failure(`malformed character constant: ${token.text}`, token);
  }
  const point = character.codePointAt(0) ?? 0;
  return { int: BigInt(point), float: point, ideal: 'int' };
}

function check(commands: Pipe['commands'], context: string, close: Token): void {
  if (commands.length === 0) throw new Failure(`missing value for ${context}`, close);
  for (const [index, [first]] of commands.entries()) {
    const executes = ['function', 'fields', 'variable', 'pipe'].includes(first.kind);
    if (index > 0 && !executes) throw new Failure(`non executable command in pipeline stage ${index + 1}`, first.span);
  }
}
