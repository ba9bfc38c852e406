import type { Route } from '../../model/node.ts';

/** A route as documentation and the runner's messages write it: dotted, without indexes. */
export function dotted(route: Route): string {
  return route.filter((step) => typeof step === 'string').join('.');
}

/** How to speak of a table of config.toml: by its header, `[runners.kubernetes]` or `[[runners]]`. */
export function header(table: string): string {
  if (table === '') return 'the global section';
  return table === 'runners' ? '[[runners]]' : `[${table}]`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** A text as TOML has it: literal where backslashes or quotes would need escapes. */
export function tomlString(text: string): string {
  return /["\\]/.test(text) && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

/** The text with a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
