import type { LintedFile } from '../engine/lint.ts';
import type { JsonReport } from './json.ts';
import type { TextStyle } from './text.ts';

/** Names of the formats of a report, the default first. */
export const FORMAT_NAMES = ['text', 'json', 'compact'] as const;

/** A name of a format. */
export type FormatName = (typeof FORMAT_NAMES)[number];

/** What a format is made from. */
export interface Report {
  /** The files with their texts, for code frames. */
  readonly files: readonly LintedFile[];
  /** The report as data, which all formats but `text` show; made when it is first asked for. */
  readonly data: JsonReport;
  /** How it looks to people. */
  readonly style: TextStyle;
}

/** Makes the whole document of a report, ended by a line break. The same report gives the same bytes. */
export type Format = (report: Report) => string;
