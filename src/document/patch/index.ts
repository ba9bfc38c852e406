import type { Route } from '../../model/node.ts';
import { isPatchProblem, type Patch, type PatchPlace, type PatchProblem } from '../../model/patch.ts';
import { composeEdits } from '../../text/compose-edits.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { carriedEdits, ownComments, ownEdits } from './carry.ts';
import { levelOf } from './level.ts';

/** A text with patches applied. */
export interface Patched {
  readonly text: string;
  /** The same as edits of the text before: spans are UTF-16 offsets in that. */
  readonly edits: readonly Edit[];
}

/**
 * Applies patches to a file one after the other: the routes of each are those after the ones before it. If one is not possible none is
 * applied. Nothing outside the edits changes.
 */
export function applyPatches(path: string, text: string, patches: readonly Patch[]): Patched | PatchProblem {
  let patched: Patched = { text, edits: [] };
  for (const patch of patches) {
    const edits = editsOf(path, patched.text, patch);
    if (isPatchProblem(edits)) return edits;
    patched = { text: applyEdits(patched.text, edits), edits: composeEdits(patched.edits, edits) };
  }
  return patched;
}

/**
 * Applies groups of patches that do not depend on each other, as one text. What is set in different places is worked out on the same
 * text, which is then read once; everything else comes one after the other. If one is not possible none is applied.
 */
export function applyGroups(path: string, text: string, groups: readonly (readonly Patch[])[]): string | PatchProblem {
  let current = text;
  let left = groups;
  while (left.length > 0) {
    const round = roundOf(path, current, left);
    if (isPatchProblem(round)) return round;
    current = round.text;
    left = round.left;
  }
  return current;
}

interface Round {
  readonly text: string;
  readonly left: readonly (readonly Patch[])[];
}

function roundOf(path: string, text: string, groups: readonly (readonly Patch[])[]): Round | PatchProblem {
  const taken: Edit[] = [];
  const left: (readonly Patch[])[] = [];
  for (const group of groups) {
    const [patch, ...more] = group;
    const edits = patch?.op === 'set' && more.length === 0 ? editsOf(path, text, patch) : undefined;
    if (edits && isPatchProblem(edits)) return edits;
    if (edits?.every((edit) => taken.every((other) => areApart(edit, other)))) taken.push(...edits);
    else left.push(group);
  }
  if (left.length < groups.length) return { text: applyEdits(text, taken), left };
  const first = applyPatches(path, text, left[0] ?? []);
  return isPatchProblem(first) ? first : { text: first.text, left: left.slice(1) };
}

/** True for edits between which text stays. */
function areApart({ span: a }: Edit, { span: b }: Edit): boolean {
  return a.end < b.start || b.end < a.start;
}

function editsOf(path: string, text: string, { at, ...operation }: Patch): readonly Edit[] | PatchProblem {
  return carriedEdits(levelOf(path, text, at), routesOf(at), (level, route) =>
    ownEdits(level, { ...operation, route }),
  );
}

/**
 * The comments that belong to the key or item at a place in a file: the lines directly above it without a blank line between, and the one
 * behind it, as texts without `#`. None where nothing is written that patches could change.
 */
export function commentsOf(path: string, text: string, at: PatchPlace): readonly string[] {
  let comments: readonly string[] = [];
  carriedEdits(levelOf(path, text, at), routesOf(at), (level, route) => {
    comments = ownComments(level, route);
    return [];
  });
  return comments;
}

/** From the outermost document to the innermost. */
function routesOf({ route, via = [], innerRoute }: PatchPlace): readonly Route[] {
  return innerRoute ? [route, ...via, innerRoute] : [route];
}
