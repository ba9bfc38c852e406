import { printable } from '../printable.ts';

/** Text of a page that is markup, and safe: only `html` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in markup: text is escaped, markup is taken as it is, and null is nothing. */
export type Part = string | number | Markup | null | readonly Part[];

/**
 * Markup from a template; whatever stands in it as text, in an element or in the quotes of an attribute, arrives as that text and nothing
 * else. The indentation of the template is no part of it.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const texts = strings.map((text, index) => text.replaceAll(/\n\s+/g, '\n') + textOf(parts[index] ?? null));
  return new Markup(texts.join(''));
}

function textOf(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map((one: Part) => textOf(one)).join('');
  return escapeText(String(part));
}

/** What ends text or an attribute, and what a log would obey: `##[…]`, `::…` and `/close` at the start of a line. */
const SPECIAL = /[&<>"']|#(?=#)|:(?=:)|^\/(?=\w)/gm;

/** Text as HTML; what would be obeyed instead of shown is written out as `\u202e`, line breaks stay. */
function escapeText(text: string): string {
  const shown = text.includes('\n') ? text.split('\n').map(printable).join('\n') : printable(text);
  return shown.replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}
