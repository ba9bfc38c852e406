import { Failure } from './failure.ts';
import type { Token, TokenKind } from './tokens.ts';

/** The tokens of a template, to be read one after the other. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  #at = 0;
  /** The token that was read last. */
  last: Token;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    this.last = this.peek();
  }

  /** The next token; the last of all again and again. */
  peek(): Token {
    const token = this.#tokens[Math.min(this.#at, this.#tokens.length - 1)];
    return token ?? { kind: 'end', start: 0, end: 0, text: '', trim: 0 };
  }

  next(): Token {
    this.last = this.peek();
    this.#at++;
    return this.last;
  }

  /** The next token that is no space. */
  peekWord(): Token {
    while (this.peek().kind === 'space') this.#at++;
    return this.peek();
  }

  nextWord(): Token {
    this.peekWord();
    return this.next();
  }

  expect(kind: TokenKind, context: string): Token {
    const token = this.nextWord();
    if (token.kind !== kind) throw this.unexpected(token, context);
    return token;
  }

  /** Goes back to a token that was peeked at, or read, before. */
  mark(): () => void {
    const at = this.#at;
    return () => {
      this.#at = at;
    };
  }

  unexpected(token: Token, context: string): Failure {
    return new Failure(token.kind === 'error' ? token.text : `unexpected ${shown(token)} in ${context}`, token);
  }
}

/** A token as Go's messages show it. */
function shown({ kind, text }: Token): string {
  if (kind === 'end') return 'EOF';
  if (kind === 'keyword' || kind === 'nil' || kind === 'dot') return `<${text}>`;
  return text.length > 10 ? `${JSON.stringify(text.slice(0, 10))}...` : JSON.stringify(text);
}
