import type { Brackets } from '../../text/brackets.ts';
import { beforeBreak, columnOf, lineEnd, lineStart, skipBlanks } from '../../text/line-at.ts';
import { skipGap } from './gap.ts';
import type { Entry, ListNode, MapNode, Node, Route, ScalarNode } from '../../model/node.ts';
import { PatchRefused } from '../../model/patch.ts';
import type { Span } from '../../text/span.ts';
import { scalarMapOf } from '../scalars.ts';
import type { Sheet } from './sheet.ts';

/** A value with the place in which it is written. */
export interface Slot {
  readonly node: Node;
  /** The map that holds it, or the list. */
  readonly holder: MapNode | ListNode | null;
  readonly entry?: Entry;
  readonly index?: number;
  /** Begin of the key, the dash or the item; -1 for the root. */
  readonly start: number;
  /** Behind the colon, the dash, or what else stands before the value. */
  readonly from: number;
  /** The value: anchor, tag and all; behind `from` for a value that is left out. */
  readonly token: Span;
  /** The token as written, without anchor and tag, is `*name`. */
  readonly isAlias: boolean;
  /** Column of the key or dash. */
  readonly column: number;
  /** Brackets or braces are around it. */
  readonly inFlow: boolean;
}

/** How far a route leads. */
export interface Located {
  /** From the root to the last slot that is there. */
  readonly chain: readonly Slot[];
  /** What is left of the route. */
  readonly missing: Route;
}

/** Follows a route as far as it is written. Refuses where an alias or a merge key lies on the way. */
export function locate(sheet: Sheet, root: Node, route: Route): Located {
  const chain: Slot[] = [rootSlot(sheet, root)];
  for (const [depth, step] of route.entries()) {
    const top = chain.at(-1);
    const next = top && child(sheet, top, step);
    if (!next) return { chain, missing: route.slice(depth) };
    chain.push(next);
  }
  return { chain, missing: [] };
}

/** True if a merge key brings the first key that a route misses. */
export function isMerged({ chain, missing: [step] }: Located): boolean {
  const node = chain.at(-1)?.node;
  return node?.kind === 'map' && node.entries.some(({ name, merged }) => merged && name === step);
}

/** The entries that are written in a map itself, in order. */
export function ownEntries(map: MapNode): readonly Entry[] {
  return map.entries.filter(({ merged }) => !merged);
}

/** Everything that a map or list holds, in order. */
export function slotsIn(sheet: Sheet, parent: Slot): readonly Slot[] {
  const { node } = parent;
  if (parent.isAlias) throw new PatchRefused('shared', 'What stands there comes from an anchor in another place.');
  if (node.kind === 'map') return ownEntries(node).map((entry) => entrySlot(sheet, parent, node, entry));
  if (node.kind !== 'list') return [];
  const slots: Slot[] = [];
  let from = node.style === 'block' ? node.span.start : node.span.start + 1;
  for (const index of node.items.keys()) {
    const slot = itemSlot(sheet, parent, { list: node, index }, from);
    slots.push(slot);
    from = node.style === 'block' ? slot.token.end : afterComma(sheet.text, slot.token.end);
  }
  return slots;
}

/** What stands in the brackets of a slot. */
export function bracketsOf({ text, habits }: Sheet, { node }: Slot, parts: readonly Slot[]): Brackets {
  return { text, lineBreak: habits.lineBreak, span: node.span, parts, skipGap };
}

function rootSlot({ text }: Sheet, node: Node): Slot {
  const token = { start: node.span.start, end: endOf(text, node) };
  return { node, holder: null, start: -1, from: token.start, token, isAlias: false, column: 0, inFlow: false };
}

function child(sheet: Sheet, parent: Slot, step: string | number): Slot | undefined {
  const { node } = parent;
  if (node.kind === 'list') return typeof step === 'number' ? slotsIn(sheet, parent)[step] : undefined;
  if (node.kind !== 'map') return undefined;
  const entry = node.entries.findLast(({ name, key }) => name === String(step) || key === step);
  if (!entry) return undefined;
  if (parent.isAlias) throw new PatchRefused('shared', `"${step}" comes from an anchor in another place.`);
  if (entry.merged) return undefined;
  requirePlainKey(sheet.text, entry.keySpan);
  return entrySlot(sheet, parent, node, entry);
}

