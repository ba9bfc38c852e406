import { printable } from '../report/printable.ts';
import { wrap } from '../report/wrap.ts';
import type { Block, Field, Page } from './page.ts';

const INDENT = '  ';

/** A page for a terminal, wrapped at `width` columns; text to copy is not wrapped. Ends with a line break. */
export function textOf({ title, lead, fields, sections }: Page, width: number): string {
  const head = [title, ...(lead === '' ? [] : wrap(lead, width, INDENT, INDENT))];
  const parts = [
    head,
    fieldLines(fields, width),
    ...sections
      .filter(({ blocks }) => blocks.length > 0)
      .map(({ heading, blocks }) => [heading.toUpperCase(), ...blocks.flatMap((block) => blockLines(block, width))]),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function fieldLines(fields: readonly Field[], width: number): readonly string[] {
  const column = Math.max(0, ...fields.map(({ label }) => label.length)) + 2;
  return fields.flatMap(({ label, value }) =>
    wrap(value, width, INDENT + label.padEnd(column), INDENT + ' '.repeat(column)),
  );
}

function blockLines(block: Block, width: number): readonly string[] {
  if ('prose' in block) return wrap(block.prose, width, INDENT, INDENT);
  if ('list' in block) return block.list.flatMap((item) => wrap(item, width, `${INDENT}- `, `${INDENT}  `));
  const lines = block.code.replace(/\n$/, '').split('\n');
  const indent = block.caption === undefined ? INDENT : INDENT + INDENT;
  return [
    ...(block.caption === undefined ? [] : wrap(block.caption, width, INDENT, INDENT)),
    ...lines.map((line) => (line === '' ? '' : indent + printable(line))),
  ];
}
