import type { SyntaxProblem } from '../model/node.ts';
import type { Span } from '../text/span.ts';

/** A template action, from its first brace to its last. */
export interface Action {
  readonly span: Span;
  /** `control` opens, divides or closes a block, or leaves a loop; it writes nothing itself. */
  readonly kind: 'expression' | 'control' | 'comment' | 'assignment';
  /** First word of a control action, in Go's words: `if`, `else`, `end` … */
  readonly keyword?: string;
  /** An `else` with a condition of its own. */
  readonly conditional?: true;
  /** The action could not be read to its end; `span` is a guess. */
  readonly damaged?: true;
}

/** The actions of a text in order, and what is wrong with them. */
export interface Actions {
  readonly actions: readonly Action[];
  readonly problems: readonly SyntaxProblem[];
}

const controls = new Set(['if', 'else', 'end', 'range', 'with', 'define', 'block', 'break', 'continue']);

/** Finds the Go template actions `{{…}}` of a text, nested in nothing: what Go calls lexing (text/template/parse/lex.go). */
export function scanActions(text: string): Actions {
  const actions: Action[] = [];
  const problems: SyntaxProblem[] = [];
  let at = text.indexOf('{{');
  while (at >= 0) {
    const action = isComment(text, at) ? comment(text, at, problems) : command(text, at, problems);
    actions.push(action);
    at = text.indexOf('{{', action.span.end);
  }
  return { actions, problems };
}

/** Offset of the line break that ends the line of `at`, or of the end of the text. */
function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' && found > at ? found - 1 : found;
}

function isComment(text: string, open: number): boolean {
  return /\{\{(?:-[ \t\r\n])?\/\*/y.test(text.slice(open, open + 6));
}

function comment(text: string, start: number, problems: SyntaxProblem[]): Action {
  const open = text.indexOf('/*', start) + 2;
  const stars = text.indexOf('*/', open);
  const close = /\*\/(?:[ \t\r\n]-)?\}\}/y;
  close.lastIndex = stars;
  if (stars >= 0 && close.test(text)) return { span: { start, end: close.lastIndex }, kind: 'comment' };
  problems.push({
    language: 'template',
    span: { start, end: start + 2 },
    message: stars < 0 ? 'This template comment is never closed.' : 'Text follows the end of this template comment.',
    hint: 'A template comment is {{/* … */}}, with nothing between */ and }}.',
  });
  // Go takes all the rest for the comment.
  const end = stars < 0 ? text.length : Math.max(open, lineEnd(text, stars));
  return { span: { start, end }, kind: 'comment', damaged: true };
}

/** Reads an action that is no comment. Braces cannot stand in one outside quotes, so the first shows where it ends. */
function command(text: string, start: number, problems: SyntaxProblem[]): Action {
  let at = start + 2;
  while (at < text.length) {
    const character = text[at];
    if (character === '}' && text[at + 1] === '}') return whole(text, start, at + 2);
    if (character === '}' || character === '{') break;
    if (character === '"' || character === "'" || character === '`') {
      const close = quoteEnd(text, at, character);
      if (close < 0) return unterminated(text, start, at, problems);
      at = close;
    } else at++;
  }
  return unclosed(text, start, at, problems);
}

function whole(text: string, start: number, end: number): Action {
  const span = { start, end };
  const body = text.slice(start + 2, end - 2).replace(/^-(?=\s)/, '');
  const keyword = /^\s*([a-z]+)(?![\w.])/.exec(body)?.[1];
  if (keyword === 'else' && /^\s*else\s+\w/.test(body)) return { span, kind: 'control', keyword, conditional: true };
  if (keyword !== undefined && controls.has(keyword)) return { span, kind: 'control', keyword };
  const assigns = /^\s*\$\w*\s*(?:,\s*\$\w+\s*)?:?=/.test(body);
  return { span, kind: assigns ? 'assignment' : 'expression' };
}

/** Offset after the closing quote; -1 where the line (of a raw string: the text) ends first. */
function quoteEnd(text: string, open: number, quote: string): number {
  if (quote === '`') return text.indexOf('`', open + 1) + 1 || -1;
  for (let at = open + 1; at < text.length; at++) {
    const character = text[at];
    if (character === quote) return at + 1;
    if (character === '\n') return -1;
    if (character === '\\') at++;
  }
  return -1;
}

function unterminated(text: string, start: number, quote: number, problems: SyntaxProblem[]): Action {
  const end = lineEnd(text, quote);
  problems.push({
    language: 'template',
    span: { start: quote, end },
    message: 'A string in this template action is never closed.',
  });
  const close = text.slice(quote, end).indexOf('}}');
  return { span: { start, end: close < 0 ? end : quote + close + 2 }, kind: 'expression', damaged: true };
}

function unclosed(text: string, start: number, at: number, problems: SyntaxProblem[]): Action {
  problems.push({
    language: 'template',
    span: { start, end: start + 2 },
    message: 'This template action is never closed: }} is missing.',
  });
  const line = text.slice(start, at).search(/\r?\n/);
  const brace = text[at] === '}' ? at + 1 : at;
  return { span: { start, end: line < 0 ? brace : start + line }, kind: 'expression', damaged: true };
}
