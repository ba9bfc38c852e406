import type { Route } from '../../model/node.ts';
import { isPatchProblem, type Patch, type PatchPlace, type PatchProblem } from '../../model/patch.ts';
import { composeEdits } from '../../text/compose-edits.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { carriedEdits } from './carry.ts';
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
    const edits = carriedEdits(levelOf(path, patched.text, at), routesOf(at), operation);
    if (isPatchProblem(edits)) return edits;
    patched = { text: applyEdits(patched.text, edits), edits: composeEdits(patched.edits, edits) };
  }
  return patched;
}

/** From the outermost document to the innermost. */
function routesOf({ route, via = [], innerRoute }: PatchPlace): readonly Route[] {
  return innerRoute ? [route, ...via, innerRoute] : [route];
}
