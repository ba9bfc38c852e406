import type { Entry, ListNode, MapNode, Node, Route } from '../model/node.ts';
import type { Span } from '../text/span.ts';
import type { Anchor } from './anchors.ts';
import type { Duplicate } from './document.ts';

/** A key that waits for its value. */
export interface PendingKey {
  readonly key: string;
  readonly name: string;
  readonly keySpan: Span;
  /** It is `<<`: its value's entries join the map. */
  readonly isMerge: boolean;
}

interface OpenCollection {
  /** The bracket that ends it; empty for block style and for the single pair in `[a: b]`. */
  readonly closer: '' | ']' | '}';
  /** What the document cost before it. */
  readonly before: number;
  anchor: Anchor | undefined;
  /** Levels of what it holds so far. */
  height: number;
}

/** A mapping whose end has not come yet. */
export interface MapFrame extends OpenCollection {
  readonly kind: 'map';
  readonly node: MapNode & { span: Span; readonly entries: Entry[] };
  /** The latest written entry of each name. */
  readonly written: Map<string, Entry>;
  /** Entries whose name came again. */
  readonly lost: Entry[];
  pending: PendingKey | undefined;
}

/** A sequence whose end has not come yet. */
export interface ListFrame extends OpenCollection {
  readonly kind: 'list';
  readonly node: ListNode & { span: Span; readonly items: Node[] };
}

/** A collection whose end has not come yet. */
export type Frame = MapFrame | ListFrame;

/** A mapping that begins at `start`. */
export function mapFrame(start: number, style: 'block' | 'flow', closer: '' | '}', before: number): MapFrame {
  const node: MapFrame['node'] = { kind: 'map', span: { start, end: start }, style, entries: [] };
  const written = new Map<string, Entry>();
  return { kind: 'map', node, closer, before, written, lost: [], pending: undefined, anchor: undefined, height: 0 };
}

/** A sequence that begins at `start`. */
export function listFrame(start: number, style: 'block' | 'flow', closer: '' | ']', before: number): ListFrame {
  const node: ListFrame['node'] = { kind: 'list', span: { start, end: start }, style, items: [] };
  return { kind: 'list', node, closer, before, anchor: undefined, height: 0 };
}

/** Adds the value of the pending key to a map. */
export function addValue(frame: MapFrame, { key, name, keySpan }: PendingKey, value: Node): void {
  const entry: Entry = { key, name, keySpan, value };
  const earlier = frame.written.get(name);
  if (earlier) frame.lost.push(earlier);
  frame.written.set(name, entry);
  frame.node.entries.push(entry);
}

/**
 * Adds what a merge key brings, at its place: as for Helm, entries written further up give way to it. Of several maps the first one
 * counts most, so it comes last. False if the value holds anything but maps.
 */
export function addMerged(frame: MapFrame, value: Node, isAlias: boolean): boolean {
  const sources = value.kind === 'list' && !isAlias ? value.items.toReversed() : [value];
  for (const source of sources) {
    if (source.kind !== 'map') return false;
    for (const entry of source.entries) frame.node.entries.push({ ...entry, merged: true });
  }
  return true;
}

/** The keys that a complete map holds twice; `route` leads to the map. */
export function duplicatesOf(frame: MapFrame, route: Route): Duplicate[] {
  return frame.lost.flatMap((first) => {
    const entry = frame.written.get(first.name);
    return entry ? [{ key: first.name, route, entry, first }] : [];
  });
}

/** The way through the open collections to what comes next. */
export function routeOf(frames: readonly Frame[]): Route {
  return frames.map((frame) => (frame.kind === 'list' ? frame.node.items.length : (frame.pending?.key ?? '')));
}
