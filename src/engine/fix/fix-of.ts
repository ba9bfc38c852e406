import { patchKey } from './compatible.ts';
import { targetOf } from '../../document/patch/target.ts';
import type { Correction, Fix, FilePatch, FilePlace, PatchTarget, Proposal } from '../../model/fix.ts';
import type { Place } from '../../model/place.ts';
import type { View } from '../../model/release.ts';

/** The fix that a rule proposes, as patches of files; null where one of its settings is in no file. */
export function fixOf(proposal: Proposal): Fix | null {
  const { disposition, title } = proposal;
  if (disposition === 'suggestion') return { disposition, title, needs: proposal.needs, patches: [] };
  const patches: FilePatch[] = [];
  for (const change of proposal.changes) {
    const own = patchesOf(change);
    if (!own) return null;
    patches.push(...own);
  }
  return { disposition, title, needs: [], patches: unique(patches).map((patch) => withMoved(patch, patches)) };
}

function unique(patches: readonly FilePatch[]): readonly FilePatch[] {
  return patches.length < 2 ? patches : [...new Map(patches.map((patch) => [patchKey(patch), patch])).values()];
}

/** What is removed after its comments were written elsewhere leaves none behind. */
function withMoved(patch: FilePatch, all: readonly FilePatch[]): FilePatch {
  if (patch.op !== 'remove') return patch;
  const moved = all.flatMap(({ commentsOf = [] }) => commentsOf.map((from) => JSON.stringify(from)));
  return moved.length > 0 && moved.includes(JSON.stringify(patch.at)) ? { ...patch, moved: true } : patch;
}

/** A change as patches: the text of the chart that a setting is part of is written first. */
function patchesOf(change: Correction): readonly FilePatch[] | undefined {
  const target = targetFor(change.at);
  if (!target) return undefined;
  const { within, ...at } = target;
  const first: readonly FilePatch[] = within ? [{ op: 'set', value: within.text, at: within.at }] : [];
  const own = patchAt(change, at);
  return own && [...first, own];
}

function patchAt(change: Correction, at: FilePlace): FilePatch | undefined {
  if (change.op === 'set' || change.op === 'insert') {
    const { op, value, commentsOf = [] } = change;
    const comments = commentsOf.flatMap(({ target }) => target ?? []);
    return { op, value, at, ...(comments.length > 0 ? { commentsOf: comments } : {}) };
  }
  if (change.op === 'rename') return { op: 'rename', key: change.key, at };
  if (change.op !== 'move') return { op: change.op, at };
  const to = targetFor(change.to);
  return to && isSameDocument(to, at) ? { op: 'move', at, to: to.innerRoute ?? to.route } : undefined;
}

function isSameDocument(a: FilePlace, b: FilePlace): boolean {
  const outer = ({ file, document, route, via, innerRoute }: FilePlace) =>
    JSON.stringify([file, document, innerRoute ? [route, via] : null]);
  return outer(a) === outer(b);
}

function targetFor(at: View | Place): PatchTarget | undefined {
  return 'target' in at ? at.target : targetOf(at);
}
