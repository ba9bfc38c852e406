import type { MapNode, Node } from '../model/node.ts';
import type { Plain, PlainTable } from '../model/plain.ts';
import { applyEdits } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { parseToml } from '../toml/index.ts';
import { parseYaml } from '../yaml/index.ts';
import { isSecretKey } from '../text/secret-keys.ts';
import { secretText } from './secret-text.ts';

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
  const spans = new Map(roots.flatMap((root) => secretsIn(root)).map((span) => [span.start, span]));
  const edits = [...spans.values()].map((span) => ({
    span,
    text: `"${REDACTED}"${text.slice(span.start, span.end).endsWith('\n') ? '\n' : ''}`,
  }));
  return withoutTokens(applyEdits(text, edits));
}

function secretsIn(node: Node, isSecret = false): readonly Span[] {
  if (node.kind === 'list') return node.items.flatMap((item) => secretsIn(item, isSecret));
  if (node.kind === 'map') return node.entries.flatMap(({ name, value }) => secretsIn(value, isSecretIn(node, name)));
  return isSecret && node.kind === 'scalar' && typeof node.value === 'string' && node.value !== '' ? [node.span] : [];
}

/** True for a key whose value is a secret; `value` is one beside the `name` of one. */
function isSecretIn({ entries }: MapNode, name: string): boolean {
  if (name !== 'value') return isSecretKey(name);
  const own = entries.find((entry) => entry.name === 'name')?.value;
  return own?.kind === 'scalar' && typeof own.value === 'string' && isSecretKey(own.value);
}

/** A text without what has the form of a token, or stands behind the name of a secret. */
function withoutTokens(text: string): string {
  const edits = secretText(text)
    .secrets.filter(({ start, end }) => text.slice(start, end) !== `"${REDACTED}"`)
    .map((span) => ({ span, text: REDACTED }));
  return edits.length > 0 ? applyEdits(text, edits) : text;
}
