import type { Problem } from '../../model/problem.ts';
import { valuesLookOurs } from '../guess-kind.ts';
import { installation, installationsIn, isRunnerChart, type ValuesMap } from '../installation.ts';
import { foreignShare } from '../kind.ts';
import type { OpenedConfig, OpenedFile, OpenedValues } from '../opened.ts';
import type { PlacedText } from '../placed-text.ts';
import { readYaml, unreadable } from '../read-yaml.ts';
import { unknownLayer } from '../settings.ts';
import { isTomlFile, tomlFile } from './config-map.ts';
import { namesIn, type Names } from './hcl-names.ts';
import { literalText } from './hcl-text.ts';
import { budget, encodedValues, type Means } from './hcl-values.ts';
import { readHcl, type Expression } from './hcl.ts';
import { settingsOf } from './terraform-set.ts';
import { argument, ownersOf, plainText, type Owner } from './terraform-owner.ts';

/** What a Terraform file gives to the runner: values of `helm_release` resources, and heredocs with values or TOML; empty if nothing. */
export function openTerraform(file: PlacedText): OpenedFile['contents'] {
  const expressions = readHcl(file.text);
  const means = { names: namesIn(expressions, file.text), budget: budget() };
  const owners = ownersOf(expressions).filter((owner) => isRunnerRelease(owner, means.names, file.text));
  const releases = owners.map((owner) => openRelease(file, owner, means));
  const taken = new Set([...owners.flatMap(({ given }) => given), ...releases.flatMap(({ read }) => [...read])]);
  const heredocs = expressions.filter((expression) => !taken.has(expression));
  return [...releases.map(({ opened }) => opened), ...heredocs.flatMap((expression) => openLiteral(file, expression))];
}

/** The chart is often a variable: then the name of the resource tells. */
function isRunnerRelease(owner: Owner, names: Names, text: string): boolean {
  const chart = argument(owner, 'chart');
  if (!chart) return false;
  const name = plainText(names.usual(chart), text);
  if (name !== undefined) return isRunnerChart(name);
  return owner.route[0] === 'resource' && /gitlab[-_]?runner/.test(String(owner.route[2]));
}

/** An installation, and the expressions elsewhere in the file that are read for it. */
interface Release {
  readonly opened: OpenedValues;
  readonly read: Iterable<Expression>;
}

function openRelease(file: PlacedText, owner: Owner, means: Means): Release {
  const { names } = means;
  const chart = argument(owner, 'chart');
  const isNamed = chart !== undefined && plainText(names.usual(chart), file.text) !== undefined;
  // In the call of a module `version` is that of the module.
  const written = argument(owner, owner.route[0] === 'module' ? 'chart_version' : 'version');
  const version = written && names.usual(written);
  const { items, isWhole } = itemsOf(owner, names);
  const layers = items.map((item) => layerOf(file, names.known(item), { ...means, isNamed }));
  const values = layers.flatMap((layer) => layer.values ?? []);
  const opened = installation({
    values: values.toReversed(),
    over: settingsOf(file, owner).toReversed(),
    others: values.length < items.length || !isWhole ? 'values' : undefined,
    at: file.place(chart?.route ?? owner.route, chart?.span ?? { start: 0, end: 0 }),
    version: version && plainText(version, file.text),
    versionAt: file.place(version?.route ?? owner.route, version?.span ?? { start: 0, end: 0 }),
    interpolated: true,
    problems: layers.flatMap(({ problems }) => problems),
  });
  return { opened, read: layers.flatMap(({ read }) => [...read]) };
}

/**
 * The items of the list `values`, or what a module takes in its place. They are the whole only if no values come by other ways: functions,
 * variables, `dynamic` blocks, modules.
 */
function itemsOf(owner: Owner, names: Names): { readonly items: readonly Expression[]; readonly isWhole: boolean } {
  const values = argument(owner, 'values');
  const group = values && names.known(values).group;
  const list = group?.is === 'list' ? group : undefined;
  const isDynamic = owner.given.some(({ route }) => route[owner.route.length] === 'dynamic');
  const isWhole = owner.route[0] === 'resource' && (!values || list?.isPlain === true) && !isDynamic;
  return { items: list?.members ?? (values ? [values] : []), isWhole };
}

/** What an item of `values` gives. */
interface Layer {
  /** undefined where it cannot be read. */
  readonly values: ValuesMap | undefined;
  readonly problems: readonly Problem[];
  readonly read: Iterable<Expression>;
}

/** What is known beside an item. */
interface Around extends Means {
  /** False where the chart is taken for that of the runner by the name of the resource only. */
  readonly isNamed: boolean;
}

/** A chart of another name may have taken over some of the keys, and have more of its own. */
const MOST_FOREIGN = 1 / 4;

/** YAML in a heredoc, or an object that is encoded as YAML. */
function layerOf(file: PlacedText, item: Expression, { isNamed, ...means }: Around): Layer {
  if (item.literal?.type !== 'heredoc') {
    const values = encodedValues(file, item, means);
    const isOurs = values && (isNamed || foreignShare(values.root) <= MOST_FOREIGN);
    return isOurs ? { values, problems: [], read: values.read } : { values: undefined, problems: [], read: [] };
  }
  const text = literalText(file, item, item.literal);
  const yaml = readYaml(text, { interpolated: true });
  const [first] = yaml.documents;
  return {
    values: first?.root?.kind === 'map' ? { root: first.root, source: first.source } : undefined,
    problems: [...unreadable(text, yaml), ...(first?.problems() ?? [])],
    read: [item],
  };
}

/** What only the runner's TOML has: a Terraform file is full of names with dots. */
const RUNNERS_HEADER = /^[ \t]*\[\[[ \t]*runners[ \t]*\]\]/m;

/** What only YAML has, at any indentation: a block with TOML in it. */
const CONFIG_IN_YAML = /^[ \t]*config:[ \t]*[|>]/m;

function holdsValues(text: string): boolean {
  return valuesLookOurs(text) || CONFIG_IN_YAML.test(text);
}

/** True for TOML of the runner, not in YAML. */
export function holdsToml(text: string): boolean {
  return RUNNERS_HEADER.test(text) && !holdsValues(text);
}

/** Values or TOML in a literal that goes to the chart by a variable, or a config.toml in the data of a ConfigMap. */
function openLiteral(file: PlacedText, expression: Expression): readonly (OpenedValues | OpenedConfig)[] {
  const { literal } = expression;
  if (!literal) return [];
  const written = file.text.slice(literal.span.start, literal.span.end);
  if (!written.includes('runner')) return [];
  const text = literalText(file, expression, literal);
  if (holdsToml(text.text)) return [openToml(text, String(expression.route.at(-1)))];
  if (!holdsValues(text.text)) return [];
  const [first] = readYaml(text, { interpolated: true }).documents;
  if (first?.root?.kind !== 'map') return [];
  return installationsIn({ root: first.root, source: first.source }, true).map((one) => ({
    ...one,
    layers: [...one.layers, unknownLayer('')],
    problems: first.problems(),
  }));
}

function openToml(text: PlacedText, name: string): OpenedConfig {
  const file = tomlFile(name, text);
  return { ...file, interpolated: true, ...(isTomlFile(name) ? {} : { role: 'template', templates: true }) };
}
