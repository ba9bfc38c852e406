import type { Route } from '../model/node.ts';
import { GLOBAL_DEFAULTS, RUNNER_DEFAULTS } from './generated/runner-defaults.ts';
import { newestRunner, RUNNER_KEYS } from './generated/runner-keys.ts';
import { RUNNER_VARIABLES } from './generated/runner-variables.ts';
import { isMap, keyAt, knows, parseKeys, tablesWith, type Key, type KeyTree } from './key.ts';
import { stepsOf } from '../text/path.ts';
import { compareVersions } from './versions.ts';

export { newestRunner };

let tree: KeyTree | undefined;
let folded: WeakMap<Key, ReadonlyMap<string, Key>> | undefined;

/** Keys of config.toml; the runner's decoder takes the exact spelling first, then any letter case. */
export function runnerKeys(): KeyTree {
  return (tree ??= { root: parseKeys(RUNNER_KEYS), find: findFolded });
}

function findFolded(table: Key, name: string): Key | undefined {
  return table.keys.get(name) ?? (table.keys.size === 0 ? undefined : foldedKeys(table).get(fold(name)));
}

function foldedKeys(table: Key): ReadonlyMap<string, Key> {
  folded ??= new WeakMap();
  let known = folded.get(table);
  if (!known) folded.set(table, (known = new Map([...table.keys.values()].map((key) => [fold(key.name), key]))));
  return known;
}

/** Case folding of Go's strings.EqualFold for the letters that keys are made of: the long s counts as s, the Kelvin sign as k. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll('ſ', 's');
}

/** A config.toml key by its route (indexes are skipped) or dotted path in any letter case, whatever versions know it. */
export function runnerKey(route: string | Route): Key | undefined {
  const steps = typeof route === 'string' ? stepsOf(route) : route.filter((step) => typeof step === 'string');
  return keyAt(runnerKeys(), steps);
}

/** Tables that know a key of that name, dotted, `''` for the top of the file; of every version, or of one. */
export function runnerTables(name: string, version?: string): readonly string[] {
  return tablesWith(runnerKeys(), name, version);
}

/** True for a table with free keys, such as node_selector. */
export function isMapTable(route: string | Route): boolean {
  const key = runnerKey(route);
  return key !== undefined && isMap(key);
}

interface Tree {
  [key: string]: unknown;
}

/** What the runner uses for keys that a `[[runners]]` does not set, as plain data made anew at each call. */
export function runnerDefaults(version: string): Tree {
  return defaultsIn(parseKeys(RUNNER_DEFAULTS), version);
}

/** What the runner uses for global keys that a config.toml does not set, as plain data made anew at each call. */
export function globalDefaults(version: string): Tree {
  return defaultsIn(parseKeys(GLOBAL_DEFAULTS), version);
}

function defaultsIn(table: Key, version: string): Tree {
  const defaults: Tree = {};
  for (const key of table.keys.values()) {
    if (!knows(version, key)) continue;
    if (key.default !== undefined) defaults[key.name] = key.default;
    if (key.type !== 'table') continue;
    const below = defaultsIn(key, version);
    if (Object.keys(below).length > 0) defaults[key.name] = below;
  }
  return defaults;
}

/** A key that `register` takes from an option or from a variable of the environment. */
export interface VariableKey {
  /** Route from the `[[runners]]` that is being registered. */
  readonly route: readonly string[];
  readonly type: string;
  /** The option. */
  readonly flag: string;
  /** True where false, 0 and "" differ from no value. */
  readonly keepsZero: boolean;
}

/** The key of `[[runners]]` that an environment variable of `register` sets in a version of the runner. */
export function runnerKeyOfVariable(name: string, version: string): VariableKey | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  const start = RUNNER_VARIABLES.indexOf(`\n${name} `);
  if (start < 0) return undefined;
  return variableKey(RUNNER_VARIABLES.slice(start + 1, RUNNER_VARIABLES.indexOf('\n', start + 1)), version);
}

/** The key of `[[runners]]` that an option of `register` sets in a version of the runner. */
export function runnerKeyOfFlag(flag: string, version: string): VariableKey | undefined {
  return RUNNER_VARIABLES.split('\n')
    .map((line) => variableKey(line, version))
    .find((key) => key?.flag === flag);
}

function variableKey(line: string, version: string): VariableKey | undefined {
  const [name = '', type = '', route = '', versions = '', flag = '', kept] = line.split(' ');
  const [since = '', until = version] = versions.split('-');
  if (compareVersions(version, since) < 0 || compareVersions(version, until) > 0) return undefined;
  const named = flag === '-' ? name.toLowerCase().replaceAll('_', '-') : flag;
  return { route: route.split('.'), type, flag: named, keepsZero: kept !== undefined };
}
