import { helmScalar } from '../helm-scalar.ts';

/** Characters that stand in a YAML text as they are; line breaks are not among them. */
const PRINTABLE = /^[\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** Text that some reader takes for a number, a time or a date. */
const NUMBER_LIKE = /^[-+.]?\d[\w.:+-]*$/;
/** Two dots are in no number. */
const VERSION = /^\d+\.\d+\.\d+$/;
const INDICATOR = /^(?:[-?:](?:[ \t]|$)|[,[\]{}#&*!|>'"%@`=]|---|\.\.\.|<<$)/;
const INNER_INDICATOR = /: |:$|[ \t]#|\t/;
const FLOW_INDICATOR = /[,[\]{}:?#]/;

/** True for text that can stand on one line without escapes. */
export function isPrintable(text: string): boolean {
  return PRINTABLE.test(text);
}

/** True if Helm reads the text as that string without quotes; `inFlow` where brackets are around it. */
export function isPlainSafe(text: string, inFlow: boolean): boolean {
  if (text === '' || text !== text.trim() || !PRINTABLE.test(text)) return false;
  if (INDICATOR.test(text) || INNER_INDICATOR.test(text)) return false;
  if (NUMBER_LIKE.test(text) && !VERSION.test(text)) return false;
  if (inFlow && FLOW_INDICATOR.test(text)) return false;
  return helmScalar(text).type === 'string';
}

/** Text in double quotes, with escapes that Helm knows. */
export function doubleQuoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** Text as it stands between double quotes. */
export function escaped(text: string): string {
  const hidden = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).slice(1, -1).replaceAll(hidden, code);
}

/** Text in single quotes; undefined where it has characters that only escapes can write, or line breaks. */
export function singleQuoted(text: string): string | undefined {
  return PRINTABLE.test(text) ? `'${text.replaceAll("'", "''")}'` : undefined;
}

/** Text in quotes of the preferred kind; in the other where that reads better. */
export function quoted(text: string, preferred: 'single' | 'double'): string {
  const needsEscapes = /["\\]/.test(text) && !text.includes("'");
  const single = preferred === 'single' || needsEscapes ? singleQuoted(text) : undefined;
  return single ?? doubleQuoted(text);
}

/** A string on one line, in quotes only where it needs them. */
export function stringToken(text: string, preferred: 'single' | 'double', inFlow: boolean): string {
  return isPlainSafe(text, inFlow) ? text : quoted(text, preferred);
}

/** The header and the lines of a literal block scalar, not indented. */
export interface Literal {
  readonly header: string;
  readonly lines: readonly string[];
}

/**
 * A text as a literal block scalar whose lines are indented by `indent` blanks more than what holds it; undefined where that cannot hold
 * it: without content, with characters that need escapes, with several line breaks at its end.
 */
export function literalOf(text: string, indent: number): Literal | undefined {
  const lines = text.split('\n');
  const endsWithBreak = lines.at(-1) === '';
  if (endsWithBreak) lines.pop();
  if (lines.at(-1)?.trim() === '' || !lines.every(isPrintable)) return undefined;
  const indicator = needsIndicator(text) ? String(indent) : '';
  if (indicator !== '' && indent > 9) return undefined;
  return { header: `|${indicator}${endsWithBreak ? '' : '-'}`, lines };
}

/** True if the indentation of a block scalar cannot be told from its first line with content, or from blank lines before that. */
export function needsIndicator(text: string): boolean {
  return /^\n*[ \t]/.test(text);
}
