import { openDamaged, openFile, type Damage } from '../document/open.ts';
import type { Opened } from '../document/opened.ts';
import { newestRunner } from '../knowledge/index.ts';
import type { Facts } from '../model/facts.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { FileKind } from '../model/release.ts';
import type { Preset } from '../model/rule.ts';
import { rules } from '../rules/index.ts';
import { releasesOf } from '../runner/release.ts';
import { limited, sorted, unique } from './order.ts';
import { runRules } from './run-rules.ts';
import { severityUnder } from './severity.ts';
import { suppressed } from './suppressions.ts';
import { mergeVariants } from './variants.ts';

/** A file as the input room hands it over. */
export interface SourceFile {
  /** As given, with `/`; standard input is its `--stdin-filepath` or `<stdin>`. */
  readonly path: string;
  /** Decoded text, byte order mark kept. */
  readonly text: string;
  /** Why the text is not what the file holds. `offset` is the first bad place, in UTF-16 units of `text`. */
  readonly damage?: Damage;
}

/** What a run of lint is asked for. */
export interface LintOptions {
  /** Chart version to judge as; partial versions mean the newest known of them. */
  readonly chart?: string;
  readonly runner?: string;
  readonly facts: Facts;
  readonly preset: Preset;
  /** Severity by rule id, over that of the preset. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** Rules that no comment silences. */
  readonly locked?: ReadonlySet<string>;
  /** The day of the run, `2026-11-21`, by which suppressions expire. */
  readonly today?: string;
}

/** A file with what was found in it. */
export interface LintedFile {
  readonly path: string;
  readonly text: string;
  /** null for a file that is none of our kinds. */
  readonly kind: FileKind | null;
  readonly chart: string | null;
  readonly runner: string | null;
  /** The reason why the file was not looked at, else null. */
  readonly skipped: string | null;
  /** Sorted by place, then by rule. */
  readonly findings: readonly Finding[];
}

const NONE: ReadonlySet<string> = new Set();

/** Reads a file, works out what it configures and runs the rules. Never throws on what is in the file. */
export function lintFile(file: SourceFile, options: LintOptions): LintedFile {
  const { path, text } = file;
  const opened: Opened = file.damage ? openDamaged(path, text, file.damage) : openFile(path, text);
  if (opened.is === 'skipped')
    return { path, text, kind: null, chart: null, runner: null, skipped: opened.reason, findings: [] };
  const { chart, runner, facts, locked = NONE, today } = options;
  const releases = releasesOf(path, opened, { chart, runner, newestRunner, facts });
  const severityOf = severityUnder(options);
  const findings = releases.flatMap((variants) =>
    mergeVariants(variants.map((release) => runRules(rules, release, severityOf))),
  );
  const [first] = releases[0] ?? [];
  return {
    path,
    text,
    kind: opened.kind,
    chart: first?.chart ?? null,
    runner: first?.runner ?? null,
    skipped: null,
    findings: limited(
      sorted(suppressed(file, unique(findings), { locked, severityOf, ...(today === undefined ? {} : { today }) })),
    ),
  };
}
