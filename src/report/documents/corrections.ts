import type { Disposition } from '../../model/fix.ts';
import type { Route } from '../../model/node.ts';
import type { Operation } from '../../model/patch.ts';
import type { Summary } from './report.ts';

/** A change of a file. The values that are written stand in the diff. */
export interface ReportedChange {
  readonly op: Operation['op'];
  readonly route: Route;
  readonly via?: readonly Route[];
  readonly innerRoute?: Route;
  readonly document?: number;
  /** Of a rename or a move. */
  readonly to?: Route;
  readonly innerTo?: Route;
}

/** A file of what was corrected, as `schemas/fix.schema.json` describes it. */
export interface ReportedCorrection {
  readonly path: string;
  readonly changed: boolean;
  /** Unified diff; empty where nothing changes. */
  readonly diff: string;
  /** Rounds of corrections that it took. */
  readonly passes: number;
  readonly applied: readonly {
    readonly rule: string;
    readonly disposition: Disposition;
    readonly title: string;
    readonly changes: readonly ReportedChange[];
  }[];
  /** Corrections that failed their proof, or lacked a fact. */
  readonly dropped: readonly { readonly rule: string; readonly title: string; readonly reason: string }[];
  readonly remaining: Pick<Summary, 'errors' | 'warnings' | 'infos'>;
}
