import { printable, withoutCommands } from '../printable.ts';

/** Text for an attribute or an element of XML 1.0; characters that it cannot hold are shown as `\u001b`. */
export function xml(text: string): string {
  return withoutCommands(printable(text)).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Attributes, each after a space; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | number | null | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');
}
