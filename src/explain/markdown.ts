import type { Block, Page } from './page.ts';

/** A page as GitLab and GitHub show it: headings, a table of the fields, fenced code. Ends with a line break. */
export function markdownOf({ title, lead, fields, sections }: Page): string {
  const rows = fields.map(({ label, value }) => `| ${inline(label)} | ${inline(value)} |`);
  const parts = [
    `# ${inline(title)}`,
    inline(lead),
    ...(rows.length > 0 ? [['| | |', '| --- | --- |', ...rows].join('\n')] : []),
    ...sections
      .filter(({ blocks }) => blocks.length > 0)
      .map(({ heading, blocks }) => [`## ${inline(heading)}`, ...blocks.map(blockOf)].join('\n\n')),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockOf(block: Block): string {
  if ('prose' in block) return inline(block.prose);
  if ('list' in block) return block.list.map((item) => `- ${inline(item)}`).join('\n');
  const fenced = [fenceFor(block.code) + block.language, block.code.replace(/\n$/, ''), fenceFor(block.code)].join(
    '\n',
  );
  return block.caption === undefined ? fenced : `${inline(block.caption)}:\n\n${fenced}`;
}

/** Longer than any row of backticks in the text. */
function fenceFor(code: string): string {
  const rows = code.match(/`+/g) ?? [];
  return '`'.repeat(Math.max(3, ...rows.map(({ length }) => length + 1)));
}

/** Prose with its code between backticks and its addresses kept, and every other character shown as it is; fit for a cell of a table. */
export function inline(text: string): string {
  return text
    .split(/(`[^`]+`|https?:\/\/[^\s|<>`]+)/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : part.startsWith('`') ? codeOf(part) : `<${part}>`))
    .join('');
}

function codeOf(part: string): string {
  return part.replaceAll('|', '\\|');
}

/** An underscore within a word is none of Markdown's marks. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*<>|~]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll(/\](?=[([])/g, '\\]');
}
