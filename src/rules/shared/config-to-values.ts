import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { dotted } from './names.ts';

/** Takes out of runners.config what never counts there. */
export function withoutConfigKey(at: View, disposition: 'safe' | 'unsafe'): Proposal {
  const title = `Remove ${dotted(at.route)} from runners.config, where it has no effect.`;
  return { disposition, title, changes: [{ op: 'remove', at }] };
}

/** Begins a branch of a template. */
const CONDITION = /\{\{-? *(?:if|else|with|range|define)\b/;

/** Gives a setting of runners.config by a value of the chart; undefined where it is no known scalar, or may be there only sometimes. */
export function asChartValue(
  { values }: Release,
  at: View,
  own: View,
  disposition: 'safe' | 'unsafe',
): Proposal | undefined {
  const { value } = at;
  if (at.unknown || value === undefined || typeof value === 'object') return undefined;
  if (CONDITION.test(values?.at('runners.config').string ?? '')) return undefined;
  return {
    disposition,
    title: `Move ${dotted(at.route)} from runners.config to the value ${dotted(own.route)}.`,
    changes: [
      { op: 'set', at: own, value },
      { op: 'remove', at },
    ],
  };
}
