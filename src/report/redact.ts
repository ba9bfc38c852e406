import type { Entry, Node } from '../model/node.ts';
import type { Plain, PlainTable } from '../model/plain.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import { linesOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { parseToml } from '../toml/index.ts';
import { parseYaml } from '../yaml/index.ts';
import { isSecretKey, secretSpans } from './mask.ts';

/** What stands in place of a secret. */
export const REDACTED = '[redacted]';

/** Data without its secrets: the values of keys and variables that hold one. */
export function redacted(value: Plain, name = ''): Plain {
  if (typeof value === 'string') return isSecretKey(name) && value !== '' ? REDACTED : withoutTokens(value);
  if (Array.isArray(value)) return value.map((item: Plain) => redacted(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return redactedTable(value as PlainTable);
}

/** A table without its secrets. */
export function redactedTable(table: PlainTable): PlainTable {
  return Object.fromEntries(Object.entries(table).map(([key, inner]) => [key, redacted(inner, key)]));
}

/** A TOML text without its secrets, also those that go over several lines. */
export function redactedToml(text: string): string {
  const { variants } = parseToml(text, { version: '1.0', templates: true });
  return withoutSecretsOf(
    text,
    variants.map(({ root }) => root),
  );
}

/** The same for a file of values. */
export function redactedYaml(text: string): string {
  const { documents } = parseYaml(text);
  return withoutSecretsOf(
    text,
    documents.flatMap(({ root }) => (root ? [root] : [])),
  );
}

function withoutSecretsOf(text: string, roots: readonly Node[]): string {
  const spans = new Map(roots.flatMap(secretsIn).map((span) => [span.start, span]));
  const edits = [...spans.values()].map((span) => ({
    span,
    text: `"${REDACTED}"${text.slice(span.start, span.end).endsWith('\n') ? '\n' : ''}`,
  }));
  return withoutTokens(applyEdits(text, edits));
}

function secretsIn(node: Node): readonly Span[] {
  if (node.kind === 'list') return node.items.flatMap(secretsIn);
  return node.kind === 'map' ? node.entries.flatMap(secretIn) : [];
}

function secretIn({ name, value }: Entry): readonly Span[] {
  if (value.kind !== 'scalar') return secretsIn(value);
  return isSecretKey(name) && typeof value.value === 'string' && value.value !== '' ? [value.span] : [];
}

/** The start of a TOML text that may go over several lines, with its key and its quotes. */
const LONG_TEXT = /^\s*["']?([\w-]+)["']?[ \t]*=[ \t]*("""|''')/;

/** A text without what has the form of a token, or stands behind the name of a secret. */
function withoutTokens(text: string): string {
  const edits: Edit[] = [];
  let closing = '';
  for (const { start, line } of linesOf(text)) {
    if (closing !== '') {
      const [from, end] = [line.length - line.trimStart().length, line.indexOf(closing)];
      const to = end < 0 ? line.trimEnd().length : end;
      if (from < to) edits.push({ span: { start: start + from, end: start + to }, text: REDACTED });
      if (end >= 0) closing = '';
      continue;
    }
    const [opening = '', key = '', quotes = ''] = LONG_TEXT.exec(line) ?? [];
    if (isSecretKey(key) && !line.includes(quotes, opening.length)) closing = quotes;
    edits.push(...tokenEdits(start, line));
  }
  return edits.length > 0 ? applyEdits(text, edits) : text;
}

function tokenEdits(start: number, line: string): readonly Edit[] {
  const edits: Edit[] = [];
  let done = 0;
  for (const [from, to] of secretSpans(line).toSorted(([a], [b]) => a - b)) {
    if (from < done || line.slice(from, to) === `"${REDACTED}"`) continue;
    edits.push({ span: { start: start + from, end: start + to }, text: REDACTED });
    done = to;
  }
  return edits;
}
