import type { MapNode, Node } from '../../model/node.ts';
import { itemsAt, nodeAt } from '../nodes.ts';
import { fileText } from '../placed-text.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { fileRefusal } from '../user-layers.ts';
import { readValuesFile } from '../values-file.ts';

/** A file of a chart. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A sub-chart that a chart asks for. */
export interface Dependency {
  readonly name: string;
  /** A range. */
  readonly version: string;
  /** The name that the sub-chart goes by here: its alias, or else its own. */
  readonly alias: string;
  /** Dotted paths in the values, of which the first boolean switches the sub-chart on or off. */
  readonly conditions: readonly string[];
  readonly tags: readonly string[];
  readonly imports: readonly ImportValues[];
}

/** Values of a sub-chart that its parent takes over. */
export interface ImportValues {
  /** Dotted path in the values of the sub-chart. */
  readonly child: string;
  /** Dotted path in the values of the parent; `.` for their root. */
  readonly parent: string;
}

/** What matters here of a Chart.yaml. */
export interface ChartYaml {
  readonly is: 'chart-yaml';
  readonly name: string;
  readonly version: string;
  readonly dependencies: readonly Dependency[];
}

/** Reads a Chart.yaml (helm, pkg/chart/metadata.go and dependency.go). Refused where Helm refuses the chart for it. */
export function readChartYaml(file: TextFile): ChartYaml | Refusal {
  const { values, refusals } = readValuesFile(fileText(file.path, file.text), 3);
  if (refusals.length > 0) return fileRefusal(`cannot load ${file.path}`, refusals);
  const root = values[0]?.root;
  const name = textIn(root, 'name');
  const version = textIn(root, 'version');
  if (name === undefined) return refusal('validation: chart.metadata.name is required');
  if (version === undefined) return refusal('validation: chart.metadata.version is required');
  const dependencies = dependenciesIn(root);
  const wrong = invalidIn(dependencies);
  return wrong === undefined ? { is: 'chart-yaml', name, version, dependencies } : refusal(`validation: ${wrong}`);
}

function invalidIn(dependencies: readonly Dependency[]): string | undefined {
  const odd = dependencies.find(({ name, alias }) => alias !== name && !/^[a-zA-Z0-9_-]+$/.test(alias));
  if (odd) return `dependency "${odd.name}" has disallowed characters in the alias`;
  const aliases = dependencies.map(({ alias }) => alias);
  const twice = aliases.find((alias, index) => aliases.indexOf(alias) < index);
  return twice === undefined ? undefined : `more than one dependency with name or alias "${twice}"`;
}

function dependenciesIn(root: Node | undefined): readonly Dependency[] {
  return itemsAt(root, ['dependencies']).flatMap((item) => (item.kind === 'map' ? [dependencyOf(item)] : []));
}

function dependencyOf(map: MapNode): Dependency {
  const name = textIn(map, 'name') ?? '';
  const conditions = (textIn(map, 'condition') ?? '').trim().split(',');
  return {
    name,
    version: textIn(map, 'version') ?? '',
    alias: textIn(map, 'alias') ?? name,
    conditions: conditions.filter((path) => path !== ''),
    tags: itemsAt(map, ['tags']).flatMap((tag) => textOf(tag) ?? []),
    imports: itemsAt(map, ['import-values']).flatMap(importsOf),
  };
}

/** A name stands for a table below `exports`, of which all goes to the root of the parent. */
function importsOf(item: Node): readonly ImportValues[] {
  const name = textOf(item);
  if (name !== undefined) return [{ child: `exports.${name}`, parent: '.' }];
  const [child, parent] = [textIn(item, 'child'), textIn(item, 'parent')];
  return child === undefined || parent === undefined ? [] : [{ child, parent }];
}

/** The text of a key; an empty one is none. */
function textIn(node: Node | undefined, key: string): string | undefined {
  return textOf(nodeAt(node, [key])) || undefined;
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
