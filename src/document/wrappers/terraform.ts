import type { Node, Route } from '../../model/node.ts';
import type { Place } from '../../model/place.ts';
import { scanInterpolations } from '../../template/interpolation.ts';
import { valuesLookOurs } from '../guess-kind.ts';
import { installation, installationsIn, isRunnerChart, type ValuesMap } from '../installation.ts';
import type { OpenedConfig, OpenedFile, OpenedValues } from '../opened.ts';
import type { PlacedText } from '../placed-text.ts';
import { readYaml, unreadable } from '../read-yaml.ts';
import { typed, unknownLayer, type Setting } from '../settings.ts';
import { isTomlFile, tomlFile } from './config-map.ts';
import { literalMap, literalText } from './hcl-text.ts';
import { readHcl, type Expression } from './hcl.ts';

/** A `helm_release`, or a module that is called with a chart, with its arguments by their route below it. */
interface Owner {
  readonly route: Route;
  readonly given: readonly Expression[];
}

/** What a Terraform file gives to the runner: values of `helm_release` resources, and heredocs with values or TOML; empty if nothing. */
export function openTerraform(file: PlacedText): OpenedFile['contents'] {
  const expressions = readHcl(file.text);
  const releases = ownersOf(expressions).filter((owner) => isRunnerRelease(owner, file.text));
  const taken = new Set(releases.flatMap(({ given }) => given));
  const heredocs = expressions.filter((expression) => !taken.has(expression));
  return [
    ...releases.map((owner) => openRelease(file, owner)),
    ...heredocs.flatMap((expression) => openLiteral(file, expression)),
  ];
}

function ownersOf(expressions: readonly Expression[]): readonly Owner[] {
  const owners = new Map<string, { route: Route; given: Expression[] }>();
  for (const expression of expressions) {
    const route = ownerRoute(expression.route);
    if (!route) continue;
    const key = route.join('.');
    const owner = owners.get(key) ?? { route, given: [] };
    owners.set(key, owner);
    owner.given.push(expression);
  }
  return [...owners.values()];
}

function ownerRoute(route: Route): Route | undefined {
  if (route[0] === 'resource' && route[1] === 'helm_release') return route.slice(0, 3);
  return route[0] === 'module' ? route.slice(0, 2) : undefined;
}

function argument({ route, given }: Owner, ...path: Route): Expression | undefined {
  return given.find((one) => sameRoute(one.route.slice(route.length), path));
}

/** True for equal routes. */
export function sameRoute(left: Route, right: Route): boolean {
  return left.length === right.length && left.every((step, index) => step === right[index]);
}

/** The chart is often a variable: then the name of the resource tells. */
function isRunnerRelease(owner: Owner, text: string): boolean {
  const chart = argument(owner, 'chart');
  if (!chart) return false;
  const name = plainText(chart, text);
  if (name !== undefined) return isRunnerChart(name);
  return owner.route[0] === 'resource' && /gitlab[-_]?runner/.test(String(owner.route[2]));
}

/** The text of a literal without escapes and interpolations. */
function plainText({ literal }: Expression, text: string): string | undefined {
  const written = literal && text.slice(literal.span.start, literal.span.end);
  return written !== undefined && !/[\\$%]/.test(written) ? written : undefined;
}

/** The path of a setting, in which backslashes may stand: Terraform wants two for one. */
function settingPath({ literal }: Expression, text: string): string | undefined {
  const written = literal && text.slice(literal.span.start, literal.span.end);
  if (written === undefined || /[\\$%]/.test(written.replaceAll('\\\\', ''))) return undefined;
  return written.replaceAll('\\\\', '\\');
}

function openRelease(file: PlacedText, owner: Owner): OpenedValues {
  const chart = argument(owner, 'chart');
  const version = argument(owner, 'version') ?? argument(owner, 'chart_version');
  const items = owner.given.filter(({ route }) => isItem(route.slice(owner.route.length)));
  const texts = items.flatMap((item) =>
    item.literal?.type === 'heredoc' ? [literalText(file, item, item.literal)] : [],
  );
  const read = texts.map((text) => ({ text, yaml: readYaml(text, { interpolated: true }) }));
  const values = read.flatMap(({ yaml: { documents } }): ValuesMap[] => {
    const [first] = documents;
    return first?.root?.kind === 'map' ? [{ root: first.root, source: first.source }] : [];
  });
  return installation({
    values: values.toReversed(),
    over: settingsOf(file, owner).toReversed(),
    others: values.length < items.length || hasOtherValues(file.text, owner) ? 'values' : undefined,
    at: file.place(chart?.route ?? owner.route, chart?.span ?? { start: 0, end: 0 }),
    version: version && plainText(version, file.text),
    versionAt: file.place(version?.route ?? owner.route, version?.span ?? { start: 0, end: 0 }),
    interpolated: true,
    problems: read.flatMap(({ text, yaml }) => [...unreadable(text, yaml), ...(yaml.documents[0]?.problems() ?? [])]),
  });
}

