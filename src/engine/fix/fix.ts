import type { Finding } from '../../model/finding.ts';
import type { Disposition, FilePatch, Fix } from '../../model/fix.ts';
import type { LintedFile } from '../lint.ts';
import { attempt, type Judge, type LintTexts, type State, type Texts } from './attempt.ts';
import { unveils } from './proof.ts';
import { type Candidate, candidatesIn, fixIn, fixKey, type Wanted, wantedFindings } from './candidates.ts';

/** A fix that was made. */
export interface AppliedFix {
  readonly rule: string;
  readonly disposition: Disposition;
  readonly title: string;
  readonly patches: readonly FilePatch[];
}

/** A fix that was not made, and why. */
export interface DroppedFix {
  readonly rule: string;
  readonly title: string;
  readonly reason: string;
  /** The file of the finding; null for one in no file. */
  readonly file: string | null;
}

/** What came of correcting files that are linted together. */
export interface Fixed {
  readonly texts: Texts;
  readonly passes: number;
  readonly applied: readonly AppliedFix[];
  readonly dropped: readonly DroppedFix[];
  /** What is left. */
  readonly files: readonly LintedFile[];
}

/** A pass makes all fixes that do not get in each other's way; what they lead to is for the next. */
const MOST_PASSES = 10;

/** Corrects texts until no wanted fix is left: each is proven by linting again, and given up if the proof fails. */
export function fixTexts(texts: Texts, lint: LintTexts, wanted: Wanted): Fixed {
  let state: State = { texts, files: lint(texts) };
  const applied: AppliedFix[] = [];
  const dropped = new Map<string, readonly DroppedFix[]>();
  let passes = 0;
  let mayRetry = false;
  for (; passes < MOST_PASSES; passes++) {
    const all = candidatesIn(state.files, wanted);
    const untried = all.filter(({ fix }) => !dropped.has(fixKey(fix)));
    // What was wrong may be right after what has been corrected since.
    const isRetry: boolean = untried.length === 0 && mayRetry;
    const candidates = isRetry ? all : untried;
    if (isRetry) dropped.clear();
    if (candidates.length === 0) break;
    const unveiling = candidates.filter(unveils);
    const pass = new Pass(state, lint, wanted);
    pass.make(unveiling.length > 0 ? unveiling : candidates);
    state = pass.state;
    applied.push(...pass.proven.flatMap(appliedOf));
    for (const [candidate, reason] of pass.wrong) dropped.set(fixKey(candidate.fix), droppedOf(candidate, reason));
    mayRetry = pass.proven.length > 0 || (mayRetry && !isRetry);
  }
  const unmade = wantedFindings(state.files, wanted).flatMap((finding) => untriedOf(finding, wanted));
  return { ...state, passes, applied, dropped: [...[...dropped.values()].flat(), ...unmade] };
}

/** One round of fixes, all made from the same texts. */
class Pass {
  state: State;
  readonly proven: Candidate[] = [];
  readonly wrong = new Map<Candidate, string>();
  readonly #before: State;
  readonly #judge: Judge;
  readonly #wanted: Wanted;

  constructor(before: State, lint: LintTexts, wanted: Wanted) {
    this.state = before;
    this.#before = before;
    this.#judge = { lint, accepts: wanted.accepts ?? (() => false) };
    this.#wanted = wanted;
  }

  /** Makes all of them at once, or if that fails each half by itself. */
  make(candidates: readonly Candidate[]): void {
    const [candidate] = candidates;
    const result = attempt(this.#before, { proven: this.proven, fresh: candidates }, this.#judge);
    if (result.is === 'proven') this.#keep(candidates, result.state);
    else if (candidates.length > 1) {
      const half = Math.ceil(candidates.length / 2);
      this.make(candidates.slice(0, half));
      this.make(candidates.slice(half));
    } else if (result.is === 'wrong' && candidate) this.#makeAlone(candidate);
  }

  #keep(candidates: readonly Candidate[], state: State): void {
    this.proven.push(...candidates);
    this.state = state;
  }

  /** What fails together with others may be right by itself, in the next pass; or with fixes of what it brings to light. */
  #makeAlone(candidate: Candidate): void {
    const alone = attempt(this.#before, { fresh: [candidate] }, this.#judge);
    if (alone.is !== 'wrong') return;
    const whole = withOthers(candidate, alone.added, this.#wanted);
    const result = whole && attempt(this.#before, { proven: this.proven, fresh: [whole] }, this.#judge);
    if (result?.is === 'proven') this.#keep([whole ?? candidate], result.state);
    else this.wrong.set(candidate, alone.reason);
  }
}

/** A fix together with those of all findings that it would add; undefined if one of these has no fix that is wanted. */
function withOthers(candidate: Candidate, added: readonly Finding[], wanted: Wanted): Candidate | undefined {
  const others = candidatesIn([{ findings: added }], wanted);
  const mended = new Set(others.flatMap(({ findings }) => findings));
  if (added.length === 0 || added.some((finding) => !mended.has(finding))) return undefined;
  const { fix } = candidate;
  return {
    ...candidate,
    others,
    fix: { ...fix, patches: [fix, ...others.map((other) => other.fix)].flatMap(({ patches }) => patches) },
  };
}

function appliedOf({ fix, findings, others = [] }: Candidate): readonly AppliedFix[] {
  const { disposition, title } = fix;
  const patches = fix.patches.slice(0, fix.patches.length - others.flatMap((other) => other.fix.patches).length);
  const own = [...new Set(findings.map(({ rule }) => rule))].map((rule) => ({ rule, disposition, title, patches }));
  return [...own, ...others.flatMap(appliedOf)];
}

function droppedOf({ findings }: Candidate, reason: string): readonly DroppedFix[] {
  return findings.map(({ rule, fix, place }) => ({ rule, title: fix?.title ?? '', reason, file: place.file }));
}

/** A fix that was not tried. */
function untriedOf(finding: LintedFile['findings'][number], wanted: Wanted): readonly DroppedFix[] {
  const { rule, fix, place } = finding;
  if (!fix || (fix.disposition === 'unsafe' && !wanted.unsafe)) return [];
  const reason = whyUntried(fix, fixIn(finding, wanted), wanted);
  return reason === undefined ? [] : [{ rule, title: fix.title, reason, file: place.file }];
}

function whyUntried({ disposition, needs }: Fix, there: Fix | undefined, { into }: Wanted): string | undefined {
  if (disposition === 'suggestion') return `it needs to know ${needs.join(' and ')} (--fact)`;
  return there ? undefined : `it cannot be made in ${into}`;
}
