import { linesOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { isSecretKey, mayNameSecret, secretSpans } from './mask.ts';

/** A text of which parts must not be shown. */
export interface SecretText {
  /** Those in a span, in its order. */
  readonly within: (span: Span) => readonly Span[];
}

/** A secret over several lines that has begun: it ends with a mark, or where the text is no deeper than its key. */
type Open = { readonly closing: string } | { readonly deeperThan: number };

/** The start of a line whose value may go on below it: indentation, key, and what follows the colon or the sign. */
const HEAD = /^([ \t]*(?:- +)*)["']?([\w-]+)["']?[ \t]*[:=][ \t]*(.*)$/;

/** The start of a map or a list, which are no secret as a whole. */
const ENTRY = /^\s*(?:- |-$|#|["']?[\w.-]+["']?:(?: |$))/;

/** Finds the secrets of a text, also those that go over several lines: block scalars of YAML, long strings of TOML. */
export function secretText(text: string): SecretText {
  const secrets = secretsIn(text);
  return { within: (span) => secrets.filter(({ start, end }) => start < span.end && span.start < end) };
}

function secretsIn(text: string): readonly Span[] {
  const secrets: Span[] = [];
  let open: Open | undefined;
  const lines = [...linesOf(text)];
  for (const [index, { start, line }] of lines.entries()) {
    if (open && goesOn(line, open)) {
      secrets.push({ start, end: start + line.length });
      if ('closing' in open && line.includes(open.closing)) open = undefined;
      continue;
    }
    secrets.push(...secretSpans(line).map(([from, to]) => ({ start: start + from, end: start + to })));
    open = opened(line, lines[index + 1]?.line ?? '');
  }
  return secrets;
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
