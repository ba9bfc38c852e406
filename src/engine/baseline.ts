import type { Finding } from '../model/finding.ts';
import type { Node } from '../model/node.ts';
import stale from '../rules/syntax/stale-baseline.ts';
import type { Span } from '../text/span.ts';
import { parseYaml } from '../yaml/index.ts';
import { fingerprints } from './fingerprint.ts';
import { type SeverityOf, toFinding } from './run-rules.ts';
import { compareText } from '../text/compare.ts';

/** A finding that is known, and not to be shown again. */
export interface Known {
  /** Of the finding, with the file called by its path from the baseline's folder. */
  readonly fingerprint: string;
  readonly rule: string;
  /** Path from the baseline's folder, with `/`. */
  readonly file: string;
  readonly message: string;
}

/** A baseline file: findings that were there when it was written. */
export interface Baseline {
  /** Path as given. */
  readonly path: string;
  readonly text: string;
  readonly entries: readonly (Known & { readonly span: Span })[];
}

/** What a file is called in the baseline, by its path as given. */
export type NameOf = (file: string) => string;

/** The text of a file by its path as given. */
export type TextOf = (file: string) => string | undefined;

/** Reads a baseline; undefined if the text is none. */
export function readBaseline(path: string, text: string): Baseline | undefined {
  const { documents, problems } = parseYaml(text);
  const root = documents[0]?.root;
  const list = root?.kind === 'map' ? root.entries.find(({ key }) => key === 'findings')?.value : undefined;
  if (problems.length > 0 || list?.kind !== 'list') return undefined;
  const entries = list.items.map((item) => ({ ...knownIn(item), span: item.span }));
  return entries.every(({ fingerprint }) => fingerprint !== '') ? { path, text, entries } : undefined;
}

function knownIn(node: Node): Known {
  const textAt = (key: keyof Known): string => {
    const value = node.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
    return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : '';
  };
  return {
    fingerprint: textAt('fingerprint'),
    rule: textAt('rule'),
    file: textAt('file'),
    message: textAt('message'),
  };
}

/** What is left of findings beside a baseline. */
export interface Compared {
  /** Findings that the baseline does not know, and those that it may not silence. */
  readonly findings: readonly Finding[];
  /** One finding in the baseline for each entry that is about a linted file and found no more. */
  readonly stale: readonly Finding[];
}

/** Takes away what a baseline knows. `linted` are the names of the files of this run. */
export function compareWith(
  baseline: Baseline,
  findings: readonly Finding[],
  run: {
    readonly nameOf: NameOf;
    readonly textOf: TextOf;
    readonly linted: ReadonlySet<string>;
    readonly locked: ReadonlySet<string>;
    readonly severityOf: SeverityOf;
  },
): Compared {
  const ids = fingerprints(findings, run);
  const known = new Set(baseline.entries.map(({ fingerprint }) => fingerprint));
  const there = new Set(ids);
  return {
    findings: findings.filter(({ rule }, index) => run.locked.has(rule) || !known.has(ids[index] ?? '')),
    stale: baseline.entries
      .filter(({ file, fingerprint }) => run.linted.has(file) && !there.has(fingerprint))
      .flatMap(({ span, rule, file }) => {
        const at = { file: baseline.path, span, route: [] };
        return toFinding(stale, { at, message: `${rule} is not found in ${file} any more.` }, run.severityOf) ?? [];
      }),
  };
}

/** The text of a baseline that knows these findings, and `kept` ones about files that were not linted. */
export function baselineText(
  findings: readonly Finding[],
  { nameOf, textOf }: { readonly nameOf: NameOf; readonly textOf: TextOf },
  kept: readonly Known[],
): string {
  const ids = fingerprints(findings, { nameOf, textOf });
  const own = findings.map(({ rule, place, message }, index) => ({
    fingerprint: ids[index] ?? '',
    rule,
    file: place.file === null ? '' : nameOf(place.file),
    message,
  }));
  const entries = [
    ...own,
    ...kept.map(({ fingerprint, rule, file, message }) => ({ fingerprint, rule, file, message })),
  ];
  const sorted = entries.toSorted(
    (a, b) => compareText(a.file, b.file) || compareText(a.rule, b.rule) || compareText(a.fingerprint, b.fingerprint),
  );
  return `${JSON.stringify({ version: 1, findings: sorted }, null, 2)}\n`;
}
