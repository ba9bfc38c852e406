import type { Confidence, Group, Severity } from '../../model/finding.ts';
import type { Fix } from '../../model/fix.ts';
import type { Route } from '../../model/node.ts';
import type { FileKind } from '../../model/release.ts';
import type { Position } from '../../text/line-index.ts';

/** Where something stands: null where that is in no file, or in none that was given. */
export interface Range {
  readonly file: string | null;
  readonly start: Position | null;
  /** Exclusive. */
  readonly end: Position | null;
}

/** A finding as `schemas/report.schema.json` describes it. */
export interface ReportedFinding extends Range {
  readonly rule: string;
  readonly group: Group;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What stands at the place; null where it must not be shown, or stands in no file. */
  readonly text: string | null;
  /** Route in the outermost document of the file. */
  readonly route: Route;
  /** Routes of the documents between the outermost and the innermost. */
  readonly via?: readonly Route[];
  /** Route in the innermost embedded document. */
  readonly innerRoute?: Route;
  /** Number of the document in a file of several, from 0. */
  readonly document?: number;
  /** What happens, with the error text that users see. */
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  /** Of the page about the rule. */
  readonly url: string;
  readonly fix: Pick<Fix, 'disposition' | 'title' | 'needs'> | null;
  readonly related: readonly (Range & { readonly message: string })[];
  /** Stays the same where lines move; unique in a report. */
  readonly fingerprint: string;
}

/** Counts over all files. */
export interface Summary {
  readonly files: number;
  readonly skipped: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that have a fix. */
  readonly fixable: number;
}

/** A file of a report. */
export interface ReportedFile {
  readonly path: string;
  /** null for a file that is none of our kinds. */
  readonly kind: FileKind | null;
  /** Versions that it was judged as; null where that does not apply. */
  readonly chart: string | null;
  readonly runner: string | null;
  /** Why it was not looked at, else null. */
  readonly skipped: string | null;
}

/** The whole report (`schemas/report.schema.json`); fields and their meaning are a contract with other programs. */
export interface JsonReport {
  readonly version: 1;
  readonly tool: { readonly name: 'runner-lint'; readonly version: string };
  readonly files: readonly ReportedFile[];
  readonly findings: readonly ReportedFinding[];
  readonly summary: Summary;
}