/** An item of the list `values`. */
function isItem(route: Route): boolean {
  return route.length === 2 && route[0] === 'values' && typeof route[1] === 'number';
}

/** True where values come by other ways than a plain list and blocks: functions, variables, `dynamic` blocks, modules. */
function hasOtherValues(text: string, owner: Owner): boolean {
  const values = argument(owner, 'values');
  const isList = !values || (text[values.span.start] === '[' && text[values.span.end - 1] === ']');
  const isDynamic = owner.given.some(({ route }) => route[owner.route.length] === 'dynamic');
  return owner.route[0] === 'module' || !isList || isDynamic;
}

/** `set` and its like, as blocks or as a list of objects. */
function settingsOf(file: PlacedText, owner: Owner): readonly Setting[] {
  return owner.given.flatMap((expression): Setting[] => {
    const [block = '', index, name, ...more] = expression.route.slice(owner.route.length);
    const path = settingPath(expression, file.text);
    if (!/^set(?:_\w+)?$/.test(String(block)) || index === undefined || name !== 'name' || more.length > 0) return [];
    if (path === undefined) return [];
    const value = argument(owner, block, index, 'value') ?? expression;
    const place = file.place(value.route, value.span);
    if (path === 'runners.config') return [configSetting(value, file.text, place)];
    if (block !== 'set' || value === expression) return [{ path, value: unknownNode(value), place }];
    return [{ path, value: helmValue(value, argument(owner, block, index, 'type'), file.text), place }];
  });
}

/** What Helm makes of the value of a `set`: numbers and booleans are none where `type` says so. A comma would end the value. */
function helmValue(value: Expression, type: Expression | undefined, text: string): Node {
  const written = plainText(value, text) ?? bareText(value, text);
  const kind = type ? plainText(type, text) : 'auto';
  if (written === undefined || kind === undefined || written.includes(',')) return unknownNode(value, text);
  const node = { kind: 'scalar', span: value.span, type: 'string', value: written, style: 'double' } as const;
  return kind === 'literal' ? node : typed(node, kind === 'string');
}

/** A number or boolean without quotes, of which Terraform makes a text. */
function bareText({ span }: Expression, text: string): string | undefined {
  const written = text.slice(span.start, span.end);
  return /^(?:true|false|\d{1,9})$/.test(written) ? written : undefined;
}

/** TOML that is given by its path. A comma ends the value, and a backslash takes its meaning (helm, pkg/strvals): then it is not told. */
function configSetting(value: Expression, text: string, place: Place): Setting {
  const map = value.literal && literalMap(text, value.literal);
  const path = 'runners.config';
  if (!map || /[,\\]|^\{/.test(withoutInterpolations(map.value))) return { path, value: unknownNode(value), place };
  const node = { kind: 'scalar', span: value.span, type: 'string', value: map.value, style: 'literal' } as const;
  return { path, value: node, place, map };
}

function withoutInterpolations(text: string): string {
  const spans = scanInterpolations(text).map(({ span }) => span);
  return spans.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
}

/** A text with interpolations keeps what is around them. */
function unknownNode({ span, literal }: Expression, text = ''): Node {
  const written = literal?.type === 'string' ? text.slice(literal.span.start, literal.span.end) : '';
  return { kind: 'unknown', span, unknown: 'template', text: written };
}

/** What only the runner's TOML has: a Terraform file is full of names with dots. */
export const RUNNERS_HEADER = /^[ \t]*\[\[[ \t]*runners[ \t]*\]\]/m;

/** What only YAML has, at any indentation: a block with TOML in it. */
const CONFIG_IN_YAML = /^[ \t]*config:[ \t]*[|>]/m;

/** Values or TOML in a literal that goes to the chart by a variable, or a config.toml in the data of a ConfigMap. */
function openLiteral(file: PlacedText, expression: Expression): readonly (OpenedValues | OpenedConfig)[] {
  const { literal } = expression;
  if (!literal) return [];
  const written = file.text.slice(literal.span.start, literal.span.end);
  if (!written.includes('runner')) return [];
  const text = literalText(file, expression, literal);
  const holdsValues = valuesLookOurs(text.text) || CONFIG_IN_YAML.test(text.text);
  if (!holdsValues && RUNNERS_HEADER.test(text.text)) return [openToml(text, String(expression.route.at(-1)))];
  if (!holdsValues) return [];
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
