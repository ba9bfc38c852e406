import type { SyntaxProblem } from '../model/node.ts';
import type { Span } from '../text/span.ts';
import type { Action } from './scan.ts';

/** Blocks may not nest deeper. */
const maxDepth = 200;

/** One way through a block: the text between two of its actions. */
export interface Arm {
  readonly span: Span;
  readonly blocks: readonly Block[];
  /** The arm around the block; null at the top. */
  readonly parent: Arm | null;
}

/** An `if`, `with`, `range`, `define` or `block` with its end. */
export interface Block {
  readonly keyword: string;
  readonly arms: readonly Arm[];
  /** One arm is always taken: there is an `else`, or no condition. */
  readonly exhaustive: boolean;
  /** Number of ways through the block and the blocks in it, added up along its arms. */
  readonly width: number;
}

/** The top-level blocks of a text, and what is wrong with their nesting. */
export interface Blocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly SyntaxProblem[];
}

interface OpenArm {
  span: { start: number; end: number };
  blocks: Block[];
  parent: Arm | null;
}

interface OpenBlock {
  readonly opener: Action;
  readonly keyword: string;
  readonly arms: OpenArm[];
  exhaustive: boolean;
  width: number;
}

/** The number of ways through blocks that are taken together. */
export function widest(blocks: readonly Block[]): number {
  return blocks.reduce((width, block) => Math.max(width, block.width), 1);
}

/** Pairs control actions into blocks. A block that is never closed is reported at its opener and taken as always present. */
export function findBlocks(actions: readonly Action[]): Blocks {
  const top: Block[] = [];
  const open: OpenBlock[] = [];
  const problems: SyntaxProblem[] = [];
  for (const action of actions) {
    if (action.kind !== 'control') continue;
    if (action.keyword === 'end') close(action, open, top, problems);
    else if (action.keyword === 'else') divide(action, open, problems);
    else if (action.keyword !== 'break' && action.keyword !== 'continue') {
      if (open.length === maxDepth) {
        problems.push({
          language: 'limit',
          span: action.span,
          message: `Template blocks are nested more than ${maxDepth} deep.`,
        });
        return { blocks: [], problems };
      }
      begin(action, open);
    }
  }
  for (const block of open) {
    problems.push({
      language: 'template',
      span: block.opener.span,
      message: `This "${block.keyword}" has no "end".`,
    });
  }
  return { blocks: top, problems };
}

function begin(opener: Action, open: OpenBlock[]): void {
  const keyword = opener.keyword ?? '';
  const exhaustive = keyword === 'define' || keyword === 'block';
  const block: OpenBlock = { opener, keyword, arms: [], exhaustive, width: 1 };
  addArm(block, opener, open.at(-1));
  open.push(block);
}

function addArm(block: OpenBlock, action: Action, around: OpenBlock | undefined): void {
  const span = { start: action.span.end, end: action.span.end };
  block.arms.push({ span, blocks: [], parent: around?.arms.at(-1) ?? null });
}

function divide(action: Action, open: OpenBlock[], problems: SyntaxProblem[]): void {
  const block = open.at(-1);
  const arm = block?.arms.at(-1);
  if (!block || !arm) {
    problems.push(stray(action, 'This "else" stands outside an "if", "with" or "range".'));
    return;
  }
  if (block.keyword === 'define' || block.keyword === 'block') {
    problems.push(stray(action, `A "${block.keyword}" cannot have an "else".`));
    return;
  }
  if (block.exhaustive) problems.push(stray(action, 'This "else" comes after the last "else" of its block.'));
  arm.span.end = action.span.start;
  addArm(block, action, open.at(-2));
  block.exhaustive = !action.conditional;
}

function close(action: Action, open: OpenBlock[], top: Block[], problems: SyntaxProblem[]): void {
  const block = open.pop();
  const arm = block?.arms.at(-1);
  if (!block || !arm) {
    problems.push(stray(action, 'This "end" closes nothing.'));
    return;
  }
  arm.span.end = action.span.start;
  block.width = block.arms.reduce((sum, { blocks }) => sum + widest(blocks), block.exhaustive ? 0 : 1);
  (open.at(-1)?.arms.at(-1)?.blocks ?? top).push(block);
}

function stray(action: Action, message: string): SyntaxProblem {
  return { language: 'template', span: action.span, message };
}
