import type { MapNode, Node, ScalarNode, UnknownNode } from '../../src/model/node.ts';

const span = { start: 0, end: 0 };

/** A value that is no plain data: a float of TOML, a datetime, something unknown. */
export class Special {
  readonly node: ScalarNode | UnknownNode;

  constructor(node: ScalarNode | UnknownNode) {
    this.node = node;
  }
}

/** `1.0` in TOML. */
export function float(value: number): Special {
  return new Special({ kind: 'scalar', span, type: 'float', value, style: 'plain' });
}

/** A datetime token of TOML. */
export function datetime(value: string): Special {
  return new Special({ kind: 'scalar', span, type: 'datetime', value, style: 'plain' });
}

/** A template action. */
export function unknown(text = '{{ .Values.x }}'): Special {
  return new Special({ kind: 'unknown', span, unknown: 'template', text });
}

/** A map with the entries of an object, and of further objects for keys that stand twice. */
export function mapOf(...objects: readonly object[]): MapNode {
  const entries = objects
    .flatMap((object) => Object.entries(object) as [string, unknown][])
    .map(([key, value]) => ({ key, name: key, keySpan: span, value: nodeOf(value) }));
  return { kind: 'map', span, style: 'block', entries };
}

function nodeOf(value: unknown): Node {
  if (value instanceof Special) return value.node;
  if (Array.isArray(value)) return { kind: 'list', span, style: 'flow', items: value.map(nodeOf) };
  if (value === null) return { kind: 'scalar', span, type: 'null', value, style: 'plain' };
  if (typeof value === 'object') return mapOf(value);
  if (typeof value === 'boolean') return { kind: 'scalar', span, type: 'boolean', value, style: 'plain' };
  if (typeof value === 'number') {
    return { kind: 'scalar', span, type: Number.isInteger(value) ? 'integer' : 'float', value, style: 'plain' };
  }
  return { kind: 'scalar', span, type: 'string', value: String(value), style: 'plain' };
}
