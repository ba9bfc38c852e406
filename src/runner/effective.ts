import { runnerKeys, typeIn, type Key } from '../knowledge/index.ts';
import type { Route } from '../model/node.ts';
import type { Origin } from '../model/place.ts';
import type { Plain } from '../model/plain.ts';
import type { RunnerView, View } from '../model/release.ts';
import { executorOf } from './executors.ts';
import { knownEntries, plainValue } from './plain-config.ts';

/** A setting in effect, and where it comes from. */
export interface Effective {
  /** In the config.toml that the runner has: keys as the runner spells them. */
  readonly route: Route;
  readonly value: Plain;
  readonly origin: Origin;
  /** Where it is written; what is not written points at what is around it. */
  readonly at: View;
}

/**
 * Every setting that a version of the runner works with: global ones, then those of each `[[runners]]`, defaults included. Tables of which
 * only defaults are there are left out, but for the table of the executor.
 */
export function effectiveOf(config: View, runners: readonly RunnerView[], version: string): readonly Effective[] {
  const { root } = runnerKeys();
  const section = root.keys.get('runners') ?? root;
  const walk = new Walk(version);
  const globals = knownEntries(config, root, version).filter(([key]) => key !== section);
  return [
    ...walk.entries(globals, [], []),
    ...runners.flatMap((runner, index) => {
      const own = executorOf(runner.executor ?? '', version)?.sections ?? [];
      return walk.entries(knownEntries(runner, section, version), ['runners', index], own);
    }),
  ];
}

class Walk {
  readonly #version: string;

  constructor(version: string) {
    this.#version = version;
  }

  /** `own` are tables whose defaults count though nothing else of them is there. */
  entries(entries: readonly (readonly [Key, View])[], route: Route, own: readonly string[]): readonly Effective[] {
    return entries.flatMap(([key, view]) => {
      const settings = this.#setting(view, key, [...route, key.name]);
      return own.includes(key.name) || view.kind !== 'map' || settings.some(isGiven) ? settings : [];
    });
  }

  #setting(view: View, key: Key, route: Route): readonly Effective[] {
    const type = typeIn(this.#version, key);
    if (type === 'table' && view.kind === 'map') return this.#table(view, key, route);
    if (type === 'table[]' && view.kind === 'list')
      return view.items().flatMap((item, index) => this.#table(item, key, [...route, index]));
    if (type.startsWith('map<') && view.kind === 'map')
      return view
        .entries()
        .flatMap((entry) => this.#leaf(entry, type.slice('map<'.length, -1), key, [...route, entry.key]));
    return this.#leaf(view, type, key, route);
  }

  #table(view: View, key: Key, route: Route): readonly Effective[] {
    return this.entries(knownEntries(view, key, this.#version), route, []);
  }

  #leaf(view: View, type: string, key: Key, route: Route): readonly Effective[] {
    const { origin } = view;
    const value = plainValue(view, type, key, this.#version);
    return origin && value !== undefined ? [{ route, value, origin, at: view }] : [];
  }
}

function isGiven({ origin }: Effective): boolean {
  return origin.kind !== 'runner-default';
}
