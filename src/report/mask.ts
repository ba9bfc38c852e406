/** Keys of the chart, the runner and the stores for caches whose values are secrets; letters of any case, with or without `_` and `-`. */
const SECRET_KEY =
  'runner[_-]?(?:registration[_-]?)?token|registration[_-]?token|token|password|passwd|access[_-]?key|secret[_-]?key|account[_-]?key|private[_-]?key|secret[_-]?access[_-]?key|docker[_-]?auth[_-]?config|auth';

/** What is in all of them. Most lines have nothing of it, and need no expression of that length. */
const MAYBE_SECRET = /token|passw|key|auth/i;

/** False for most lines: no key of theirs can be that of a secret. */
export function mayNameSecret(line: string): boolean {
  return MAYBE_SECRET.test(line);
}

/** True for the name of a key or a variable whose value is a secret. */
export function isSecretKey(name: string): boolean {
  return new RegExp(`(?:${SECRET_KEY})$`, 'i').test(name);
}

/** Tokens of GitLab and access keys of AWS, wherever they stand. */
const TOKEN = /\b(?:gl(?:rt|rtr|pat|cbt|dt|ptt|ft|soat|imt|agent|wt)-|GR1348941|AKIA)[\w.-]{8,}/g;

/** Values that are none themselves: references, maps and lists of them, block scalars (their text stands on other lines), switches. */
const NO_SECRET = /^(?:\{|\$\{|\[\s*(?:[[{]|$)|[|>][-+\d]*\s*$|(?:\\*"\\*"|''|true|false|null|~)?\s*(?:#|[,}\]]|$))/;

/** Spans of a line, as [start, end), that must not be printed: values of well-known secret keys, and what has the form of a token. */
export function secretSpans(line: string): [number, number][] {
  return [...(mayNameSecret(line) ? valuesOfSecretKeys(line) : []), ...tokensIn(line)];
}

function valuesOfSecretKeys(line: string): [number, number][] {
  const spans: [number, number][] = [];
  const name = `["']?\\b\\w{0,40}?(?:${SECRET_KEY})\\b\\\\{0,9}["']?`;
  const key = new RegExp(`${name}[ \\t]{0,20}[:=][ \\t]{0,200}|^[ \\t]{0,200}${name}[ \\t]{1,20}(?=[^\\s:=#])`, 'gi');
  for (const match of line.matchAll(key)) {
    const start = match.index + match[0].length;
    // A value that was not closed takes the rest of the line with it.
    if (spans.at(-1)?.[1] === line.length) break;
    if (!NO_SECRET.test(line.slice(start, start + 100))) spans.push([start, valueEnd(line, start)]);
  }
  return spans;
}

/** The value behind the first match of `head` in a line, where it may be a secret. */
export function valueSpan(line: string, head: RegExp): [number, number][] {
  const match = head.exec(line);
  if (!match) return [];
  const start = match.index + match[0].length;
  return NO_SECRET.test(line.slice(start, start + 100)) ? [] : [[start, valueEnd(line, start)]];
}

function tokensIn(line: string): [number, number][] {
  return [...line.matchAll(TOKEN)].map((match) => [match.index, match.index + match[0].length]);
}

/** A line with the units of these spans replaced by `*`, one for one, so that columns stay. */
export function mask(line: string, spans: readonly (readonly [number, number])[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [from, end] of spans.toSorted(([a], [b]) => a - b)) {
    const start = Math.max(from, done);
    if (end <= start) continue;
    pieces.push(line.slice(done, start), '*'.repeat(end - start));
    done = end;
  }
  return pieces.join('') + line.slice(done);
}

/** A value that has not ended by then is taken for unclosed: what is no secret may be hidden too, but no line takes long. */
const LONGEST = 8192;

/** Where the value that starts here ends: at its closing quote, or before a comment or what closes its list or map. */
function valueEnd(line: string, start: number): number {
  const near = line.slice(start, start + LONGEST);
  const end = endIn(near);
  return end === LONGEST ? line.length : start + end;
}

function endIn(value: string): number {
  const [opening, escape = '', quote = ''] = /^(\\*)(["'])/.exec(value.slice(0, 20)) ?? [];
  if (opening !== undefined) return closingEnd(value, opening.length, escape.length, quote);
  const end = (value.startsWith('[') ? /\]|\s#/ : /[,}\]"']|\s#/).exec(value);
  return end ? end.index - backslashesBefore(value, end.index) : value.length;
}

/**
 * Behind the quote that closes what one with so many backslashes opened: in a string within a string every quote has one more, and a
 * quote that belongs to the text has twice as many and one. Single quotes that belong to it are doubled.
 */
function closingEnd(line: string, from: number, backslashes: number, quote: string): number {
  for (let at = line.indexOf(quote, from); at >= 0; at = line.indexOf(quote, at + 1)) {
    if (quote === '"') {
      const level = Math.floor(backslashesBefore(line, at) / (backslashes + 1));
      if (level % 2 === 0) return at + 1;
    } else if (line[at + 1] === quote) at++;
    else return at + 1;
  }
  return line.length;
}

function backslashesBefore(line: string, at: number): number {
  let start = at;
  while (line[start - 1] === '\\') start--;
  return at - start;
}
