import { FEATURE_FLAGS } from './generated/feature-flags.ts';

/** A feature flag of the runner, with the versions that know it (helpers/featureflags/flags.go of every release). */
export interface FeatureFlag {
  readonly name: string;
  /** First minor that knows it. */
  readonly since: string;
  /** Last minor that knows it; absent while the newest does. */
  readonly until?: string;
}

/** A feature flag by its exact name, whatever versions know it. */
export function featureFlag(name: string): FeatureFlag | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  const lines = `\n${FEATURE_FLAGS}\n`;
  const start = lines.indexOf(`\n${name} `) + 1;
  if (start === 0) return undefined;
  const [, since = '', until] = lines.slice(start, lines.indexOf('\n', start)).split(' ');
  return { name, since, ...(until === undefined ? {} : { until }) };
}
