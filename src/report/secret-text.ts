import { linesOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { isSecretKey, mayNameSecret, secretSpans, valueSpan } from './mask.ts';

/** A text of which parts must not be shown. */
export interface SecretText {
  /** All of them, in their order; none lies in another. */
  readonly secrets: readonly Span[];
  /** Those that have something in a span. */
  readonly within: (span: Span) => readonly Span[];
}

/** A secret over several lines that has begun: it ends with a mark, or where the text is no deeper than its key. */
type Open = { readonly closing: string } | { readonly deeperThan: number };

/** The start of a line whose value may go on below it: indentation, key, and what follows the colon or the sign. */
const HEAD = /^([ \t]*(?:- +)*)["']?([\w-]+)["']?[ \t]*[:=][ \t]*(.*)$/;

/** The start of a map or a list of them, which are no secret as a whole. */
const ENTRY = /^\s*(?:- +)?(?:-$|#|["']?[\w.-]+["']?:(?: |$))/;

/** A variable or parameter that is called as a secret: its value stands beside or below. */
const NAME = /\bname["']?[ \t]{0,20}[:=][ \t]{0,20}["']?([\w.-]{1,200})/;
const VALUE = /\bvalue["']?[ \t]{0,20}[:=][ \t]{0,20}/;

/** Lines below a name in which its value may stand. */
const NEAR = 2;

/** Finds the secrets of a text, also those that go over several lines: block scalars of YAML, long strings of TOML. */
export function secretText(text: string): SecretText {
  const secrets = apart(secretsIn(text));
  return {
    secrets,
    within: (span) => secrets.filter(({ start, end }) => start < span.end && span.start < end),
  };
}

function secretsIn(text: string): readonly Span[] {
  const secrets: Span[] = [];
  const lines = [...linesOf(text)];
  let open: Open | undefined;
  let named = 0;
  for (const [index, { start, line }] of lines.entries()) {
    const at = ([from, to]: readonly [number, number]): Span => ({ start: start + from, end: start + to });
    if (open && goesOn(line, open)) {
      secrets.push(at(innerPart(line, open)));
      if ('closing' in open && line.includes(open.closing)) open = undefined;
      continue;
    }
    secrets.push(...secretSpans(line).map(at));
    named = isSecretKey(NAME.exec(line)?.[1] ?? '') ? NEAR + 1 : Math.max(0, named - 1);
    if (named > 0) secrets.push(...valueSpan(line, VALUE).map(at));
    open = opened(line, lines[index + 1]?.line ?? '');
  }
  return secrets;
}

/** What belongs to a secret in a line of its own. */
function innerPart(line: string, open: Open): readonly [number, number] {
  const closing = 'closing' in open ? line.indexOf(open.closing) : -1;
  const end = closing < 0 ? line.trimEnd().length : closing;
  return [Math.min(indentOf(line), end), end];
}

function goesOn(line: string, open: Open): boolean {
  return 'closing' in open || line.trim() === '' || indentOf(line) > open.deeperThan;
}

function opened(line: string, next: string): Open | undefined {
  if (!mayNameSecret(line)) return undefined;
  const [, indent = '', key = '', value = ''] = HEAD.exec(line.trimEnd()) ?? [];
  if (!isSecretKey(key)) return undefined;
  const [quotes] = /^(?:"""|''')/.exec(value) ?? [];
  if (quotes !== undefined) return value.includes(quotes, 3) ? undefined : { closing: quotes };
  const goesBelow = value === '' ? !ENTRY.test(next) : /^[|>][-+\d]*(?:\s*#.*)?$|^["'][^"']*$/.test(value);
  return goesBelow ? { deeperThan: indent.length } : undefined;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Spans in their order without those that begin in the one before, or are empty. */
function apart(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0) && span.end > span.start) kept.push(span);
  return kept;
}
