import { refusal, type Refusal } from '../refusal.ts';
import type { Sourced } from '../source.ts';
import type { LayeredView } from '../view.ts';
import type { ChartFolder, Subchart } from './chart-folder.ts';
import { inStage, rootOf, withoutNulls } from './layers.ts';
import { partOf } from './part.ts';
import { areEnabled } from './switches.ts';
import { placedDefaults, takenOver } from './taken-over.ts';

/** What a sub-chart is given. */
export interface SubchartValues {
  readonly is: 'subchart';
  /** False where a condition or a tag switches it off; undefined where the values do not tell. */
  readonly enabled: boolean | undefined;
  /** The winner first; the defaults of the sub-chart itself go beneath. */
  readonly layers: readonly Sourced[];
  readonly version: string;
  /** What its templates call it (`.Chart.Name`). */
  readonly name: string;
}

/**
 * What the user and the chart around it give to a sub-chart (helm, pkg/chartutil: dependencies.go, coalesce.go); refused where something
 * else than a map stands in place of its values.
 */
export function subchartValues(folder: ChartFolder, user: readonly Sourced[], alias: string): SubchartValues | Refusal {
  const { values, subcharts, dependencies } = folder;
  const subchart = subcharts.find((one) => one.alias === alias);
  if (!subchart) return refusal(`there is no chart called ${alias} in charts/`);
  const all = rootOf([...user, ...values, ...subcharts.flatMap(placedDefaults)]);
  const on = subcharts.filter((one) => areEnabled(one.dependencies, all) !== false);
  const isParent = dependencies.some((dependency) => areEnabled([dependency], all) !== false);
  const given = rootOf([...user, ...asChart(folder, values)]);
  const mismatch = mismatchIn(given, subcharts) ?? mismatchIn(rootOf(isParent ? values : []), on);
  if (mismatch) return mismatch;
  const isGiven = rootOf(user).at([alias]).kind !== 'absent';
  const own = asChart(folder, isParent ? takenOver(folder, on, all) : values, isGiven ? alias : undefined);
  return {
    is: 'subchart',
    enabled: areEnabled(subchart.dependencies, all),
    layers: partOf(rootOf([...user, ...own]), alias),
    version: subchart.version,
    name: alias,
  };
}

/**
 * Values of a chart, as they are merged with what the user gives to it. Helm 4 takes nulls away before, but for those in the part of a
 * sub-chart that the user gives something (pkg/chart/common/util/coalesce.go).
 */
function asChart({ helm }: ChartFolder, layers: readonly Sourced[], except?: string): readonly Sourced[] {
  return layers.map((layer) => {
    const node = helm === 4 ? withoutNulls(layer.node, except) : layer.node;
    return inStage({ ...layer, node }, 'chart');
  });
}

/** Go's words for values of a sub-chart that are no map. */
function mismatchIn(parent: LayeredView, subcharts: readonly Subchart[]): Refusal | undefined {
  const parts = subcharts.map(({ alias }) => parent.at([alias]));
  const wrong = parts.find(({ kind }) => kind === 'scalar' || kind === 'list');
  if (!wrong) return undefined;
  const { origin, place, key } = wrong;
  const message = `type mismatch on ${key}: ${goBoolean(wrong)}`;
  return origin?.kind === 'set' ? refusal(message, origin.argument) : { ...refusal(message), place };
}

/** What the verb `%t` prints. */
function goBoolean({ value, type, int64, kind }: LayeredView): string {
  if (kind === 'list') return '[…]';
  if (type === 'null') return '%!t(<nil>)';
  if (type === 'string') return `%!t(string=${String(value)})`;
  if (type === 'boolean') return String(value);
  return int64 === undefined ? `%!t(float64=${String(value)})` : `%!t(int64=${int64})`;
}
