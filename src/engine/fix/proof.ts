import { RANK } from '../severity.ts';
import type { Finding } from '../../model/finding.ts';
import type { LintedFile } from '../lint.ts';
import type { Candidate } from './candidates.ts';

const UNVEILING = new Set(['yaml-syntax', 'toml-syntax', 'template-syntax', 'duplicate-key', 'wrong-type']);

/** True for a fix of text that cannot be read, or hides other text: mending it shows what was there before. It is judged apart from others. */
export function unveils({ findings }: Candidate): boolean {
  return findings.some(({ rule }) => UNVEILING.has(rule));
}

/** Why fixes are not good. */
export interface Objection {
  readonly reason: string;
  /** Findings that were not there before; empty where that is not the reason. */
  readonly added: readonly Finding[];
}

/**
 * Judges fixes by what the rules say before and after; undefined if they are good. What `accepts` is true for may appear all the same, and
 * so may what is less severe than all that those mend which are new among them: the others have been judged.
 */
export function objectionTo(
  before: readonly LintedFile[],
  after: readonly LintedFile[],
  {
    candidates,
    fresh,
    accepts,
  }: {
    readonly candidates: readonly Candidate[];
    readonly fresh: readonly Candidate[];
    readonly accepts: (finding: Finding) => boolean;
  },
): Objection | undefined {
  const mended = candidates.flatMap(({ findings }) => findings);
  const was = countsOf(before);
  const is = countsOf(after);
  const left = candidates.some(unveils) ? stillThere(after, mended) : notMended(before, after, mended);
  if (left !== undefined) return { reason: `${left} still finds it`, added: [] };
  if (candidates.some(unveils)) return undefined;
  const lowest = lowestOf(fresh.flatMap(({ findings }) => findings));
  const more = after
    .flatMap(({ findings }) => findings)
    .filter(
      (finding) =>
        RANK[finding.severity] >= lowest && count(is, finding.rule) > count(was, finding.rule) && !accepts(finding),
    );
  const old = new Set(before.flatMap(({ findings }) => findings).map(identityOf));
  const added = more.filter((finding) => !old.has(identityOf(finding)));
  const [first = more[0]] = added;
  return first && { reason: `${first.rule} would then object`, added };
}

/** The rule of findings that are as many as before; those that are less severe now are mended as far as possible. */
function notMended(
  before: readonly LintedFile[],
  after: readonly LintedFile[],
  mended: readonly Finding[],
): string | undefined {
  return [...new Set(mended.map(({ rule }) => rule))].find((rule) => {
    const own = mended.filter((one) => one.rule === rule);
    const lowest = lowestOf(own);
    const severe = (files: readonly LintedFile[]): number =>
      files.flatMap(({ findings }) => findings).filter((one) => one.rule === rule && RANK[one.severity] >= lowest)
        .length;
    return severe(after) > severe(before) - own.length;
  });
}

function lowestOf(findings: readonly Finding[]): number {
  return Math.min(...findings.map(({ severity }) => RANK[severity]));
}

function stillThere(after: readonly LintedFile[], mended: readonly Finding[]): string | undefined {
  const left = after.flatMap(({ findings }) => findings);
  return mended.find((one) => left.some((other) => isSame(one, other)))?.rule;
}

/** The same words about the same setting. */
function identityOf({ rule, message, place: { file, route, innerRoute } }: Finding): string {
  return JSON.stringify([rule, message, file, route, innerRoute]);
}

function isSame(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.message === b.message && a.place.span.start === b.place.span.start;
}

function countsOf(files: readonly Pick<LintedFile, 'findings'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of files.flatMap(({ findings }) => findings)) counts.set(rule, count(counts, rule) + 1);
  return counts;
}

function count(counts: ReadonlyMap<string, number>, rule: string): number {
  return counts.get(rule) ?? 0;
}
