import type { FilePatch, Fix } from '../../model/fix.ts';

/** The same fix with its settings put into another values file; undefined where that cannot hold them. */
export function redirected(fix: Fix, into: string): Fix | undefined {
  const patches = fix.patches.map((patch) => redirectedPatch(patch, into));
  return patches.every((patch) => patch !== undefined) ? { ...fix, patches } : undefined;
}

/** Only values can be set from another file: what stands in a text would take the whole text along. */
function redirectedPatch(patch: FilePatch, into: string): FilePatch | undefined {
  if (patch.at.file === into) return patch;
  if (patch.op !== 'set' || patch.at.innerRoute) return undefined;
  return { ...patch, at: { file: into, route: patch.at.route } };
}
