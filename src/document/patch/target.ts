import type { PatchTarget } from '../../model/fix.ts';
import type { Place } from '../../model/place.ts';

/** The target of a patch for what stands at a place; undefined for a place in no file, or in Terraform's own language, which is not changed. */
export function targetOf({ file, route, via, innerRoute, document }: Place): PatchTarget | undefined {
  if (file === null || (/\.tf$/i.test(file) && !innerRoute)) return undefined;
  return {
    file,
    route,
    ...(via ? { via } : {}),
    ...(innerRoute ? { innerRoute } : {}),
    ...(document === undefined ? {} : { document }),
  };
}

/** The target for a key or item that would stand in what another target names. */
export function targetBelow(target: PatchTarget, step: string | number): PatchTarget {
  const { route, innerRoute } = target;
  return innerRoute ? { ...target, innerRoute: [...innerRoute, step] } : { ...target, route: [...route, step] };
}

/** The target for the root of a text that the chart brings, at the key that would hold it. */
export function targetWithin(at: PatchTarget, text: string): PatchTarget {
  const { via = [], innerRoute } = at;
  return { ...at, ...(innerRoute ? { via: [...via, innerRoute] } : {}), innerRoute: [], within: { at, text } };
}
