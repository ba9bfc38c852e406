import { printable } from './printable.ts';

/** Printable lines of at most `width` characters, broken at spaces and line breaks; a longer word stays whole. The indents are part of the lines. */
export function wrap(text: string, width: number, first: string, others: string): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n'))
    lines.push(...wrapParagraph(printable(paragraph), width, lines.length === 0 ? first : others, others));
  return lines;
}

function wrapParagraph(text: string, width: number, first: string, others: string): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  // Indentation of an example is kept.
  for (const word of text.split(/(?<=\S) +(?=\S)/)) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = others;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
