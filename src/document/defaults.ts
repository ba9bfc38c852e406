import { chartDefaults } from '../knowledge/index.ts';
import type { MapNode, Node } from '../model/node.ts';
import type { Origin } from '../model/place.ts';
import { findLast, neverOpen, type Source, type Sourced } from './source.ts';

const NOWHERE = { start: 0, end: 0 };

/** A tree of plain data (as JSON has it), for values that stand in no file. */
export function nodeOf(data: unknown): Node {
  if (Array.isArray(data)) return { kind: 'list', span: NOWHERE, style: 'flow', items: data.map(nodeOf) };
  if (typeof data === 'object' && data !== null) return mapOf(data);
  if (typeof data === 'boolean') return scalar('boolean', data);
  if (typeof data === 'number') return scalar(Number.isInteger(data) ? 'integer' : 'float', data);
  return typeof data === 'string' ? scalar('string', data) : scalar('null', null);
}

function mapOf(data: object): MapNode {
  const entries = Object.entries(data).map(([key, value]) => ({
    key,
    name: key,
    keySpan: NOWHERE,
    value: nodeOf(value),
  }));
  return { kind: 'map', span: NOWHERE, style: 'block', entries };
}

function scalar(
  type: 'boolean' | 'integer' | 'float' | 'string' | 'null',
  value: string | number | boolean | null,
): Node {
  return { kind: 'scalar', span: NOWHERE, type, value, style: 'plain' };
}

/** The source of a chart's defaults: they have an origin and no place. */
export function defaultsFrom(origin: Origin): Source {
  return { origin, stage: 'chart', find: findLast, isOpen: neverOpen, place: undefined };
}

const chartLayers = new Map<string, Sourced>();

/** The values that a release of the runner chart brings: one tree for all files that are judged as that release. */
export function chartLayer(version: string): Sourced {
  let layer = chartLayers.get(version);
  if (!layer) {
    layer = { node: nodeOf(chartDefaults(version)), source: defaultsFrom({ kind: 'chart-default', version }) };
    chartLayers.set(version, layer);
  }
  return layer;
}
