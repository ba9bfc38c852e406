import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import type { Edit } from '../text/edit.ts';
import type { LintedFile } from '../engine/lint.ts';
import type { Linted } from './effective-configs.ts';
import type { FormatName } from './format-names.ts';
import type { JsonReport } from './json.ts';
import type { TextStyle } from './text.ts';

export { FORMAT_NAMES, type FormatName } from './format-names.ts';

/** Formats that show corrections. */
export const FORMATS_WITH_EDITS: ReadonlySet<FormatName> = new Set(['sarif', 'rdjson']);

/** Formats that show what the files come to. */
export const FORMATS_WITH_EFFECT: ReadonlySet<FormatName> = new Set(['html']);

/** Edits of files by their paths. */
export type FileEdits = ReadonlyMap<string, readonly Edit[]>;

/** What a format is made from. */
export interface Report {
  /** The files with their texts, for code frames. */
  readonly files: readonly LintedFile[];
  /** The report as data, which all formats but `text` show; made when it is first asked for. */
  readonly data: JsonReport;
  /** What was linted together, for what it will be in effect; empty where the format is none of `FORMATS_WITH_EFFECT`. */
  readonly linted: readonly Linted[];
  /** How it looks to people. */
  readonly style: TextStyle;
  /** All rules, for what is said about one as such. */
  readonly rules: readonly Rule[];
  /** What kept files from being checked. */
  readonly trouble: readonly string[];
  /** A path as the repository knows it: from its root, with `/`. */
  readonly fromRoot: (path: string) => string;
  /** The correction of a finding as edits; undefined where it has none, or the format is none of `FORMATS_WITH_EDITS`. */
  readonly editsFor: (finding: Finding) => FileEdits | undefined;
}

/** Makes the whole document of a report, ended by a line break. The same report gives the same bytes. */
export type Format = (report: Report) => string;
