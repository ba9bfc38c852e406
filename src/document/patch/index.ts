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
  for (const { at, ...operation } of patches) {
    const edits = carriedEdits(levelOf(path, patched.text, at), routesOf(at), (level, route) =>
      ownEdits(level, { ...operation, route }),
    );
    if (isPatchProblem(edits)) return edits;
    patched = { text: applyEdits(patched.text, edits), edits: composeEdits(patched.edits, edits) };
  }
  return patched;
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
