import { applyEdits, type Edit } from '../../text/edit.ts';
import type { Position } from '../../text/line-index.ts';
import type { Report } from '../format.ts';
import { secretText } from '../secret-text.ts';
import { type Source, sourcesOf } from '../sources.ts';
import type { Listed } from './listed.ts';

/** What is written instead of a part of a file. */
export interface Replacement {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** The replacements of a file, in its order. */
export interface Replacements {
  readonly file: string;
  readonly replacements: readonly Replacement[];
}

/**
 * What the safe correction of a finding replaces; undefined where it has none that can be shown. One that would write a secret, or beside one on
 * the same line, is not shown.
 */
export function replacementsIn(report: Report): (one: Listed) => readonly Replacements[] | undefined {
  const source = sourcesOf(report.files);
  return ({ finding }) => {
    if (finding.fix?.disposition !== 'safe' || finding.secret) return undefined;
    const edits = report.editsFor(finding);
    if (!edits) return undefined;
    const files = [...edits].map(([file, own]) => replacementsOf(file, own, source(file)));
    return files.every((file) => file !== undefined) ? files : undefined;
  };
}

function replacementsOf(file: string, edits: readonly Edit[], source: Source | undefined): Replacements | undefined {
  if (!source || writesSecret(source.text, edits)) return undefined;
  const replacements = edits.map(({ span, text }) => ({
    start: source.lines.position(span.start),
    end: source.lines.position(span.end),
    text,
  }));
  return { file, replacements };
}

/** True if what the edits write is or holds a secret in the text that they make. */
function writesSecret(text: string, edits: readonly Edit[]): boolean {
  const after = secretText(applyEdits(text, edits));
  let moved = 0;
  return edits.some(({ span, text: written }) => {
    const start = span.start + moved;
    moved += written.length - (span.end - span.start);
    return after.within({ start, end: start + written.length }).length > 0;
  });
}
