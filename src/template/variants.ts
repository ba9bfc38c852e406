import type { Span } from '../text/span.ts';
import { widest, type Arm, type Block } from './blocks.ts';
import type { Action } from './scan.ts';

const maxVariants = 8;

/** A text with one arm of every block; the others are blanked by spaces, so offsets stay. */
export interface Variant {
  readonly text: string;
  /** The actions that are left, in order. */
  readonly actions: readonly Action[];
  /** The arms that are taken, in order, outer before inner. */
  readonly arms: readonly Arm[];
}

/**
 * The variants of a text: arm i of every block together, so there are as many as the widest block has arms and never the
 * product. A block without `else` has an empty last arm; inner blocks widen their arm, so that every arm is in some variant
 * (of the first eight). The first variant has the first arm of each.
 */
export function variantsOf(text: string, blocks: readonly Block[], actions: readonly Action[]): readonly Variant[] {
  if (blocks.length === 0) return [{ text, actions, arms: [] }];
  const count = Math.min(maxVariants, widest(blocks));
  return Array.from({ length: count }, (_, index) => variant(text, blocks, actions, index));
}

function variant(text: string, blocks: readonly Block[], actions: readonly Action[], index: number): Variant {
  const blanks: Span[] = [];
  const arms: Arm[] = [];
  for (const block of blocks) choose(block, index, arms, blanks);
  const pieces: string[] = [];
  let at = 0;
  for (const blank of blanks) {
    pieces.push(text.slice(at, blank.start), text.slice(blank.start, blank.end).replace(/[^\r\n]/g, ' '));
    at = blank.end;
  }
  pieces.push(text.slice(at));
  return { text: pieces.join(''), actions: outside(actions, blanks), arms };
}

/** Takes one arm of a block, and one of every block in it; blanks the others. */
function choose(block: Block, index: number, arms: Arm[], blanks: Span[]): void {
  let left = index;
  let chosen: Arm | undefined;
  for (const [number, arm] of block.arms.entries()) {
    const width = widest(arm.blocks);
    const last = block.exhaustive && number === block.arms.length - 1;
    const taken = !chosen && block.keyword !== 'define' && (left < width || last);
    if (taken) {
      chosen = arm;
      arms.push(arm);
      for (const inner of arm.blocks) choose(inner, left, arms, blanks);
    } else blanks.push(arm.span);
    left -= width;
  }
}

function outside(actions: readonly Action[], blanks: readonly Span[]): readonly Action[] {
  let next = 0;
  return actions.filter((action) => {
    while ((blanks[next]?.end ?? Infinity) <= action.span.start) next++;
    return action.span.start < (blanks[next]?.start ?? Infinity);
  });
}
