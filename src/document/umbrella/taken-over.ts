import { flattened } from '../flattened.ts';
import { unknownLayer } from '../settings.ts';
import type { Sourced } from '../source.ts';
import type { LayeredView } from '../view.ts';
import type { Dependency, ImportValues } from './chart-yaml.ts';
import type { ChartFolder, Subchart } from './chart-folder.ts';
import { inStage, rootOf, under } from './layers.ts';
import { globalLayer } from './part.ts';
import { areEnabled } from './switches.ts';

/**
 * The values of a chart that asks for others, as Helm merges them before it looks at the user's: it takes over the defaults of its
 * sub-charts beneath its own values, and what it imports beneath those (helm, pkg/chartutil/dependencies.go, processImportValues).
 */
export function takenOver(folder: ChartFolder, on: readonly Subchart[], all: LayeredView): readonly Sourced[] {
  const { values } = folder;
  const root = rootOf(values);
  const globals = on.flatMap(({ alias }) =>
    globalLayer(root.at(['global']), root.at([alias, 'global'])).map((layer) => under([alias], layer)),
  );
  return [...globals, ...values, ...on.flatMap(placedDefaults), ...importedLayers(folder, on, all)];
}

/** The defaults of a sub-chart where its parent has its values. */
export function placedDefaults({ alias, defaults }: Subchart): readonly Sourced[] {
  return defaults.map(({ node, source }) => under([alias], { node, source: { ...source, place: undefined } }));
}

/** Earlier imports count more than later ones. */
function importedLayers(folder: ChartFolder, on: readonly Subchart[], all: LayeredView): readonly Sourced[] {
  const { dependencies, values } = folder;
  if (dependencies.every(({ imports }) => imports.length === 0)) return [];
  const defaults = on.flatMap(placedDefaults).map((layer) => inStage(layer, 'parent'));
  const root = rootOf([...values.map((layer) => inStage(layer, 'user')), ...defaults]);
  return dependencies.flatMap((dependency) => {
    const enabled = areEnabled([dependency], all);
    return enabled === false ? [] : dependency.imports.flatMap((one) => imported(root, dependency, one, enabled));
  });
}

/** A table that is missing is no error. */
function imported(
  root: LayeredView,
  { alias }: Dependency,
  { child, parent }: ImportValues,
  enabled: true | undefined,
): readonly Sourced[] {
  const table = root.at([alias, ...child.split('.')]);
  if (table.kind !== 'map' && !table.unknown) return [];
  const layer = table.unknown || enabled === undefined ? unknownLayer(child) : flattened(table);
  return [under(parent === '.' ? [] : parent.split('.'), layer)];
}
