import { EVENT_ID, YAMLException, parseEvents } from 'js-yaml';
import type { Event } from 'js-yaml';
import { MAX_DEPTH } from './limits.ts';
import { lineBefore } from './lines.ts';
import { isMarker, joinBrackets, joinClosers, joinQuoted, spaceTabs } from './loose-lines.ts';

/** The parser counts a scalar as a level, and one more while it looks whether the scalar is a key. */
const PARSER_DEPTH = MAX_DEPTH + 2;
/** Characters that may be parsed again because of loose indentation. */
const MAX_REPARSED = 20_000_000;

/** Why the parser rejects a text, and where. */
export interface Rejection {
  readonly reason: string;
  readonly offset: number;
}

/**
 * The parser's events, or its rejection. The parser wants continuation lines of brackets and quotes to be indented, as YAML 1.2 does;
 * Helm does not, and `key: [` … `]` in one column is common; tabs before brackets trouble it too. Both are
 * read as spaces, so that offsets stay those of `text`.
 */
export function readEvents(text: string): readonly Event[] | Rejection {
  let result = parse(text);
  if (!isLoose(result)) return result;
  let relaxed = joinClosers(spaceTabs(text));
  if (relaxed !== text) result = parse(relaxed);
  for (let left = MAX_REPARSED; left > 0 && isLoose(result); left -= 2 * text.length) {
    const tighter = spaceTabs(tighten(relaxed, result.offset));
    if (tighter === relaxed) break;
    relaxed = tighter;
    result = parse(relaxed);
  }
  return isRejection(result) ? result : result.map((event) => withLines(text, event));
}

/** Whether the parser gave no events. */
export function isRejection(result: readonly Event[] | Rejection): result is Rejection {
  return 'reason' in result;
}

function parse(text: string): readonly Event[] | Rejection {
  try {
    return parseEvents(text, { maxDepth: PARSER_DEPTH });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const rejection = { reason: error.reason, offset: error.mark?.position ?? 0 };
    if (!isLoose(rejection) || !isMarker(text, rejection.offset)) return rejection;
    return parse(text.slice(0, lineBefore(text, rejection.offset).end)); // what is open does not go on in the next document
  }
}

/** Whether the parser only misses indentation. */
export function isLoose(result: readonly Event[] | Rejection): result is Rejection {
  return isRejection(result) && result.reason === 'deficient indentation';
}

/** The parser saw the scalar on one line: it must be decoded with its line breaks. */
function withLines(text: string, event: Event): Event {
  if (event.type !== EVENT_ID.SCALAR || !event.fast) return event;
  return /[\r\n]/.test(text.slice(event.valueStart, event.valueEnd)) ? { ...event, fast: false } : event;
}

/** Reads the text up to the loose line, to learn what is open there, and joins the lines of that. */
function tighten(text: string, offset: number): string {
  const before = lineBefore(text, offset);
  const cut = parse(text.slice(0, before.end));
  const reason = isRejection(cut) ? cut.reason : '';
  if (reason.endsWith('flow collection')) return joinBrackets(text, before, offset);
  if (reason.endsWith('single quoted scalar')) return joinQuoted(text, before.end, offset, "'");
  const isDouble = reason.endsWith('double quoted scalar') || reason === 'unknown escape sequence'; // a backslash ends the line
  return isDouble ? joinQuoted(text, before.end, offset, '"') : text;
}
