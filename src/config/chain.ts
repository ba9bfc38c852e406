import type { Facts } from '../model/facts.ts';
import type { Severity } from '../model/finding.ts';
import type { Configuration, Settings } from './configuration.ts';

/** A configuration file with the folder that its paths begin at. */
export interface Located {
  readonly folder: string;
  readonly configuration: Configuration;
}

/** A configuration with those it builds on, the one that wins last. */
export type Chain = readonly Located[];

/** True if the file that is asked about is meant by patterns of a configuration in that folder. */
export type Matches = (folder: string, patterns: readonly string[]) => boolean;

/** The settings for one file: those of each configuration in turn, then their overrides for this file, later ones winning. */
export function settingsFor(chain: Chain, matches: Matches): Settings {
  const plain = chain.map(({ configuration }): Settings => configuration);
  const overrides = chain.flatMap(({ folder, configuration }) =>
    configuration.overrides.filter(({ files }) => matches(folder, files)),
  );
  return [...plain, ...overrides].reduce(over, NOTHING);
}

/** What one configuration of the chain says once: the last word counts. */
export function lastOf<K extends 'failOn' | 'maxWarnings' | 'baseline'>(
  chain: Chain,
  key: K,
): { readonly folder: string; readonly value: NonNullable<Configuration[K]> } | undefined {
  for (const { folder, configuration } of chain.toReversed()) {
    const value = configuration[key];
    if (value !== undefined) return { folder, value };
  }
  return undefined;
}

/** Rules that nobody can silence: what one configuration locks, none that builds on it opens. */
export function lockedBy(chain: Chain): ReadonlySet<string> {
  return new Set(chain.flatMap(({ configuration }) => configuration.locked));
}

const NOTHING: Settings = { rules: new Map<string, Severity | 'off'>(), facts: {} };

function over(below: Settings, { preset, rules, facts, chartVersion, runnerVersion }: Settings): Settings {
  return {
    ...below,
    ...(preset === undefined ? {} : { preset }),
    ...(chartVersion === undefined ? {} : { chartVersion }),
    ...(runnerVersion === undefined ? {} : { runnerVersion }),
    rules: new Map([...below.rules, ...rules]),
    facts: { ...below.facts, ...facts } satisfies Facts,
  };
}
