import type { HelmMap, HelmValue } from '../model/helm-value.ts';
import type { Unknown } from '../model/node.ts';
import { OpenMap } from '../template/go/open-map.ts';
import type { LayeredView } from './view.ts';

/**
 * The merged values as Helm's templates see them. What is not known stays so: a nested map that may have more members than the files
 * tell is unknown as a whole, and at the root every missing key is; in every map where `isPartial` says that more values may be given.
 */
export function helmValues(root: LayeredView, isPartial = false): HelmMap {
  const members = membersOf(root, isPartial);
  return !isPartial && (root.open || root.unknown) ? new OpenMap(members, UNKNOWN) : members;
}

const UNKNOWN: Unknown = { unknown: 'template', text: '' };

function membersOf(view: LayeredView, isPartial: boolean): HelmMap {
  const members = new Map(view.entries().map((entry) => [entry.name, valueOf(entry, isPartial)]));
  return isPartial ? new OpenMap(members, UNKNOWN) : members;
}

/** One value as Go holds it; of an absent one nil. */
export function helmValue(view: LayeredView): HelmValue {
  return valueOf(view, false);
}

function valueOf(view: LayeredView, isPartial: boolean): HelmValue {
  if (view.kind === 'map') return view.open ? UNKNOWN : membersOf(view, isPartial);
  if (view.kind === 'list') return view.items().map((item) => valueOf(item, isPartial));
  return view.int64 ?? view.value ?? null;
}
