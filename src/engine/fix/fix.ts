import type { Disposition, FilePatch } from '../../model/fix.ts';
import type { LintedFile } from '../lint.ts';
import { attempt, type Judge, type LintTexts, type State, type Texts } from './attempt.ts';
import { unveils } from './proof.ts';
import { type Candidate, candidatesIn, fixKey, type Wanted, wantedFindings } from './candidates.ts';

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
  for (; passes < MOST_PASSES; passes++) {
    const candidates = candidatesIn(state.files, wanted).filter(({ fix }) => !dropped.has(fixKey(fix)));
    if (candidates.length === 0) break;
    const unveiling = candidates.filter(unveils);
    const pass = new Pass(state, { lint, accepted: wanted.accepted ?? [] });
    pass.make(unveiling.length > 0 ? unveiling : candidates);
    state = pass.state;
    applied.push(...pass.proven.flatMap(appliedOf));
    for (const [candidate, reason] of pass.wrong) dropped.set(fixKey(candidate.fix), droppedOf(candidate, reason));
  }
  const unmet = wantedFindings(state.files, wanted).flatMap(unmetSuggestion);
  return { ...state, passes, applied, dropped: [...[...dropped.values()].flat(), ...unmet] };
}

/** One round of fixes, all made from the same texts. */
class Pass {
  state: State;
  readonly proven: Candidate[] = [];
  readonly wrong = new Map<Candidate, string>();
  readonly #before: State;
  readonly #judge: Judge;

  constructor(before: State, judge: Judge) {
    this.state = before;
    this.#before = before;
    this.#judge = judge;
  }

  /** Makes all of them at once, or if that fails each half by itself. */
  make(candidates: readonly Candidate[]): void {
    const result = attempt(this.#before, [...this.proven, ...candidates], this.#judge);
    if (result.is === 'proven') {
      this.proven.push(...candidates);
      this.state = result.state;
    } else if (candidates.length > 1) {
      const half = Math.ceil(candidates.length / 2);
      this.make(candidates.slice(0, half));
      this.make(candidates.slice(half));
    } else if (result.is === 'wrong') this.#drop(candidates, result.reason);
  }

  /** What fails together with others may be right by itself, in the next pass. */
  #drop([candidate]: readonly Candidate[], reason: string): void {
    if (!candidate) return;
    if (this.proven.length === 0 || attempt(this.#before, [candidate], this.#judge).is === 'wrong')
      this.wrong.set(candidate, reason);
  }
}

function appliedOf({ fix, findings }: Candidate): readonly AppliedFix[] {
  const { disposition, title, patches } = fix;
  return [...new Set(findings.map(({ rule }) => rule))].map((rule) => ({ rule, disposition, title, patches }));
}

function droppedOf({ findings }: Candidate, reason: string): readonly DroppedFix[] {
  return findings.map(({ rule, fix, place }) => ({ rule, title: fix?.title ?? '', reason, file: place.file }));
}

function unmetSuggestion({ rule, fix, place }: LintedFile['findings'][number]): readonly DroppedFix[] {
  if (fix?.disposition !== 'suggestion') return [];
  const reason = `it needs to know ${fix.needs.join(' and ')} (--fact)`;
  return [{ rule, title: fix.title, reason, file: place.file }];
}
