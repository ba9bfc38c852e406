import type { Release, RunnerView, View } from '../../model/release.ts';
import { isGiven } from './truth.ts';

/** The setting that says how many jobs a manager runs at once; undefined where neither chart nor config.toml is there. */
export function concurrentOf({ config, configRole, values }: Release): View | undefined {
  return values?.at('concurrent') ?? (configRole === 'whole' ? config?.at('concurrent') : undefined);
}

/** The jobs that a manager runs at once; undefined where nobody can tell. In config.toml the default is 1 (common/config.go, NewConfig). */
export function concurrency(release: Release): number | undefined {
  const at = concurrentOf(release);
  if (!at) return undefined;
  return at.kind === 'absent' && !release.values ? 1 : wholeNumber(at);
}

/** The most pods that the jobs of one runner make at once, over all replicas of the manager; undefined where nobody can tell. */
export function jobsAtOnce(release: Release, runner: RunnerView): number | undefined {
  const jobs = concurrency(release);
  const limit = runner.at('limit');
  const managers = managersOf(release);
  if (jobs === undefined || managers === undefined || limit.unknown) return undefined;
  return managers * (limit.number ? Math.min(jobs, limit.number) : jobs);
}

/** Replicas of the manager: 1 unless the chart is told otherwise; an autoscaler may make any number. */
export function managersOf({ values }: Release): number | undefined {
  if (!values) return 1;
  if (isGiven(values.at('hpa'))) return undefined;
  const replicas = values.at('replicas');
  return replicas.kind === 'absent' ? 1 : wholeNumber(replicas);
}

function wholeNumber({ number, string }: View): number | undefined {
  return number ?? (string !== undefined && /^-?\d{1,9}$/.test(string) ? Number(string) : undefined);
}
