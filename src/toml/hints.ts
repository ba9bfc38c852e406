import type { Refusal } from './refusal.ts';

/** What to write instead of a statement that is refused, where a frequent cause fits. */
export function hintFor(statement: string, { start, message }: Refusal): string | undefined {
  const character = statement[start] ?? '';
  const line = statement.slice(0, start);
  if (/[“”„‘’«»]/.test(character)) return `Use straight quotes: ${character} does not quote anything in TOML.`;
  if (/[\u00a0\u200b\u202f\u3000\ufeff]/.test(character)) {
    return 'Delete this invisible character or write a plain space; it was probably pasted with the text.';
  }
  if (/^\[.*,\s*omitempty/.test(statement)) {
    return 'Write the header without ",omitempty": it slipped into the documentation from the source code.';
  }
  if (message.includes('to end table name')) return 'Close the header: [table] or [[table]].';
  if (message.startsWith('invalid escape')) return "Quote it with '…': a backslash means nothing there.";
  if (message.startsWith("expected '.' or '='")) return keyHint(statement, character, line);
  if (message.startsWith('expected value but found')) return valueHint(message, character);
  if (message.startsWith('expected a top-level item')) return endHint(statement, start, character);
  if (message.startsWith('expected a comma')) return 'Put a comma between the items, or close the bracket before this.';
  if (message === 'strings cannot contain newlines')
    return 'Close the string with the quote that opened it, or use """ for several lines.';
  if (message.includes('leading zeroes')) return 'Delete the leading zero, or quote the value if it is text.';
  return undefined;
}

/** What to do about a table or key that is defined twice. */
export function duplicateHint(written: string, isArray: boolean): string {
  if (isArray)
    return `Write ${written.replace(/^\[+|(?<!\])\]+$/g, (brackets) => brackets[0]?.repeat(2) ?? '')}: the table above is an array of tables.`;
  return written.startsWith('[')
    ? 'Move the keys below this header to the first one and delete this header.'
    : 'Delete one of the two.';
}

function keyHint(statement: string, character: string, before: string): string | undefined {
  if (character === ':') return 'TOML writes key = value, not key: value.';
  if (/^[ \t]*-[ \t]/.test(before + character)) return 'TOML has no "- item" lists: write key = ["a", "b"].';
  if (character === '/' && statement.startsWith('//', before.length)) return 'Comments start with #.';
  if (character === '/' || character === '@' || character === '*') {
    const key = /^[^=\s]*/.exec(statement)?.[0] ?? '';
    return `Quote the key: "${key}" = …`;
  }
  if (character === ';') return 'Comments start with #.';
  if (character === '<') return 'Resolve the merge conflict.';
  if (character === '{') return 'A template action works only where Helm renders the text.';
  if (/^\p{L}/u.test(character) && character.charCodeAt(0) > 127)
    return 'Quote the key: bare keys hold A-Z, a-z, 0-9, _ and - only.';
  return undefined;
}

function valueHint(message: string, character: string): string | undefined {
  const word = /"(\p{L}+)"/u.exec(message)?.[1];
  if (word === undefined) {
    if (character === '$' || character === '<') return 'Put quotes around the text.';
    return character === '' || character === '\n'
      ? 'Write a value after the equals sign, or delete the key.'
      : undefined;
  }
  const boolean = new Map([
    ['true', 'true'],
    ['yes', 'true'],
    ['on', 'true'],
    ['false', 'false'],
    ['no', 'false'],
    ['off', 'false'],
  ]).get(word.toLowerCase());
  if (boolean) return `Write ${boolean}: TOML knows only true and false, in lower case.`;
  if (/^(?:null|nil|none)$/i.test(word)) return 'TOML has no null: delete the key.';
  return 'Put quotes around the text.';
}

function endHint(statement: string, at: number, character: string): string | undefined {
  if (character === ',' || character === ';') return `Delete the ${character}: each key stands on a line of its own.`;
  if (character === ']') return 'Delete one bracket: [table] and [[table]] need as many on both sides.';
  const before = statement[at - 1] ?? '';
  if (before === '"') return `Quote the whole text with '…', or write the inner quotes as \\".`;
  if (/\d/.test(before)) return 'Put quotes around the value: it is not a plain number.';
  return 'Put this on a line of its own.';
}
