import { diffArrays } from 'diff';

/** Texts that differ in more lines than this count as different in all. */
const MOST_EDITS = 2000;

/** For each line of a text its number in the older text, from 1; undefined for a line that is new there. The first line is at index 1. */
export function oldLines(oldText: string, newText: string): readonly (number | undefined)[] {
  const now = linesOf(newText);
  const changes = diffArrays(linesOf(oldText), now, { maxEditLength: MOST_EDITS });
  if (!changes) return Array.from({ length: now.length + 1 }, () => undefined);
  const lines: (number | undefined)[] = [undefined];
  let old = 1;
  for (const { added, removed, count } of changes) {
    for (let n = 0; n < count; n++) if (!removed) lines.push(added ? undefined : old + n);
    if (!added) old += count;
  }
  return lines;
}

/** Lines end as `LineIndex` has it. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|[\r\n]/);
}
