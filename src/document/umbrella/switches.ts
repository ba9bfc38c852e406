import type { LayeredView } from '../view.ts';
import type { Dependency } from './chart-yaml.ts';

/** Whether all that a chart says about a sub-chart leaves it on; undefined where its values do not tell. */
export function areEnabled(dependencies: readonly Dependency[], values: LayeredView): boolean | undefined {
  const all = dependencies.map((dependency) => isEnabled(dependency, values));
  return all.includes(false) ? false : all.includes(undefined) ? undefined : true;
}

/**
 * Whether a sub-chart is switched on by the values of its parent; undefined where they do not tell. The first condition that is a boolean
 * decides, whatever the tags say; else one false tag and no true one switch it off (helm, pkg/chartutil/dependencies.go).
 */
function isEnabled({ conditions, tags }: Dependency, values: LayeredView): boolean | undefined {
  for (const path of conditions) {
    const condition = values.at(path);
    if (condition.unknown) return undefined;
    if (condition.boolean !== undefined) return condition.boolean;
  }
  const set = tags.map((tag) => values.at(['tags', tag]));
  if (set.some((tag) => tag.boolean === true)) return true;
  if (set.some((tag) => tag.unknown)) return undefined;
  return set.every((tag) => tag.boolean !== false);
}
