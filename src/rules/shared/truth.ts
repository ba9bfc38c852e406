import type { View } from '../../model/release.ts';

/** True where a template's `if` takes the value for false: nothing, null, false, 0, `""`, an empty map or list. Unknown values are not. */
export function isFalsy(view: View): boolean {
  if (view.unknown) return false;
  if (view.kind === 'map') return view.entries().length === 0;
  if (view.kind === 'list') return view.items().length === 0;
  return view.kind === 'absent' || !view.value;
}

/** True where something is given, or may be: anything but a value that counts as false. */
export function isGiven(view: View): boolean {
  return !isFalsy(view);
}

/** Text of a setting with its holes as they are written, without quotes; undefined for everything but strings and unknown values. */
export function textOf(view: View): string | undefined {
  const { value } = view;
  return typeof value === 'object' && value !== null ? unquoted(value.text) : view.string;
}

function unquoted(text: string): string {
  const quote = /^("""|'''|"|')/.exec(text)?.[0] ?? '';
  return quote !== '' && text.length >= 2 * quote.length && text.endsWith(quote)
    ? text.slice(quote.length, -quote.length)
    : text;
}

/** Texts of a list as far as they are known; undefined where the list or one of its items is not. */
export function knownTexts(list: View): readonly string[] | undefined {
  if (list.unknown) return undefined;
  const texts = list.items().map((item) => item.string);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** The view itself, or what is written below it where only the path of a value leads through it (`--set a.b=x`); undefined if nothing is. */
export function writtenPart(view: View): View | undefined {
  let part: View | undefined = view;
  while (part && !part.written) part = part.kind === 'map' ? part.entries()[0] : undefined;
  return part;
}
