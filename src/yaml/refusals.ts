import { EVENT_ID, SCALAR_STYLE } from 'js-yaml';
import type { Event } from 'js-yaml';
import type { Node, SyntaxProblem } from '../model/node.ts';
import type { Span } from '../text/span.ts';

/** A problem of YAML text. */
export function yamlProblem(span: Span, message: string, hint?: string): SyntaxProblem {
  return { language: 'yaml', span, message, ...(hint !== undefined && { hint }) };
}

/** So many are enough to know that a file is broken. */
const MAX_REFUSALS = 100;

/** Characters that Helm's reader refuses anywhere in a file, where our parser lets them pass: in comments and quoted text. */
export function characterRefusals(text: string, events: readonly Event[]): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  // With the flag u these are lone surrogates; \p{Cs} means the same, and makes V8 load tables.
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]/gu;
  for (const match of text.matchAll(control)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (problems.length >= MAX_REFUSALS) break;
    problems.push(yamlProblem(span, `Helm refuses the control character ${codePoint(match[0])}`, 'remove it'));
  }
  const lineEnd = hiddenLineEnd(text, events);
  if (lineEnd !== undefined) {
    const message = `Helm takes the invisible character ${codePoint(text.charAt(lineEnd))} for the end of the line`;
    problems.push(
      yamlProblem({ start: lineEnd, end: lineEnd + 1 }, message, 'remove it, or put the text in double quotes'),
    );
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** YAML 1.1 ends lines at NEL, LS and PS too; harmless in quoted text and where the line ends anyway. */
function hiddenLineEnd(text: string, events: readonly Event[]): number | undefined {
  let next = 0;
  for (const { index } of text.matchAll(/[\x85\u2028\u2029](?![ \t]*(?:[\r\n]|$))/g)) {
    let isQuoted = false;
    for (; next < events.length; next++) {
      const event = events[next];
      if (event?.type !== EVENT_ID.SCALAR || event.valueEnd <= index) continue;
      isQuoted =
        event.valueStart <= index &&
        (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED);
      break;
    }
    if (!isQuoted) return index;
  }
  return undefined;
}

/** Escapes of double-quoted text that YAML 1.2 knows and Helm refuses. */
export function escapeRefusals(text: string, { start, end }: Span): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  for (const match of text.slice(start, end).matchAll(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|[^])/g)) {
    const code = Number.parseInt(match[1] ?? match[2] ?? '0', 16);
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (match[0] !== '\\/' && isCharacter) continue;
    if (problems.length >= MAX_REFUSALS) break;
    const at = start + match.index;
    const hint = match[0] === '\\/' ? 'write / without the backslash' : 'write the code of a Unicode character';
    problems.push(
      yamlProblem({ start: at, end: at + match[0].length }, `Helm does not know the escape ${match[0]}`, hint),
    );
  }
  return problems;
}

/** Why Helm refuses a directive line, which ends at `end`; undefined if it does not. */
export function directiveRefusal(text: string, start: number): SyntaxProblem | undefined {
  const line = /^%[^\r\n]*/.exec(text.slice(start, start + 200))?.[0] ?? '';
  const [name = '', version] = line.trim().split(/[ \t]+/);
  if (name === '%TAG' || (name === '%YAML' && version === '1.1')) return undefined;
  const message = name === '%YAML' ? 'Helm reads YAML 1.1 only' : `Helm does not know the directive ${name}`;
  return yamlProblem({ start, end: start + line.trimEnd().length }, message, 'remove this line');
}

/** Why Helm refuses what the document holds as a whole: values must be a map. */
export function rootRefusal(root: Node | null): SyntaxProblem | undefined {
  if (root === null || root.kind === 'map' || (root.kind === 'scalar' && root.type === 'null')) return undefined;
  const what = root.kind === 'list' ? 'a list' : 'a single value';
  return yamlProblem(root.span, `Helm expects "key: value" pairs at the top of a values file, but this is ${what}`);
}

/** An action of a template language that YAML reads as braces. */
export function templateProblem(text: string, span: Span): SyntaxProblem {
  const action = text.slice(span.start, Math.min(span.end, span.start + 40));
  const message = `YAML reads ${action} as maps in braces: Helm does not evaluate templates in values files`;
  return yamlProblem(
    span,
    message,
    'write the value itself, or put the template in quotes where the chart evaluates it',
  );
}

/** Why Helm refuses a map or list as a key; braces in braces are meant as a template. */
export function collectionKey(text: string, span: Span): SyntaxProblem {
  const outer = { start: span.start - 1, end: span.end + 1 };
  if (text.slice(outer.start, span.start + 1) === '{{') return templateProblem(text, outer);
  return yamlProblem(span, 'Helm does not accept a map or list as a key', 'put it in quotes if it is text');
}

/** Why Helm refuses a key that is null, or empty, or a number beyond 64 bits. */
export function nullKey(span: Span, key: string): SyntaxProblem {
  const message = key === '' ? 'Helm refuses a value without a key' : `Helm refuses ${key} as a key`;
  return yamlProblem(span, message, key === '' ? 'write a key before the colon' : 'put it in quotes');
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
