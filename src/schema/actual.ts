import type { MapNode, Node, ScalarNode } from '../model/node.ts';
import type { Shape } from '../model/problem.ts';
import type { Document } from './problem.ts';

/** A node whose value, or at least its kind, is known. */
export type Known = Exclude<Node, { kind: 'unknown' }>;

/** The type of a node in the words of its language. */
export function shapeOf(node: Known): Shape {
  if (node.kind === 'scalar') return node.type;
  if (node.kind === 'map') return 'map';
  return node.items.length > 0 && node.items.every((item) => item.kind === 'map') ? 'list of maps' : 'list';
}

/** True for `[]` and `{}`. */
export function isEmpty(node: Node): boolean {
  return (node.kind === 'list' && node.items.length === 0) || (node.kind === 'map' && node.entries.length === 0);
}

/**
 * What a validator of single values gets to see: of a map only whether it is empty, of a list its known items. A float of TOML
 * is never whole, because the runner refuses 180.0 where it wants an integer; Helm reads the 10.0 of YAML as 10.
 */
export function plainOf(node: Known, document: Document): unknown {
  if (node.kind !== 'list') return plainItem(node, document);
  return node.items.flatMap((item) => (item.kind === 'unknown' ? [] : [plainItem(item, document)]));
}

function plainItem(node: Known, document: Document): unknown {
  if (node.kind !== 'scalar') return isEmpty(node) ? {} : { entry: null };
  return document === 'config' && node.type === 'float' ? 0.5 : node.value;
}

/** The value that was meant, as it would be written, where nobody can doubt it. */
export function correctionOf(node: Node, type: string, document: Document): string | undefined {
  if (node.kind !== 'scalar') return undefined;
  if (typeof node.value === 'string') return node.type === 'string' ? fromText(node.value, type) : undefined;
  return document === 'config' ? quoted(node, type) : undefined;
}

function fromText(text: string, type: string): string | undefined {
  if (type === 'boolean' || type === 'flag' || type === 'truth') return BOOLEANS.get(text.toLowerCase());
  if (type === 'integer' || type === 'int32') return /^-?(?:0|[1-9]\d{0,9})$/.test(text) ? text : undefined;
  if (type === 'float') return /^-?\d{1,9}\.\d{1,9}$/.test(text) ? text : undefined;
  return type === 'string[]' && /^[^\s,"'\\]+$/.test(text) ? `["${text}"]` : undefined;
}

const BOOLEANS = new Map([
  ...['true', 'yes', 'on'].map((word) => [word, 'true'] as const),
  ...['false', 'no', 'off'].map((word) => [word, 'false'] as const),
]);

/** Text of a number may be lost in its value (1.20), unless the number is one of a quantity or whole. */
function quoted({ type, value }: ScalarNode, wanted: string): string | undefined {
  if (wanted !== 'string' && wanted !== 'quantity') return undefined;
  const safe = type === 'boolean' || Number.isSafeInteger(value) || (wanted === 'quantity' && Number.isFinite(value));
  return safe && (type !== 'float' || wanted === 'quantity') ? `"${String(value)}"` : undefined;
}

/** Entries that count: of a key that stands twice in YAML the last one. TOML refuses twins before they come here. */
export function countingEntries(map: MapNode, document: Document): MapNode['entries'] {
  if (document === 'config') return map.entries;
  const last = new Map(map.entries.map((entry) => [entry.name, entry]));
  return last.size === map.entries.length ? map.entries : [...last.values()];
}
