import type { Action } from './scan.ts';

/** Terraform's directive words in Go's. */
const words: ReadonlyMap<string, string> = new Map([
  ['if', 'if'],
  ['else', 'else'],
  ['endif', 'end'],
  ['for', 'range'],
  ['endfor', 'end'],
]);

const maxLength = 10_000;
const maxFailures = 100;

/**
 * Finds `${…}` and `%{…}` of Terraform and envsubst templates; `$${` and `%%{` stand for themselves.
 * What is never closed is left out: it is ordinary text.
 */
export function scanInterpolations(text: string): readonly Action[] {
  const actions: Action[] = [];
  const endOf = interpolationFinder(text);
  const opener = /\$?\$\{|%?%\{/g;
  for (let found = opener.exec(text); found; found = opener.exec(text)) {
    const escaped = found[0].length > 2;
    const start = opener.lastIndex - 2;
    const end = escaped ? -1 : endOf(start);
    if (end < 0) continue;
    actions.push(action(text, start, end));
    opener.lastIndex = end;
  }
  return actions;
}

/**
 * A function that gives the offset after the brace that closes the `${` at an offset, or -1. It looks 10,000 units far, and
 * gives up on a text that leaves a hundred open, so that its cost stays linear.
 */
export function interpolationFinder(text: string): (start: number) => number {
  let failures = 0;
  return (start) => {
    const end = failures < maxFailures ? interpolationEnd(text, start) : -1;
    if (end < 0) failures++;
    return end;
  };
}

/** Braces nest; quoted strings hide them, but for a `${` in a string. */
function interpolationEnd(text: string, start: number): number {
  const last = Math.min(text.length, start + maxLength);
  // Depths at which a string was interrupted by a `${` inside it.
  const strings: number[] = [];
  let depth = 1;
  let quoted = false;
  for (let at = start + 2; at < last; at++) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
      else if (character === '$' && text[at + 1] === '{') {
        strings.push(depth);
        depth++;
        quoted = false;
        at++;
      }
    } else if (character === '"') quoted = true;
    else if (character === '{') depth++;
    else if (character === '}') {
      depth--;
      if (depth === 0) return at + 1;
      if (strings.at(-1) === depth) {
        strings.pop();
        quoted = true;
      }
    }
  }
  return -1;
}

function action(text: string, start: number, end: number): Action {
  const span = { start, end };
  if (text[start] === '$') return { span, kind: 'expression' };
  const keyword = words.get(/^\{~?\s*([a-z]+)/.exec(text.slice(start + 1, end))?.[1] ?? '');
  return keyword === undefined ? { span, kind: 'expression' } : { span, kind: 'control', keyword };
}
