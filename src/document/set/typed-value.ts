import type { ScalarNode } from '../../model/node.ts';

const NOWHERE = { start: 0, end: 0 };
const MAX_INT64 = 0x7fffffffffffffffn;

/** A value that stands in no file. */
export function scalarNode(type: ScalarNode['type'], value: ScalarNode['value']): ScalarNode {
  return { kind: 'scalar', span: NOWHERE, type, value, style: 'plain' };
}

/** What `--set` makes of a text: true, false and null in any case, and whole numbers, are no strings (helm, pkg/strvals, typedVal). */
export function typedValue(text: string): Pick<ScalarNode, 'type' | 'value' | 'int64'> {
  if (/^true$/iu.test(text)) return { type: 'boolean', value: true };
  if (/^false$/iu.test(text)) return { type: 'boolean', value: false };
  if (/^null$/iu.test(text)) return { type: 'null', value: null };
  const int64 = integerOf(text);
  return int64 === undefined ? { type: 'string', value: text } : { type: 'integer', value: Number(int64), int64 };
}

/** A leading zero makes a string of it. */
function integerOf(text: string): bigint | undefined {
  if (!/^(?:0|[1-9]\d*|[-+]\d+)$/.test(text) || text.length > 30) return undefined;
  const size = BigInt(text.replace(/^[-+]/, ''));
  const value = text.startsWith('-') ? -size : size;
  return value >= -MAX_INT64 - 1n && value <= MAX_INT64 ? value : undefined;
}
