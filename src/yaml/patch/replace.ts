import { lineEnd, skipBlanks } from '../../text/line-at.ts';
import type { PatchValue } from '../../model/patch.ts';
import type { Edit } from '../../text/edit.ts';
import { headerOf, tailOf, textEnded } from './block.ts';
import { isBlockScalar, type Slot } from './slots.ts';
import type { Sheet } from './sheet.ts';
import { endsInText, flowText, writtenItem, written, type Written } from './write.ts';

/** Puts data in the place of a value, in the style that its place allows. Comments around the value stay. */
export function replaceValue(sheet: Sheet, slot: Slot, value: PatchValue): readonly Edit[] {
  const { habits } = sheet;
  if (slot.inFlow) return [replaceInFlow(sheet, slot, flowText(value, habits))];
  if (endsInText(value) && hasCommentsBelow(sheet, slot))
    return replaceWith(sheet, slot, { head: flowText(value, habits), body: [] });
  const made = slot.index === undefined ? written(value, slot.column, habits) : writtenItem(value, slot.column, habits);
  return replaceWith(sheet, slot, made, endsInText(value));
}

/** True if comments would become content of a block scalar above them. */
export function hasCommentsBelow({ text }: Sheet, { from, token, column }: Slot): boolean {
  const isBeside = token.start <= lineEnd(text, from);
  return tailOf(text, token.end, column) > (isBeside ? lineEnd(text, token.end) : token.end);
}

/** Puts text in the place of a value in brackets, behind a colon if its key has none. */
export function replaceInFlow({ text }: Sheet, { from, token, entry }: Slot, value: string): Edit {
  if (token.end > token.start) return { span: token, text: value };
  return { span: token, text: entry && text.charAt(from - 1) !== ':' ? `: ${value}` : ` ${value}` };
}

/** Puts written text in the place of a value in block style; `isText` if it ends with a block scalar. */
export function replaceWith(sheet: Sheet, slot: Slot, { head, body }: Written, isText = false): readonly Edit[] {
  const { text, habits } = sheet;
  const { from, token } = slot;
  if (body.length === 0 && head !== '' && standsBelowComment(sheet, slot)) return [{ span: token, text: head }];
  const below = body.map((line) => habits.lineBreak + line).join('');
  const isBeside = token.end > token.start && token.start <= lineEnd(text, from);
  const headEnd = isBeside ? endOfHead(sheet, slot) : from;
  const bodyStart = lineEnd(text, headEnd);
  const bodyEnd = Math.max(bodyStart, isBeside || keepsComment(sheet, slot) ? token.end : lineEnd(text, token.end));
  const start = isBeside && head !== '' ? token.start : from;
  const first = { span: { start, end: headEnd }, text: start === from && head !== '' ? ` ${head}` : head };
  const closing = isText && below !== '' ? textEnded(sheet, bodyEnd) : [];
  const edits = [first, { span: { start: bodyStart, end: bodyEnd }, text: below }, ...closing];
  return edits.filter((edit) => edit.text !== '' || edit.span.end > edit.span.start);
}

/** True for a text, number or alias below its key with nothing but comments between the two: there it is left, and they are. */
function standsBelowComment({ text }: Sheet, { from, node, token, isAlias }: Slot): boolean {
  const isInline = isAlias || (node.kind === 'scalar' && !isBlockScalar(node));
  return isInline && /^[ \t]*(?:#.*)?[\r\n]\s*#/.test(text.slice(from, token.start));
}

/** True if the comment behind a value that stands below its key can go up to that line. */
function keepsComment({ text }: Sheet, { from, node }: Slot): boolean {
  return node.kind === 'scalar' && skipBlanks(text, from) === lineEnd(text, from);
}

/** Where what stands on the line of the key ends: of a block scalar the header. */
function endOfHead({ text }: Sheet, { node, token, isAlias }: Slot): number {
  return !isAlias && node.kind === 'scalar' && isBlockScalar(node) ? headerOf(text, node).end : token.end;
}
