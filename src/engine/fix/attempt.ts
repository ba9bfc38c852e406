import { applyGroups, commentsOf } from '../../document/patch/index.ts';
import { unnamedDifference } from '../../document/patch/unnamed.ts';
import type { FilePatch } from '../../model/fix.ts';
import type { Finding } from '../../model/finding.ts';
import type { LintedFile } from '../lint.ts';
import type { Candidate } from './candidates.ts';
import { after, patchKey } from './compatible.ts';
import { objectionTo } from './proof.ts';

/** The texts of files by their paths. */
export type Texts = ReadonlyMap<string, string>;

/** Texts with what the rules say about them. */
export interface State {
  readonly texts: Texts;
  readonly files: readonly LintedFile[];
}

/** How files are linted together; a text stands for the file of that path. */
export type LintTexts = (texts: Texts) => readonly LintedFile[];

/** Who judges fixes, and what findings may appear all the same. */
export interface Judge {
  readonly lint: LintTexts;
  readonly accepts: (finding: Finding) => boolean;
}

/** Fixes that were made, or why they were not: `waits` for a later pass, or is wrong. */
export type Attempt =
  | { readonly is: 'proven'; readonly state: State }
  | { readonly is: 'waits' }
  /** `added`: findings that were not there before. */
  | { readonly is: 'wrong'; readonly reason: string; readonly added: readonly Finding[] };

/** Makes fixes one after the other, those that are proven already first, and proves that they mend what they are for, and nothing else happens. */
export function attempt(
  before: State,
  { proven = [], fresh }: { readonly proven?: readonly Candidate[]; readonly fresh: readonly Candidate[] },
  { lint, accepts }: Judge,
): Attempt {
  const candidates = [...proven, ...fresh];
  const groups: FilePatch[][] = [];
  for (const { fix } of candidates) {
    const own = after(fix.patches, groups.flat());
    if (!own) return { is: 'waits' };
    const group = groups.find((one) => own.length < fix.patches.length && share(one, fix.patches));
    if (group) group.push(...own);
    else groups.push([...own]);
  }
  const patches = groups.flat();
  const texts = patched(before.texts, groups);
  if ('reason' in texts) return { is: 'wrong', added: [], ...texts };
  const state = { texts: texts.texts, files: lint(texts.texts) };
  const stray = strayChange(before.texts, texts.texts, patches);
  if (stray !== undefined) return { is: 'wrong', reason: stray, added: [] };
  const objection = objectionTo(before.files, state.files, { candidates, fresh, accepts });
  return objection ? { is: 'wrong', ...objection } : { is: 'proven', state };
}

/** True for patches of which one is the same: what comes after it in one fix depends on it in the other too. */
function share(a: readonly FilePatch[], b: readonly FilePatch[]): boolean {
  const keys = new Set(a.map(patchKey));
  return b.some((patch) => keys.has(patchKey(patch)));
}

function patched(
  texts: Texts,
  groups: readonly (readonly FilePatch[])[],
): { readonly texts: Texts } | { readonly reason: string } {
  const result = new Map(texts);
  const stranger = groups.flat().find(({ at }) => !texts.has(at.file));
  if (stranger) return { reason: `${stranger.at.file} is not one of the files to correct` };
  for (const [file, text] of texts) {
    const own = groups
      .map((group) => group.filter(({ at }) => at.file === file).map((patch) => withComments(patch, texts)))
      .filter((group) => group.length > 0);
    const changed = applyGroups(file, text, own);
    if (typeof changed !== 'string') return { reason: changed.message };
    result.set(file, changed);
  }
  return [...result].some(([file, text]) => texts.get(file) !== text)
    ? { texts: result }
    : { reason: 'it changes nothing' };
}

/** A new setting brings the comments of those that it takes the place of. */
export function withComments(patch: FilePatch, texts: Texts): FilePatch {
  if (!patch.commentsOf || (patch.op !== 'set' && patch.op !== 'insert')) return patch;
  return {
    ...patch,
    comments: patch.commentsOf.flatMap((from) => commentsOf(from.file, texts.get(from.file) ?? '', from)),
  };
}

function strayChange(before: Texts, now: Texts, patches: readonly FilePatch[]): string | undefined {
  for (const [file, text] of now) {
    const own = patches.filter(({ at }) => at.file === file);
    const route = unnamedDifference(file, { before: before.get(file) ?? '', after: text }, own);
    if (route) return `it would change ${route.join('.')} as well`;
  }
  return undefined;
}
