import { isMap, knows, runnerKey, runnerKeys, type Key } from '../../knowledge/index.ts';
import type { Release, View } from '../../model/release.ts';
import { forLatest } from '../../text/for-latest.ts';
import { LABEL_VALUE, TAINT_EFFECTS } from './kube-names.ts';
import { dotted } from './names.ts';
import { isSecretName } from './secrets.ts';

/** A setting that stands in a map with free keys, where the runner takes it for one of them. */
export interface SwallowedSetting {
  readonly at: View;
  /** The free map, as a dotted route. */
  readonly map: string;
  /** The table that the setting belongs to. */
  readonly home: string;
  /** True where the runner refuses the file, because values of the map have another type. */
  readonly refused: boolean;
}

/**
 * Every setting of the config that a free map has swallowed. Words that may as well be honest keys need evidence. Several rules ask; the walk
 * through the whole config is made once a release.
 */
export const swallowedSettings = forLatest((release: Release): readonly SwallowedSetting[] => {
  const found: SwallowedSetting[] = [];
  const open = release.config ? [release.config] : [];
  for (let view = open.pop(); view; view = open.pop()) {
    if (view.kind === 'list') open.push(...view.items());
    if (view.kind !== 'map') continue;
    const key = runnerKey(view.route);
    if (key && isMap(key)) found.push(...swallowedBy(view, key, release.runner));
    else open.push(...view.entries());
  }
  return found;
});

function swallowedBy(map: View, { type }: Key, version: string): readonly SwallowedSetting[] {
  const table = dotted(map.route).toLowerCase();
  const settings = map.entries().flatMap((at) => {
    const home = homeOf(String(at.key), table, version);
    return home === undefined ? [] : [{ at, map: table, home, refused: isRefused(at, type) }];
  });
  const certain = settings.filter((setting) => setting.refused || isCertain(setting.at, table));
  if (certain.length === 0) return [];
  return settings.filter((setting) => certain.includes(setting) || setting.home === parentOf(table));
}

/** The nearest table around the map that has a setting of that name. */
function homeOf(name: string, table: string, version: string): string | undefined {
  const { root, find } = runnerKeys();
  for (let around = parentOf(table); around !== undefined; around = parentOf(around)) {
    const home = around === '' ? root : runnerKey(around);
    const key = home && find(home, name);
    if (key && knows(version, key)) return around;
  }
  return undefined;
}

/** The table around a table, `''` for the top of the file. */
function parentOf(table: string): string | undefined {
  return table === '' ? undefined : table.slice(0, Math.max(0, table.lastIndexOf('.')));
}

function nameOf(table: string): string {
  return table.slice(table.lastIndexOf('.') + 1);
}

/** The runner refuses other types than that of the map's values, `map<string>` mostly. */
function isRefused(entry: View, mapType: string): boolean {
  const scalar = /^map<(string|boolean|integer)>$/.exec(mapType)?.[1];
  return scalar !== undefined && !entry.unknown && entry.type !== scalar;
}

/** True where no honest key of the map reads like this: by its name, or by a value that the map cannot hold. */
function isCertain({ key, string }: View, table: string): boolean {
  const name = String(key);
  switch (nameOf(table)) {
    case 'feature_flags':
    case 'retry_limits':
      return true;
    case 'items':
      return string?.startsWith('/') === true || (/[_-]/.test(name) && !isSecretName(name) && !/[_-]file$/.test(name));
    case 'node_tolerations':
      return /[_-]/.test(name) || (string !== undefined && !TAINT_EFFECTS.includes(string));
    case 'node_selector':
    case 'pod_labels':
    case 'match_labels':
      return /[_-]/.test(name) || (string !== undefined && !LABEL_VALUE.test(string));
    default:
      return /[_-]/.test(name);
  }
}
