import type { Span } from '../text/span.ts';
import { linesOf } from '../text/lines.ts';

/** A comment that tells runner-lint to be silent: `# runner-lint-disable-next-line a-rule, another until=2027-01-31 -- the reason`. */
export interface Directive {
  /** Ids as they stand there; at least one. */
  readonly rules: readonly string[];
  /** Why; empty where none is given. */
  readonly reason: string;
  /** Last day on which it counts, `2027-01-31`. */
  readonly until?: string;
  /** The comment, in UTF-16 units of the file. */
  readonly span: Span;
  /** Offsets of the lines it is about: a finding that starts in them is meant. */
  readonly scope: Span;
}

const MARK = 'runner-lint-';
const COMMENT = /#\s*runner-lint-(disable-next-line|disable-line|disable-file|disable|enable)(?:\s+(\S.*)?)?$/;

/** More comments than this in one file are not looked at. */
const MOST = 1000;
/** Lines that a comment may be away from the line it is about. */
const FARTHEST = 50;

interface Line {
  readonly start: number;
  readonly line: string;
}

/** A directive's words at a line. */
interface Word {
  readonly kind: string;
  readonly index: number;
  readonly span: Span;
  readonly said: ReturnType<typeof saidIn>;
}

/** True for a text that may hold directives. */
export function mayHaveDirectives(text: string): boolean {
  return text.includes(MARK);
}

/** The directives of a file, YAML and TOML alike, in order. A block that nothing ends lasts to the end of the file. */
export function directivesOf(text: string): readonly Directive[] {
  if (!mayHaveDirectives(text)) return [];
  const lines = [...linesOf(text)];
  const words = lines.flatMap(wordAt).slice(0, MOST);
  return words
    .filter(({ kind }) => kind !== 'enable')
    .map((word) => ({ ...word.said, span: word.span, scope: scopeOf(word, lines, words, text.length + 1) }));
}

function wordAt({ start, line }: Line, index: number): readonly Word[] {
  const [comment = '', kind, rest = ''] = (line.includes(MARK) && COMMENT.exec(line)) || [];
  const end = start + line.length;
  return kind === undefined ? [] : [{ kind, index, span: { start: end - comment.length, end }, said: saidIn(rest) }];
}

/** Rules, day and reason of what stands behind the word. */
function saidIn(rest: string): Pick<Directive, 'rules' | 'reason' | 'until'> {
  const [head = '', ...reasons] = rest.split(/(?:^|\s)--(?:\s|$)/);
  const until = /(?:^|\s)until=(\S+)/.exec(rest)?.[1];
  const words = head.replace(/(?:^|\s)until=\S+/, '').split(/[\s,]+/);
  return {
    rules: words.filter((word) => word !== ''),
    reason: reasons
      .join(' -- ')
      .replace(/(?:^|\s)until=\S+/, '')
      .trim(),
    ...(until === undefined ? {} : { until }),
  };
}

function scopeOf({ kind, index, said }: Word, lines: readonly Line[], words: readonly Word[], end: number): Span {
  if (kind === 'disable-file') return { start: 0, end };
  if (kind === 'disable-line') return spanOf(lines[index]);
  if (kind === 'disable-next-line')
    return spanOf(lines.slice(index + 1, index + FARTHEST).find(({ line }) => !/^\s*(?:#.*)?$/.test(line)));
  const last = words.find((word) => word.index > index && enables(word, said.rules));
  return { start: lines[index]?.start ?? 0, end: (last && lines[last.index]?.start) ?? end };
}

function spanOf(line: Line | undefined): Span {
  return line ? { start: line.start, end: line.start + line.line.length + 1 } : { start: 0, end: 0 };
}

/** An `enable` without rules ends every block. */
function enables({ kind, said }: Word, rules: readonly string[]): boolean {
  return kind === 'enable' && (said.rules.length === 0 || rules.every((rule) => said.rules.includes(rule)));
}
