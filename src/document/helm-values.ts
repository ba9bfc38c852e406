import type { HelmMap, HelmValue } from '../model/helm-value.ts';
import type { Unknown } from '../model/node.ts';
import { OpenMap } from '../template/go/open-map.ts';
import type { LayeredView } from './view.ts';

/**
 * The merged values as Helm's templates see them. What is not known stays so: a nested map that may have more members than the files
 * tell is unknown as a whole, and at the root every missing key is; so it is where `isPartial` says that more values may be given.
 */
export function helmValues(root: LayeredView, isPartial = false): HelmMap {
  const members = membersOf(root);
  return isPartial || root.open || root.unknown ? new OpenMap(members, UNKNOWN) : members;
}

const UNKNOWN: Unknown = { unknown: 'template', text: '' };

function membersOf(view: LayeredView): HelmMap {
  return new Map(view.entries().map((entry) => [entry.name, helmValue(entry)]));
}

/** One value as Go holds it; of an absent one nil. */
export function helmValue(view: LayeredView): HelmValue {
  if (view.kind === 'map') return view.open ? UNKNOWN : membersOf(view);
  if (view.kind === 'list') return view.items().map(helmValue);
  return view.int64 ?? view.value ?? null;
}
