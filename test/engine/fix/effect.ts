import type { SourceFile } from '../../../src/engine/lint.ts';
import { render, type RenderOptions } from '../../../src/engine/render.ts';
import type { FilePatch } from '../../../src/model/fix.ts';
import { renderingJson } from '../../../src/report/rendering-json.ts';

export type Versions = Pick<RenderOptions, 'chart' | 'runner'>;

/** What `render` says, by its paths: `registered.tree.runners.0.limit` as steps, joined by blanks. */
export type Effect = ReadonlyMap<string, unknown>;

/** One setting of the effect that a fix changed: its steps. */
export type Path = readonly string[];

/** Without an address and a token nothing is registered: what a text does not say of them is given, from the second on. */
const AROUND: readonly (readonly string[])[] = [
  [],
  ['gitlabUrl=https://gitlab.example.com/'],
  ['gitlabUrl=https://gitlab.example.com/', 'runnerToken=glrt-xxxxxxxxxxxxxxxxxxxx'],
];

/** The `--set` arguments with which a file is registered; none where nothing helps. */
export function around(file: SourceFile, versions: Versions): readonly string[] {
  return AROUND.find((sets) => isKnown(documentOf(file, versions, sets))) ?? [];
}

interface Document {
  readonly error: { readonly message: string } | null;
  readonly environment: readonly { readonly name: unknown }[] | null;
  readonly registered: { readonly tree: unknown; readonly error: string | null } | null;
  readonly [part: string]: unknown;
}

function isKnown({ error, registered }: Document): boolean {
  return error !== null || (registered?.tree ?? null) !== null;
}

function documentOf(file: SourceFile, versions: Versions, sets: readonly string[]): Document {
  const options = { ...versions, release: { name: 'ci', namespace: 'build' }, apiVersions: [] };
  const user = {
    files: [],
    sets: sets.map((argument) => ({ flag: '--set', argument }) as const),
    helm: 3,
    textOfFile: () => undefined,
  } as const;
  // Of what is left of a file nobody may know what it is for: Helm takes it as values all the same.
  const rendering =
    render({ is: 'file', file, user }, options) ?? render({ is: 'values', user: { ...user, files: [file] } }, options);
  if (!rendering) throw new Error(`${file.path} renders to nothing`);
  return JSON.parse(renderingJson(rendering, { sources: () => undefined, redact: false })) as Document;
}

/** The effect of a file; undefined where the chart refuses it: there is nothing to compare then. */
export function effectOf(file: SourceFile, versions: Versions, sets: readonly string[]): Effect | undefined {
  const document = documentOf(file, versions, sets);
  if (document.error) return undefined;
  const { configMap, templateConfigPath, environment, image, serviceAccountName, rbac, registered, runners } = document;
  const variables: Record<string, unknown[]> = {};
  for (const { name, ...value } of environment ?? []) (variables[String(name)] ??= []).push(value);
  const parts = { configMap, templateConfigPath, image, serviceAccountName, rbac, tree: registered?.tree, runners };
  const leaves = new Map<string, unknown>();
  collect({ ...parts, environment: variables }, [], leaves);
  return leaves;
}

/** All that is no map and no list; what is empty is nothing. */
function collect(value: unknown, at: Path, into: Map<string, unknown>): void {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') into.set(at.join(SEPARATOR), value);
  else for (const [key, inner] of Object.entries(value)) collect(inner, [...at, key], into);
}

const SEPARATOR = '\0';

/** Where two effects differ; what is registered only where something is, before and after. */
export function differences(before: Effect, after: Effect): readonly Path[] {
  const areRegistered = isRegistered(before) && isRegistered(after);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => path.split(SEPARATOR))
    .filter(([part = '']) => areRegistered || !REGISTERED.includes(part));
}

const REGISTERED = ['tree', 'runners'];

function isRegistered(effect: Effect): boolean {
  return [...effect.keys()].some((path) => path.startsWith(`tree${SEPARATOR}`));
}

