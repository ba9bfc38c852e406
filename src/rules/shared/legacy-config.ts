import { chartKey, knows, runnerKey } from '../../knowledge/index.ts';
import type { Correction } from '../../model/fix.ts';
import type { PatchValue } from '../../model/patch.ts';
import { isMap } from '../../model/patch-value.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { isFalsy } from './truth.ts';

/** The setting of config.toml that took the place of a value of the chart, dotted. */
export function configKeyOf({ route }: View): string | undefined {
  return chartKey(route.slice(0, 3))?.configKey ?? chartKey(route.slice(0, 2))?.configKey;
}

/**
 * Writes values that the chart no longer reads into the runner's own configuration, as old charts did (up to 0.52.1, templates/_env_vars.tpl
 * and configmap.yaml); what stands there already is kept unless the values are to win. undefined where one of them cannot be told, or has
 * no such setting.
 */
export function configSettings(
  dead: readonly View[],
  {
    runner,
    version,
    wins,
    around,
  }: {
    readonly runner: RunnerView;
    readonly version: string;
    readonly wins: 'config' | 'values';
    /** The map that goes with its last setting: its comments come along with the first. */
    readonly around: View | undefined;
  },
): readonly Correction[] | undefined {
  const changes: Correction[] = [];
  for (const value of dead) {
    if (isFalsy(value) || !isInUse(value, dead)) continue;
    const route = configKeyOf(value)?.split('.');
    const key = route && runnerKey(route);
    if (!key) return undefined;
    const at = runner.at(route.slice(1));
    const data = knows(version, key) ? configValue(value, key.type) : undefined;
    if (data === undefined || (at.unknown && wins === 'config')) return undefined;
    if (wins === 'config' && at.written) continue;
    // Comments come along with a new line only, and what a template action gives is not changed.
    const isThere = at.unknown || at.origin?.kind === 'chart-default' || (at.written && at.kind === 'scalar');
    if (isThere) changes.push({ op: 'remove', at });
    const isFirst = !changes.some(({ op }) => op === 'set');
    const commentsOf = isFirst && around ? [around, value] : [value];
    changes.push(...settingsAt(at, data).map((change) => ({ ...change, commentsOf })));
  }
  return changes;
}

/** Entries join those of a map that is written already. */
function settingsAt(at: View, value: PatchValue): readonly { op: 'set'; at: View; value: PatchValue }[] {
  if (!at.written || at.kind !== 'map' || !isMap(value)) return [{ op: 'set', at, value }];
  return Object.entries(value).map(([key, inner]) => ({ op: 'set', at: at.at([key]), value: inner }));
}

/** Of the cache old charts took what belongs to its type, and nothing without one. */
function isInUse({ route, key }: View, dead: readonly View[]): boolean {
  if (route[1] !== 'cache') return true;
  const type = dead.find((other) => other.key === 'cacheType');
  if (!type || isFalsy(type)) return false;
  if (key === 's3CachePath') return !dead.some((other) => other.key === 'cachePath' && !isFalsy(other));
  const [store] = /^(?:s3|gcs)/.exec(String(key)) ?? [type.string];
  return store === type.string;
}

/** A value in the type that the runner wants. */
function configValue(view: View, type: string): PatchValue | undefined {
  switch (type) {
    case 'boolean':
      return view.unknown ? undefined : true;
    case 'integer':
      return wholeNumber(view);
    case 'string[]':
      return view.kind === 'map' ? variables(view) : listOf(view, text);
    case 'integer[]':
      return listOf(view, wholeNumber);
    case 'map<string>':
      return view.kind === 'list' ? tolerations(view) : table(view);
    default:
      return text(view);
  }
}

/** What Helm prints of a scalar; undefined for large numbers, which it prints in powers of ten. */
function text(view: View): string | undefined {
  const { number, boolean, string } = view;
  if (number !== undefined) return Math.abs(number) < 1e6 ? String(number) : undefined;
  return boolean === undefined ? string : String(boolean);
}

function wholeNumber(view: View): number | undefined {
  const number = view.number ?? (/^\d{1,9}$/.test(view.string ?? '') ? Number(view.string) : undefined);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

function listOf<T extends PatchValue>(view: View, read: (item: View) => T | undefined): readonly T[] | undefined {
  if (view.kind !== 'list') return undefined;
  const items = view.items().map(read);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function table(view: View): Readonly<Record<string, string>> | undefined {
  if (view.kind !== 'map') return undefined;
  const entries = view.entries().map((entry) => [String(entry.key), text(entry)] as const);
  return entries.every((entry): entry is readonly [string, string] => entry[1] !== undefined)
    ? Object.fromEntries(entries)
    : undefined;
}

function variables(view: View): readonly string[] | undefined {
  const found = table(view);
  return found && Object.entries(found).map(([name, value]) => `${name}=${value}`);
}

/** A toleration of a pod as the runner has it: `key=value`, or `key` for other operators than Equal, with the effect. */
function tolerations(view: View): Readonly<Record<string, string>> | undefined {
  const pairs = view.items().map((item) => {
    const [key, effect] = [text(item.at('key')), text(item.at('effect'))];
    const hasValue = isFalsy(item.at('operator')) || item.at('operator').string === 'Equal';
    const value = isFalsy(item.at('value')) ? '' : text(item.at('value'));
    if (key === undefined || effect === undefined || value === undefined) return undefined;
    return [hasValue ? `${key}=${value}` : key, effect] as const;
  });
  return pairs.every((pair) => pair !== undefined) ? Object.fromEntries(pairs) : undefined;
}
