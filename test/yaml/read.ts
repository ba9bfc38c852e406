import assert from 'node:assert/strict';
import type { Entry, MapNode, Node, ScalarNode } from '../../src/model/node.ts';
import type { Span } from '../../src/text/span.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { YamlDocument } from '../../src/yaml/document.ts';

/** The first document of a text that has no problems. */
export function read(text: string): YamlDocument {
  const { documents, problems } = parseYaml(text);
  assert.deepEqual(problems, []);
  return documents[0]!;
}

/** The root of a text, a map. */
export function readMap(text: string): MapNode {
  const { root } = read(text);
  assert.ok(root?.kind === 'map');
  return root;
}

/** The first entry of a map. */
export function firstEntry(text: string): Entry {
  return readMap(text).entries[0]!;
}

/** The first value of a map, a scalar. */
export function firstScalar(text: string): ScalarNode {
  const { value } = firstEntry(text);
  assert.ok(value.kind === 'scalar');
  return value;
}

/** What Helm has after reading: names as keys, the last entry of a name wins. */
export function helmValue(text: string): unknown {
  const { root, refusals } = read(text);
  assert.deepEqual(refusals, []);
  return root ? plain(root) : {};
}

/** First refusal of a text: what it points at, and the message. */
export function refusal(text: string): [string, string] {
  const { refusals } = read(text);
  assert.equal(refusals.length, 1, JSON.stringify(refusals));
  return [slice(text, refusals[0]!.span), refusals[0]!.message];
}

/** Problems of a text: what each points at, and its message. */
export function problems(text: string): [string, string][] {
  return parseYaml(text).problems.map(({ span, message }) => [slice(text, span), message]);
}

export function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function plain(node: Node): unknown {
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ name, value }) => [name, plain(value)]));
  if (node.kind === 'list') return node.items.map(plain);
  assert.ok(node.kind === 'scalar');
  return node.value;
}