/** What a key of the values may touch, or one below it; `*` is any step. What is not here touches nothing that is rendered. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  image: ['image', 'runners'],
  rbac: ['rbac', 'serviceAccountName'],
  serviceAccount: ['serviceAccountName'],
  gitlabUrl: ['environment.CI_SERVER_URL', 'tree.runners.*.url'],
  runnerToken: ['tree.runners.*.token', 'environment.REGISTER_LOCKED', 'environment.RUNNER_TAG_LIST'],
  runnerRegistrationToken: ['tree.runners.*.token', 'environment.REGISTER_LOCKED', 'environment.RUNNER_TAG_LIST'],
  concurrent: ['configMap.config.toml', 'tree.concurrent'],
  checkInterval: ['configMap.config.toml', 'tree.check_interval'],
  runners: ['environment.RUNNER_TAG_LIST'],
  'runners.locked': ['environment.REGISTER_LOCKED'],
  'runners.tags': ['environment.RUNNER_TAG_LIST'],
  'runners.name': ['tree.runners.*.name'],
  'runners.config': ['configMap.config.template.toml', 'tree.runners'],
};

/** What a setting of config.toml decides beside itself. */
const SETTINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^helper_image|^node_selector$/, ['runners.*.helperImage', 'runners.*.helperLibc']],
  [/^namespace$/, ['environment.KUBERNETES_NAMESPACE']],
];

const VARIABLES = ['envVars', 'extraEnv', 'extraEnvFrom'];

/** True if a patch names what differs, itself or by what it may touch. `title` names the variables of a list. */
export function isNamed(path: Path, patch: FilePatch, title: string): boolean {
  const routes = routesOf(patch);
  if (isToml(patch)) return routes.some((route) => isNamedInToml(path, route));
  return routes
    .map(inChart)
    .some(([key = '', ...below]) =>
      VARIABLES.includes(key)
        ? isNamedVariable(path, [...below, ...words(title)])
        : isNamedInValues(path, [key, ...below]),
    );
}

/** Values of the chart may stand below the alias of a sub-chart, or in an installation. */
function inChart(route: Path): Path {
  const start = route.findIndex((step) => step in VALUES || VARIABLES.includes(step));
  return start === -1 ? route : route.slice(start);
}

function routesOf(patch: FilePatch): readonly Path[] {
  const own = (patch.at.innerRoute ?? patch.at.route).map(String);
  if (patch.op === 'move') return [own, patch.to.map(String)];
  return patch.op === 'rename' ? [own, [...own.slice(0, -1), patch.key]] : [own];
}

function isToml({ at: { file, route, via = [], innerRoute } }: FilePatch): boolean {
  const outer = String((via.at(-1) ?? route).at(-1));
  return innerRoute ? /^config(Override)?$|\.toml(\.|$)/.test(outer) : /\.(toml|tpl)$/.test(file);
}

function isNamedInToml(path: Path, route: Path): boolean {
  if (path[0] === 'configMap') return /^config(\.template)?\.toml$/.test(path[1] ?? '');
  const items = /^\d+$/.test(route.at(-1) ?? '') ? route.slice(0, -1) : route;
  if (beginsWith(path, ['tree', ...items])) return true;
  return SETTINGS.some(([key, may]) => route.some((step) => key.test(step)) && may.some((one) => isIn(path, one)));
}

function isNamedInValues(path: Path, route: Path): boolean {
  const keys = [route.slice(0, 1), route.slice(0, 2)].map((steps) => steps.join('.'));
  return keys.some((key) => VALUES[key]?.some((may) => isIn(path, may)));
}

function isNamedVariable(path: Path, names: readonly string[]): boolean {
  const spelled = names.map((name) => name.toUpperCase().replaceAll('-', '_'));
  if (path[0] === 'environment') return spelled.some((name) => path[1] === name || path[1]?.endsWith(`_${name}`));
  const setting = path.findLast((step) => !/^\d*$/.test(step));
  const end = setting?.toUpperCase().replaceAll('-', '_') ?? '';
  return path[0] === 'tree' && spelled.some((name) => name === end || name.endsWith(`_${end}`));
}

function words(title: string): readonly string[] {
  return title.match(/[\w-]+/g) ?? [];
}

/** Keys of config.toml are spelled in any case. */
function beginsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => step === '*' || step.toLowerCase() === path[index]?.toLowerCase());
}

function isIn(path: Path, pattern: string): boolean {
  const [first = '', second = '', ...rest] = pattern.split('.');
  return first === 'configMap'
    ? path[0] === first && path[1] === [second, ...rest].join('.')
    : beginsWith(
        path,
        [first, second, ...rest].filter((step) => step !== ''),
      );
}
