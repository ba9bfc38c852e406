import type { Route } from '../../model/node.ts';
import { isPatchProblem, type Patch, type PatchPlace, type PatchProblem } from '../../model/patch.ts';
import { composeEdits } from '../../text/compose-edits.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { guessKind } from '../guess-kind.ts';
import { TEMPLATE_PATH } from '../open.ts';
import { carriedEdits, type Level } from './carry.ts';

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

/** The whole file, as `openFile` takes it. */
function levelOf(path: string, text: string, { document = 0 }: PatchPlace): Level {
  const isTemplate = TEMPLATE_PATH.test(path);
  return { text, language: languageOf(path, text), document, templates: isTemplate, interpolated: isTemplate };
}

function languageOf(path: string, text: string): Level['language'] {
  if (/\.tf$/i.test(path)) return 'terraform';
  if (/\.toml$/i.test(path)) return 'toml';
  return !/\.ya?ml$/i.test(path) && guessKind(path, text) === 'config-toml' ? 'toml' : 'yaml';
}

/** From the outermost document to the innermost. */
function routesOf({ route, via = [], innerRoute }: PatchPlace): readonly Route[] {
  return innerRoute ? [route, ...via, innerRoute] : [route];
}
