import { beginsWith } from '../../model/route.ts';
import type { Entry, Node, Route } from '../../model/node.ts';
import { PatchRefused } from '../../model/patch.ts';
import type { Brackets, Part } from '../../text/brackets.ts';
import { lineEnd } from '../../text/line-at.ts';
import { findEntry } from '../find.ts';
import type { Row, Sheet } from './sheet.ts';

/** A value that is written, at a route as the text spells it. */
export interface Place {
  readonly node: Node;
  readonly route: Route;
  readonly entry?: Entry;
}

/** How far a route leads in one variant. */
export interface Located {
  readonly sheet: Sheet;
  /** From the root to the last value that is there. */
  readonly chain: readonly Place[];
  readonly missing: Route;
}

/** Follows a route in every variant; the one in which it leads farthest counts. */
export function locateIn(sheets: readonly Sheet[], route: Route): Located {
  const found = sheets.map((sheet) => locate(sheet, route));
  const [best] = found.toSorted((a, b) => a.missing.length - b.missing.length);
  if (!best) throw new PatchRefused('unreadable', 'The TOML cannot be read.');
  return best;
}

/** Follows a route as far as it is written. */
export function locate(sheet: Sheet, route: Route): Located {
  const chain: Place[] = [{ node: sheet.root, route: [] }];
  for (const [depth, step] of route.entries()) {
    const next = child(chain.at(-1), step);
    if (!next) return { sheet, chain, missing: route.slice(depth) };
    chain.push(next);
  }
  return { sheet, chain, missing: [] };
}

function child(parent: Place | undefined, step: string | number): Place | undefined {
  if (parent?.node.kind === 'map') {
    const entry = findEntry(parent.node, String(step));
    return entry && { node: entry.value, route: [...parent.route, entry.key], entry };
  }
  const item = parent?.node.kind === 'list' && typeof step === 'number' ? parent.node.items[step] : undefined;
  return parent && item && { node: item, route: [...parent.route, step] };
}

/** The pair that sets the value at a route, or something that holds it. */
export function pairOf({ rows }: Sheet, route: Route): Row | undefined {
  return rows.find((row) => row.kind === 'pair' && beginsWith(route, row.route));
}

/** True for what headers, dotted keys or the root make. */
export function isSection({ node }: Place): boolean {
  return node.kind === 'map' && node.style !== 'inline';
}

/** What stands in the brackets or braces of a value. */
export function bracketsOf({ text, habits, actions }: Sheet, node: Node): Brackets {
  const { span } = node;
  if (
    actions.some(
      (action) => action.kind === 'control' && action.span.start >= span.start && action.span.end <= span.end,
    )
  )
    throw new PatchRefused('template', 'A template decides what stands in these brackets.');
  return { text, lineBreak: habits.lineBreak, span, parts: partsOf(node), skipGap };
}

function partsOf(node: Node): readonly Part[] {
  if (node.kind === 'list') return node.items.map(({ span }) => ({ start: span.start, token: span }));
  if (node.kind !== 'map') return [];
  if ([node, ...node.entries.map(({ value }) => value)].some(isDotted))
    throw new PatchRefused('style', 'Dotted keys in braces are not changed.');
  return node.entries.map(({ keySpan, value }) => ({ start: keySpan.start, token: value.span }));
}

function isDotted(node: Node): boolean {
  return node.kind === 'map' && node.style === 'dotted';
}

function skipGap(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
    if (text.charAt(at) !== '#') return at;
    at = lineEnd(text, at);
  }
}
