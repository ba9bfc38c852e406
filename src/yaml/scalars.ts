import { CHOMPING_MODE, SCALAR_STYLE } from 'js-yaml';
import type { ScalarEvent } from 'js-yaml';
import type { ScalarNode } from '../model/node.ts';
import { ScalarMap } from '../text/scalar-map.ts';
import type { Span } from '../text/span.ts';
import { decodeBlock, decodeFlow } from './decode.ts';
import type { BlockScalar } from './decode.ts';

/** Maps of the scalars whose value is not simply a stretch of the text. */
const maps = new WeakMap<ScalarNode, ScalarMap>();

/** A scalar of the event stream, decoded. */
export interface DecodedScalar {
  readonly text: string;
  readonly style: ScalarNode['style'];
  /** undefined where the text stands in the file as it is. */
  readonly map: ScalarMap | undefined;
}

/** Decodes a scalar event that has a value in `text`. */
export function decodeEvent(text: string, event: ScalarEvent): DecodedScalar {
  const { valueStart: start, valueEnd: end } = event;
  const style = styleOf(event);
  if (event.fast) return { text: text.slice(start, end), style, map: undefined };
  const map =
    style === 'literal' || style === 'folded'
      ? decodeBlock(text, { style, start, end, indent: event.indent, chomping: chompingOf(event) })
      : decodeFlow(text, { style, start, end });
  return { text: map.value, style, map };
}

/** Remembers how a scalar node was decoded, for `scalarMapOf`. */
export function rememberMap(node: ScalarNode, map: ScalarMap): void {
  maps.set(node, map);
}

/** How the decoded text of a scalar node lies in the file from which `parseYaml` made it; for a number or word too, its text as written. */
export function scalarMapOf(text: string, node: ScalarNode): ScalarMap {
  const map = maps.get(node);
  if (map) return map;
  const quote = node.style === 'plain' ? 0 : 1;
  const start = node.span.start + quote;
  const end = Math.max(start, node.span.end - quote);
  return ScalarMap.direct(text, { start, end });
}

/**
 * Where a block scalar ends for people: with its last line that is not blank, or with its header if all lines are.
 * `header` is the offset of its `|` or `>`.
 */
export function blockEnd(text: string, header: number, { start, end }: Span): number {
  let last = end;
  while (last > start && ' \t\r\n'.includes(text.charAt(last - 1))) last--;
  if (last > start) {
    while (last < end && ' \t'.includes(text.charAt(last))) last++;
    return last;
  }
  last = header + 1;
  while (last < start && '+-0123456789'.includes(text.charAt(last))) last++;
  return last;
}

function styleOf({ style }: ScalarEvent): 'plain' | 'single' | 'double' | BlockScalar['style'] {
  switch (style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
      return 'single';
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return 'double';
    case SCALAR_STYLE.LITERAL_BLOCK:
      return 'literal';
    case SCALAR_STYLE.FOLDED_BLOCK:
      return 'folded';
    default:
      return 'plain';
  }
}

function chompingOf({ chomping }: ScalarEvent): BlockScalar['chomping'] {
  if (chomping === CHOMPING_MODE.STRIP) return 'strip';
  return chomping === CHOMPING_MODE.KEEP ? 'keep' : 'clip';
}
