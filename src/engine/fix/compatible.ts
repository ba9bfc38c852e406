import type { FilePatch } from '../../model/fix.ts';
import type { Route } from '../../model/node.ts';
import { beginsWith } from '../../model/route.ts';

/** Patches as data, so that equal ones are recognised. */
export function patchKey(patch: FilePatch): string {
  return JSON.stringify(patch);
}

/**
 * The patches of a fix that are still to be made after others, or undefined where they would not find their settings as they were: then they
 * have to be worked out again.
 */
export function after(patches: readonly FilePatch[], done: readonly FilePatch[]): readonly FilePatch[] | undefined {
  const made = new Set(done.map(patchKey));
  const own = new Set(patches.map(patchKey));
  const left = patches.filter((patch) => !made.has(patchKey(patch)));
  const others = done.filter((patch) => !own.has(patchKey(patch)));
  return left.some((patch) => others.some((other) => disturb(patch, other))) ? undefined : left;
}

/** True if what one patch names contains what another names, or a list that one of them renumbers does. */
function disturb(a: FilePatch, b: FilePatch): boolean {
  if (a.at.file !== b.at.file || (a.at.document ?? 0) !== (b.at.document ?? 0)) return false;
  return claims(a).some((one) => claims(b).some((other) => beginsWith(one, other) || beginsWith(other, one)));
}

/** The routes that a patch takes for itself, through all documents. */
function claims(patch: FilePatch): readonly Route[] {
  const { route, via = [], innerRoute } = patch.at;
  const outer = innerRoute ? [route, ...via].flatMap((one) => [...one, INTO]) : [];
  const inner = innerRoute ?? route;
  const own = [...outer, ...(renumbers(patch, inner) ? inner.slice(0, -1) : inner)];
  if (patch.op === 'move') return [own, [...outer, ...patch.to]];
  return patch.op === 'rename' ? [own, [...outer, ...inner.slice(0, -1), patch.key]] : [own];
}

/** Stands between the routes of two documents. */
const INTO = '\0';

function renumbers({ op }: FilePatch, route: Route): boolean {
  return typeof route.at(-1) === 'number' && (op === 'insert' || op === 'remove' || op === 'move');
}