/** Refuses keys with an anchor, a tag or a question mark, and such as are left out. */
function requirePlainKey(text: string, { start, end }: Span): void {
  const before = text.slice(lineStart(text, start), start);
  if (start === end || /(?:^|[\s,{])(?:[&!][^\s,[\]{}]*|\?)[ \t]*$/.test(before))
    throw new PatchRefused('style', 'A key with an anchor, a tag or a question mark is not changed.');
}

function entrySlot(sheet: Sheet, parent: Slot, map: MapNode, entry: Entry): Slot {
  const { text } = sheet;
  const colon = skipBlanks(text, entry.keySpan.end);
  const hasColon = text.charAt(colon) === ':';
  const inFlow = parent.inFlow || map.style === 'flow';
  if (!hasColon && !inFlow) throw new PatchRefused('style', 'A key that is written with ? is not changed.');
  const from = hasColon ? colon + 1 : entry.keySpan.end;
  const { value } = entry;
  const isBlock = (value.kind === 'map' || value.kind === 'list') && value.style === 'block';
  if (isBlock && value.span.start >= from && value.span.start < lineEnd(text, from))
    throw new PatchRefused('style', 'A map in the line of its key is not changed.');
  return {
    node: entry.value,
    holder: map,
    entry,
    start: entry.keySpan.start,
    from,
    ...tokenOf(sheet, from, entry.value),
    column: columnOf(text, entry.keySpan.start),
    inFlow,
  };
}

function itemSlot(sheet: Sheet, parent: Slot, { list, index }: { list: ListNode; index: number }, after: number): Slot {
  const { text } = sheet;
  const node = list.items[index];
  const start = skipGap(text, after);
  if (!node) throw new PatchRefused('absent', 'There is no such item.');
  const isBlock = list.style === 'block';
  if (isBlock && text.charAt(start) !== '-')
    throw new PatchRefused('style', 'This list is written in a form that is not changed.');
  const from = isBlock ? start + 1 : start;
  const inFlow = parent.inFlow || !isBlock;
  return {
    node,
    holder: list,
    index,
    start,
    from,
    ...tokenOf(sheet, from, node),
    column: columnOf(text, start),
    inFlow,
  };
}

/** The value behind an offset. */
function tokenOf({ text }: Sheet, from: number, node: Node): Pick<Slot, 'token' | 'isAlias'> {
  const start = skipGap(text, from);
  if (text.charAt(start) === '*') return { token: { start, end: endOfName(text, start) }, isAlias: true };
  if (node.span.start === node.span.end) {
    const end = Math.max(from, node.span.end);
    return { token: { start: end > from ? Math.min(start, end) : end, end }, isAlias: false };
  }
  return { token: { start, end: endOf(text, node) }, isAlias: false };
}

/** Where the last line of a node ends, before its line break: blank lines that a block scalar keeps are part of it. */
export function endOf(text: string, node: Node): number {
  const last = lastScalar(node);
  if (!last || !isBlockScalar(last)) return node.span.end;
  const map = scalarMapOf(text, last);
  const { length } = map.value;
  if (length === 0) return node.span.end;
  return Math.max(node.span.end, beforeBreak(text, map.toOuter({ start: length - 1, end: length }).end));
}

/** The scalar that is written last in a node; undefined where that is an alias, or in brackets. */
export function lastScalar(node: Node): ScalarNode | undefined {
  let last: Node | undefined = node;
  while (last && last.kind !== 'scalar') {
    const around: Node = last;
    if (around.kind === 'map') last = ownEntries(around).at(-1)?.value;
    else last = around.kind === 'list' ? around.items.at(-1) : undefined;
    if (last && last.span.start < around.span.start) return undefined;
  }
  return last;
}

/** True for a map or list in brackets. */
export function isFlow(node: Node): boolean {
  return (node.kind === 'map' || node.kind === 'list') && node.style === 'flow';
}

/** True for `|` and `>`. */
export function isBlockScalar({ style }: ScalarNode): boolean {
  return style === 'literal' || style === 'folded';
}

function afterComma(text: string, from: number): number {
  const at = skipGap(text, from);
  return text.charAt(at) === ',' ? at + 1 : at;
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (/[^ \t\r\n,[\]{}]/.test(text.charAt(at))) at++;
  return at;
}

/** Refuses where what stands in a span has a name that is used behind it, or uses one: a change would reach another place, or break it. */
export function requireAlone({ text }: Sheet, { start, end }: Span, uses: 'may use others' | 'uses no other'): void {
  const inside = text.slice(start, end);
  const behind = text.slice(end);
  const isNamed = Array.from(inside.matchAll(/&([^\s,[\]{}]+)/g), ([, name = '']) => name);
  if (isNamed.some((name) => behind.includes(`*${name}`)))
    throw new PatchRefused('shared', 'An alias in another place stands for what would be changed.');
  if (uses === 'uses no other' && /(?:^|[\s[{,:])\*[^\s*]/.test(inside))
    throw new PatchRefused('shared', 'What would be moved uses an anchor.');
}

/** Refuses where a slot, or one around it, has an anchor that is used. */
export function requireUnshared(sheet: Sheet, chain: readonly Slot[]): void {
  for (const { from, node, isAlias } of chain)
    if (!isAlias && node.span.start > from) requireNoName(sheet, { start: from, end: node.span.start });
}

function requireNoName(sheet: Sheet, span: Span): void {
  const name = /&([^\s,[\]{}]+)/.exec(sheet.text.slice(span.start, span.end))?.[1];
  if (name !== undefined && sheet.text.slice(span.end).includes(`*${name}`))
    throw new PatchRefused('shared', `An alias in another place stands for &${name}, which would change with it.`);
}
