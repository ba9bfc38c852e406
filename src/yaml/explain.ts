import type { SyntaxProblem } from '../model/node.ts';
import type { Span } from '../text/span.ts';
import type { Rejection } from './events.ts';
import { isBreak, lineOf } from '../text/line-at.ts';
import { lineBefore } from './lines.ts';
import { quoteBefore, unclosedBracket } from './openers.ts';
import { templateProblem, yamlProblem } from './refusals.ts';

/** The surroundings of a rejection. */
interface Place extends Rejection {
  readonly text: string;
  readonly character: string;
  /** The line of the offset, or the last one with content before it. */
  readonly line: Span;
  readonly content: string;
  /** The line with content above. */
  readonly above: Span;
  readonly contentAbove: string;
}

type Detector = (place: Place) => SyntaxProblem | undefined;

const SECOND_COLON = 'put the value in quotes if the colon belongs to it';
const ALIGN = 'align it with the keys it belongs to';

/** What is wrong where the parser stopped, at the character that causes it and in words for people who do not know YAML's grammar. */
export function explain(text: string, rejection: Rejection): SyntaxProblem {
  const place = placeOf(text, rejection);
  for (const detect of DETECTORS) {
    const problem = detect(place);
    if (problem) return problem;
  }
  const known = MESSAGES[place.reason];
  return yamlProblem(charAt(place), known?.[0] ?? `this is not YAML: ${place.reason}`, known?.[1]);
}

/** In the order in which they are asked: what tells most comes first. */
const DETECTORS: readonly Detector[] = [
  markdownFence,
  mergeConflict,
  tab,
  template,
  unclosedQuote,
  unclosedBrackets,
  textBehindQuote,
  missingColon,
  secondColon,
  misplacedList,
  reservedCharacter,
  indentation,
];

function markdownFence({ line, content, above, contentAbove }: Place): SyntaxProblem | undefined {
  const fence = /^\s*```/;
  const span = fence.test(content) ? line : fence.test(contentAbove) ? above : undefined;
  return span && yamlProblem(span, 'a Markdown code fence was left in the file', 'remove the lines with ```');
}

function mergeConflict({ line, content, above, contentAbove }: Place): SyntaxProblem | undefined {
  const marker = /^(?:<{7}|={7}|>{7})(?: |$)/;
  const span = marker.test(contentAbove) ? above : marker.test(content) ? line : undefined;
  return (
    span && yamlProblem(span, 'a Git merge conflict was left in the file', 'choose one side and remove the markers')
  );
}

function tab({ reason, line, content }: Place): SyntaxProblem | undefined {
  const indentation = /^[ \t]*/.exec(content)?.[0] ?? '';
  const at = line.start + indentation.indexOf('\t');
  if (at < line.start || !/tab|indentation|mapping entry|end of the stream or/.test(reason)) return undefined;
  return yamlProblem({ start: at, end: at + 1 }, 'YAML does not allow tabs as indentation', 'use spaces');
}

