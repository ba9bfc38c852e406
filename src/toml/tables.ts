import type { Entry, MapNode, Node } from '../model/node.ts';
import type { Arm } from '../template/blocks.ts';
import type { Span } from '../text/span.ts';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What a name of a table stands for while the tree is built. */
export interface Slot {
  /** A table, the tables of an array of tables (the last one is open), or null for any other value. */
  tables: Table[] | null;
  /** The items of the array of tables in the tree. */
  items?: Node[];
  readonly entry: Draft<Entry>;
  /** The template arm that first defines it. */
  readonly arm: Arm | null;
  /** A longer header, dotted key or inline table made it: its own header may still come. */
  implicit: boolean;
  /** Another definition was refused already. */
  refused?: true;
}

/** A table under construction; `node` is part of the tree from the start. */
export interface Table {
  readonly node: Draft<MapNode> & { entries: Entry[] };
  readonly slots: Map<string, Slot>;
  /** Names from the root. */
  readonly path: readonly string[];
}

/** A key part of a statement, decoded, with its place. */
export interface Part {
  readonly name: string;
  readonly span: Span;
}

const openMaps = new WeakSet<MapNode>();

/** True where a table may hold more than can be read: a template writes a key or whole lines into it, or a line is faulty. */
export function isOpen(map: MapNode): boolean {
  return openMaps.has(map);
}

/** Notes that a template writes unknown keys into a table. */
export function markOpen(map: MapNode): void {
  openMaps.add(map);
}

const conditionalItems = new WeakSet<Node>();

/** True for an item of an array of tables that stands in a branch of a template's condition: it is there only sometimes. */
export function isConditional(node: Node): boolean {
  return conditionalItems.has(node);
}

/** A table that belongs to nothing yet. */
export function newTable(path: readonly string[], span: Span, style: MapNode['style']): Table {
  return { node: { kind: 'map', span, style, entries: [] }, slots: new Map(), path };
}

/** Puts a value under a name. A name that is taken keeps its slot; the tree keeps both entries. */
export function addEntry(table: Table, part: Part, value: Node, arm: Arm | null): Slot {
  const entry: Draft<Entry> = { key: part.name, name: part.name, keySpan: part.span, value };
  table.node.entries.push(entry);
  const slot: Slot = { tables: null, entry, arm, implicit: false };
  if (!table.slots.has(part.name)) table.slots.set(part.name, slot);
  return slot;
}

/** Puts an empty table under a name. */
export function addTable(
  table: Table,
  part: Part,
  made: { span: Span; style: MapNode['style']; arm: Arm | null },
): Table {
  const child = newTable([...table.path, part.name], made.span, made.style);
  const slot = addEntry(table, part, child.node, made.arm);
  slot.tables = [child];
  return child;
}

/** Adds an item to the array of tables under a name, and the array if there is none; undefined where the name is something else. */
export function addItem(table: Table, part: Part, span: Span, arm: Arm | null): Table | undefined {
  const slot = table.slots.get(part.name);
  if (slot && !slot.items) return undefined;
  const item = newTable([...table.path, part.name], span, 'array-table');
  if (arm) conditionalItems.add(item.node);
  if (slot) {
    slot.tables?.push(item);
    slot.items?.push(item.node);
  } else {
    const items: Node[] = [item.node];
    const added = addEntry(table, part, { kind: 'list', span, style: 'array-table', items }, arm);
    added.tables = [item];
    added.items = items;
  }
  return item;
}

/** The table that a name leads to: of an array of tables the last. */
export function tableAt(slot: Slot): Table | undefined {
  return slot.tables?.at(-1);
}

/** True if both stand in the output whenever the inner one does; false for arms of different blocks, which may exclude each other. */
export function together(first: Arm | null, second: Arm | null): boolean {
  return isAround(first, second) || isAround(second, first);
}

function isAround(outer: Arm | null, inner: Arm | null): boolean {
  let arm = inner;
  while (arm && arm !== outer) arm = arm.parent;
  return arm === outer;
}
