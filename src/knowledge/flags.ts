import { FEATURE_FLAGS } from './generated/feature-flags.ts';

/** A feature flag of the runner, with the versions that know it (helpers/featureflags/flags.go of every release). */
export interface FeatureFlag {
  readonly name: string;
  /** First minor that knows it. */
  readonly since: string;
  /** Last minor that knows it; absent while the newest does. */
  readonly until?: string;
}

let flags: ReadonlyMap<string, FeatureFlag> | undefined;

/** A feature flag by its exact name, whatever versions know it. */
export function featureFlag(name: string): FeatureFlag | undefined {
  flags ??= new Map(
    FEATURE_FLAGS.split('\n')
      .map(parseFlag)
      .map((flag) => [flag.name, flag]),
  );
  return flags.get(name);
}

function parseFlag(line: string): FeatureFlag {
  const [name = '', since = '', until] = line.split(' ');
  return { name, since, ...(until === undefined ? {} : { until }) };
}