function template({ text, line, content }: Place): SyntaxProblem | undefined {
  const at = content.search(/\{\{/);
  if (at < 0 || /["'][^"']*\{\{/.test(content)) return undefined;
  const close = content.indexOf('}}', at);
  const span = { start: line.start + at, end: close < 0 ? line.end : line.start + close + 2 };
  return templateProblem(text, span);
}

function unclosedQuote({ text, offset, reason }: Place): SyntaxProblem | undefined {
  const open = /within a (double|single) quoted scalar$/.exec(reason)?.[1];
  const ended = quoteBefore(text, offset);
  const isLong = ended !== undefined && /[\r\n]/.test(text.slice(ended.start, ended.end));
  const start = open ? text.lastIndexOf(open === 'double' ? '"' : "'", offset) : isLong ? ended.start : undefined;
  if (start === undefined) return undefined;
  return yamlProblem({ start, end: start + 1 }, 'this quote is not closed where its line ends', 'close it');
}

function unclosedBrackets({ text, offset, reason, line, content }: Place): SyntaxProblem | undefined {
  if (!/flow collection|deficient/.test(reason)) return undefined;
  const start = unclosedBracket(text, offset);
  if (start === undefined) return undefined;
  const opener = head(text, lineOf(text, start));
  const isNextKey = line.start > start && indentOf(content) <= indentOf(opener) && /:(?:\s|$)/.test(content);
  if (!isNextKey && !reason.startsWith('unexpected end')) return undefined;
  return yamlProblem({ start, end: start + 1 }, `this ${text.charAt(start)} is never closed`, 'close it');
}

function textBehindQuote({ text, offset, line, character }: Place): SyntaxProblem | undefined {
  const quoted = quoteBefore(text, offset);
  if (!quoted || quoted.start < line.start || character === ':' || offset >= line.end) return undefined;
  const inside = text.charAt(quoted.start) === "'" ? "''" : '\\"';
  return yamlProblem(
    { start: offset, end: line.end },
    'the quotes are closed before this text',
    `put all of the value in quotes; a quote inside is written ${inside}`,
  );
}

/** A line without colon joins the next one, so the parser complains about that. */
function missingColon({
  reason,
  character,
  line,
  content,
  above,
  contentAbove,
  offset,
}: Place): SyntaxProblem | undefined {
  const isJoined = character === ':' && !/:\s/.test(content.slice(0, offset - line.start));
  if (reason.startsWith('a whitespace character')) {
    return yamlProblem(
      { start: offset - 1, end: offset },
      'a space is missing behind this colon',
      'write "key: value"',
    );
  }
  const isKey = /:(?:\s|$)/.test(contentAbove) || above.end === 0;
  if (isJoined && !isKey && indentOf(contentAbove) >= indentOf(content)) return colonProblem(above, contentAbove);
  const isAtEnd = reason.startsWith('can not read') && !/:(?:\s|$)/.test(content);
  return isAtEnd || reason.startsWith("expected ':'") ? colonProblem(line, content) : undefined;
}

function colonProblem({ start, end }: Span, content: string): SyntaxProblem {
  const from = start + indentOf(content);
  const colon = /^\s*(?:- )*[\w."'-]+:(?=\S)/.exec(content);
  if (!colon)
    return yamlProblem(
      { start: from, end },
      'this line has no "key: value"',
      'add a colon, or indent it as part of the text above',
    );
  const at = start + colon[0].length - 1;
  return yamlProblem({ start: at, end: at + 1 }, 'a space is missing behind this colon', 'write "key: value"');
}

function lastOf(text: string, ...characters: readonly string[]): number {
  return Math.max(...characters.map((character) => text.lastIndexOf(character)));
}

function secondColon({ text, character, content, line, offset }: Place): SyntaxProblem | undefined {
  if (character !== ':' || offset > line.end) return undefined;
  const before = content.slice(0, offset - line.start);
  if (lastOf(before, '{', '[') > lastOf(before, '}', ']')) return undefined;
  if (/:\s/.test(before)) {
    const hint = /[“”‘’]/.test(content) ? 'write " instead of the curly quotes' : SECOND_COLON;
    return yamlProblem(
      { start: offset, end: offset + 1 },
      'a second colon in one line: a value cannot be a map there',
      hint,
    );
  }
  const start = line.start + indentOf(content);
  const key = text.slice(start, offset).slice(0, 60);
  return yamlProblem(
    { start, end: offset },
    `${key} is indented deeper than the key above, which has a value already`,
    ALIGN,
  );
}

function misplacedList({ text, reason, offset, line }: Place): SyntaxProblem | undefined {
  if (!/^-(?:\s|$)/.test(text.slice(offset, offset + 2)) || reason.includes('sequence')) return undefined;
  const span = { start: offset, end: offset + 1 };
  const isAlone = text.slice(line.start, offset).trim() === '';
  if (!isAlone) return yamlProblem(span, 'a list cannot begin on the line of its key', 'begin it on the next line');
  return yamlProblem(span, 'a list item stands here among keys', 'put it under the key it belongs to');
}

function reservedCharacter(place: Place): SyntaxProblem | undefined {
  const { character, reason } = place;
  if (/quoted|JSON|hexadecimal/.test(reason)) return undefined;
  if ('@`%'.includes(character) && character !== '') {
    return yamlProblem(charAt(place), `text cannot begin with ${character} in YAML`, 'put it in quotes');
  }
  if (character === ']' || character === '}') return yamlProblem(charAt(place), `this ${character} closes nothing`);
  return undefined;
}

function indentation(place: Place): SyntaxProblem | undefined {
  const { text, reason, offset, line, content } = place;
  if (!/indentation|end of the stream/.test(reason) || text.slice(line.start, offset).trim() !== '') return undefined;
  const span = { start: line.start + indentOf(content), end: line.end };
  return yamlProblem(span, 'the indentation of this line fits to nothing above', ALIGN);
}

/** Message and hint for what the parser says; `reason` texts are those of js-yaml 5.5. */
const MESSAGES: Readonly<Record<string, readonly [string, string?]>> = {
  'the stream contains non-printable characters': ['a control character stands here', 'remove it'],
  'null byte is not allowed in input': [
    'a null character stands here: this may be no text file, or UTF-16',
    'save it as UTF-8',
  ],
  'expected valid JSON character': ['a control character stands here', 'remove it, or write it as \\x and its code'],
  'unknown escape sequence': ['double quotes know no such escape', 'write \\\\ for a backslash, or use single quotes'],
  'expected hexadecimal character': ['a hexadecimal digit is missing', 'write \\x41, \\u0041 or \\U00000041'],
  'a line break is expected': ['the text of a block begins on the line below | or >', 'move it there'],
  'missed comma between flow collection entries': [
    'a comma is missing before this',
    'separate entries in brackets by commas',
  ],
  "expected the node content, but found ','": ['an entry is missing before this comma', 'remove the comma'],
  'name of an alias node must contain at least one character': [
    '* stands for an alias and needs its name',
    'put * in quotes if it is text',
  ],
  'name of an anchor node must contain at least one character': [
    '& names an anchor and needs a name',
    'put & in quotes if it is text',
  ],
  'deficient indentation': ['this line must be indented deeper than the key above', 'indent it'],
  'bad indentation of a mapping entry': ['this text belongs to nothing', 'put the whole value in quotes'],
  'bad indentation of a sequence entry': [
    'the indentation of this list item fits to nothing above',
    'align it with the items above',
  ],
  'end of the stream or a document separator is expected': ['this text belongs to nothing', ALIGN],
  'directives end mark is expected': ['a line --- is missing below the % lines', 'add it, or remove the % lines'],
};

function placeOf(text: string, { reason, offset }: Rejection): Place {
  const here = lineOf(text, offset);
  const line = text.slice(here.start, here.end).trim() === '' ? lineBefore(text, offset) : here;
  const above = lineBefore(text, line.start);
  const content = head(text, line);
  return {
    text,
    reason,
    offset,
    character: text.charAt(offset),
    line,
    content,
    above,
    contentAbove: head(text, above),
  };
}

/** The character at the offset, or the one before where a line ends there. */
function charAt({ text, offset, character }: Place): Span {
  const start = character === '' || isBreak(text, offset) ? Math.max(0, offset - 1) : offset;
  return { start, end: Math.min(start + 1, text.length) };
}

/** The part of a line that is looked at: enough to know it, and bounded. */
function head(text: string, { start, end }: Span): string {
  return text.slice(start, Math.min(end, start + 500));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
