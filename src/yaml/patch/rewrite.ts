import { indentedEdits, indentOf } from '../../text/indented-edits.ts';
import { nextLine } from '../../text/line-at.ts';
import type { ScalarNode } from '../../model/node.ts';
import { applyEdits, narrowed, type Edit } from '../../text/edit.ts';
import type { ScalarMap } from '../../text/scalar-map.ts';
import { decodeBlock, decodeFlow, type BlockScalar } from '../decode.ts';
import { scalarMapOf } from '../scalars.ts';
import { headerOf } from './block.ts';
import { replaceValue } from './replace.ts';
import { isBlockScalar, type Slot } from './slots.ts';
import type { Sheet } from './sheet.ts';
import { escaped, isPlainSafe, isPrintable, needsIndicator } from './strings.ts';

/** Edits of a file that make these edits of the text of a scalar in it. The scalar keeps its style, unless that cannot hold the new text. */
export function rewriteText(sheet: Sheet, slot: Slot, node: ScalarNode, edits: readonly Edit[]): readonly Edit[] {
  const map = scalarMapOf(sheet.text, node);
  const value = applyEdits(map.value, edits);
  if (value === map.value) return [];
  const job: Job = { sheet, slot, node, map, edits, value };
  return inPlace(job) ?? replaceValue(sheet, slot, value);
}

interface Job {
  readonly sheet: Sheet;
  readonly slot: Slot;
  readonly node: ScalarNode;
  /** Of the text as it is. */
  readonly map: ScalarMap;
  readonly edits: readonly Edit[];
  /** The text as it will be. */
  readonly value: string;
}

/** undefined where the style cannot hold the new text, and for text where none was: that may choose its style. */
function inPlace(job: Job): readonly Edit[] | undefined {
  if (job.map.value === '') return undefined;
  const { text } = job.sheet;
  const { span } = job.node;
  switch (job.node.style) {
    case 'plain':
      return isPlainSafe(job.value, job.slot.inFlow) ? [narrowed(text, { span, text: job.value })] : undefined;
    case 'single':
      return isPrintable(job.value) ? inQuotes(job, (piece) => piece.replaceAll("'", "''")) : undefined;
    case 'double':
      return inQuotes(job, escaped);
    default:
      return isBlockScalar(job.node) ? inBlock(job) : undefined;
  }
}

/** Folded lines may fold in another way beside an edit: then they do not decode to the wanted text. */
function inQuotes(
  { sheet, node, map, edits, value }: Job,
  write: (piece: string) => string,
): readonly Edit[] | undefined {
  const made = edits.map((edit) => ({ span: map.toOuter(edit.span), text: write(edit.text) }));
  const { start, end } = node.span;
  const token = applyEdits(sheet.text.slice(start, end), moved(made, -start));
  const style = node.style === 'single' ? 'single' : 'double';
  return decodeFlow(token, { style, start: 1, end: token.length - 1 }).value === value ? made : undefined;
}

function moved(edits: readonly Edit[], by: number): readonly Edit[] {
  return edits.map(({ span, text }) => ({ span: { start: span.start + by, end: span.end + by }, text }));
}

/** Within lines where that will do, else whole lines, as in a literal scalar. */
function inBlock(job: Job): readonly Edit[] | undefined {
  const { value, map, node, sheet } = job;
  const { chomping, indicator } = headerOf(sheet.text, node);
  if (map.value.trim() === '' || value.trim() === '' || breaksAtEnd(value) !== breaksAtEnd(map.value)) return undefined;
  if (!value.split('\n').every(isPrintable) || (indicator === '' && needsIndicator(value))) return undefined;
  const scalar = { indent: indentOf(sheet.text, map), chomping: CHOMPING[chomping] ?? 'clip' };
  const fold = sheet.habits.lineBreak.repeat(2) + ' '.repeat(scalar.indent);
  const withinLines = job.edits.map(({ span, text }) => ({
    span: map.toOuter(span),
    text: text.replaceAll('\n', fold),
  }));
  return [
    withinLines,
    indentedEdits(sheet.text, map, job.edits, { indent: scalar.indent, lineBreak: sheet.habits.lineBreak }),
  ].find((edits) => decodesTo(job, edits, scalar));
}

const CHOMPING: Readonly<Record<string, BlockScalar['chomping']>> = { '+': 'keep', '-': 'strip' };

function breaksAtEnd(text: string): number {
  return text.length - text.replace(/(?<!\n)\n+$/, '').length;
}

/** What an edit within lines leaves of an indented line before one that is empty. */
function linesOfBlanks(text: string): number {
  return text.split(/[\r\n]+/).filter((line) => /^ +$/.test(line)).length;
}

function decodesTo(
  { sheet: { text }, node, slot, value }: Job,
  edits: readonly Edit[],
  scalar: Pick<BlockScalar, 'indent' | 'chomping'>,
): boolean {
  const start = nextLine(text, node.span.start);
  const end = nextLine(text, slot.token.end);
  const old = text.slice(start, end);
  const content = applyEdits(old, moved(edits, -start));
  const style = node.style === 'folded' ? 'folded' : 'literal';
  const pad = ' '.repeat(scalar.indent);
  const isIndented = content.split(/[\r\n]+/).every((line) => /^ *$/.test(line) || line.startsWith(pad));
  if (!isIndented || /[\r\n]$/.test(content) !== /[\r\n]$/.test(old)) return false;
  if (linesOfBlanks(content) > linesOfBlanks(old)) return false;
  return decodeBlock(content, { style, start: 0, end: content.length, ...scalar }).value === value;
}
