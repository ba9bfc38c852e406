import { chartKey, compareVersions, knows } from '../../knowledge/index.ts';
import type { Correction, Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { capital, enumerate } from '../shared/names.ts';

export default defineRule({
  id: 'monitor-without-metrics',
  group: 'observability',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A PodMonitor or ServiceMonitor is asked for, and what it needs is switched off.',
    why: 'Without metrics.enabled the manager serves no metrics, and the chart renders no monitor and no Service, without a word. A ServiceMonitor needs service.enabled as well. Both are off by default (metrics.enabled since chart 0.39.0).',
    remedy: 'Set metrics.enabled: true; use metrics.podMonitor, which needs no Service.',
    references: [
      'https://docs.gitlab.com/runner/monitoring/',
      'gitlab-runner chart 0.92.0: templates/podmonitor.yaml, templates/servicemonitor.yaml, templates/service.yaml',
    ],
    keys: ['metrics.enabled', 'metrics.podMonitor.enabled', 'metrics.serviceMonitor.enabled', 'service.enabled'],
    fix: 'Switches on what the monitor needs; a ServiceMonitor becomes a PodMonitor where the chart has that. Unsafe, as the chart then makes an object that only clusters with the Prometheus operator know.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
metrics:
  podMonitor:
    enabled: true
`,
      `gitlabUrl: https://gitlab.example.com/
metrics:
  enabled: true
  serviceMonitor:
    enabled: true
`,
      {
        file: 'values.yaml',
        chart: '0.84.0',
        text: `unregisterRunners: true
metrics:
  serviceMonitor:
    enabled: true
`,
      },
    ],
    good: [
      `unregisterRunners: true
metrics:
  enabled: true
  podMonitor:
    enabled: true
`,
      {
        file: 'values.yaml',
        chart: '0.84.0',
        text: `unregisterRunners: true
metrics:
  enabled: true
  serviceMonitor:
    enabled: true
service:
  enabled: true
`,
      },
      `# Up to chart 0.38 metrics were on.
unregisterRunners: true
metrics:
  podMonitor:
    enabled: false
`,
      {
        file: 'values.yaml',
        chart: '0.84.0',
        besides: ['unknown-values-key'],
        text: `# Chart 0.85.0 was the first to make a PodMonitor.
unregisterRunners: true
metrics:
  podMonitor:
    enabled: true
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
metrics:
  podMonitor:
    enabled: true
  enabled: true
`,
      `gitlabUrl: https://gitlab.example.com/
metrics:
  enabled: true
  podMonitor:
    enabled: true
`,
      `unregisterRunners: true
metrics:
  serviceMonitor:
    enabled: true
  enabled: true
service:
  enabled: true
`,
    ],
  },
  check(release, report) {
    const { chart, values } = release;
    if (!values || chart === null) return;
    for (const kind of ['podMonitor', 'serviceMonitor'] as const) {
      const at = values.at(`metrics.${kind}.enabled`);
      const key = chartKey(`metrics.${kind}.enabled`);
      if (at.boolean !== true || !key || !knows(chart, key)) continue;
      const isDeprecated = key.deprecated !== undefined && compareVersions(chart, key.deprecated) >= 0;
      const missing = NEEDED[kind].map((path) => values.at(path)).filter(({ boolean }) => boolean === false);
      const [first] = missing;
      if (first)
        report({
          at,
          message: `The chart renders no ${kind === 'podMonitor' ? 'PodMonitor' : 'ServiceMonitor'}, and says nothing: ${dotted(first)} is false.`,
          remedy: isDeprecated
            ? `Write ${key.replacement} instead, which needs no more than metrics.enabled: true.`
            : `Set ${dotted(first)}: true.`,
          fix: fixFor(missing, values, isDeprecated),
        });
    }
  },
});

const NEEDED = {
  podMonitor: ['metrics.enabled'],
  serviceMonitor: ['metrics.enabled', 'service.enabled'],
} as const;

function dotted({ route }: View): string {
  return route.join('.');
}

/** A PodMonitor takes the same settings as a ServiceMonitor, but no Service. */
function fixFor(missing: readonly View[], values: View, isDeprecated: boolean): Proposal | undefined {
  const needed = isDeprecated ? missing.filter((at) => dotted(at) !== 'service.enabled') : missing;
  const renamed = needed.length < missing.length;
  if (renamed && values.at('metrics.podMonitor').written) return undefined;
  const changes: readonly Correction[] = [
    ...(renamed ? [{ op: 'rename' as const, at: values.at('metrics.serviceMonitor'), key: 'podMonitor' }] : []),
    ...needed.map((at) => ({ op: 'set' as const, at, value: true })),
  ];
  const orders = [
    ...(renamed ? ['rename metrics.serviceMonitor to podMonitor'] : []),
    ...needed.map((at) => `set ${dotted(at)} to true`),
  ];
  return { disposition: 'unsafe', title: `${capital(enumerate(orders))}.`, changes };
}
