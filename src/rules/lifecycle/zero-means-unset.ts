import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { removal } from '../shared/removal.ts';

export default defineRule({
  id: 'zero-means-unset',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'A value is 0, which the chart takes for not given.',
    why: 'The templates print many numbers through the function `default`, to which 0 is nothing: revisionHistoryLimit: 0 keeps ten old ReplicaSets, and a delay of 0 seconds becomes the usual one.',
    remedy: 'Write a number that is not 0, or remove the key.',
    references: [
      'https://helm.sh/docs/chart_template_guide/function_list/#default',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml, templates/hpa.yaml, templates/_helpers.tpl',
    ],
    keys: [
      'revisionHistoryLimit',
      'probeTimeoutSeconds',
      'livenessProbe',
      'readinessProbe',
      'sessionServer.timeout',
      'hpa',
    ],
    fix: 'Removes the key, so that the file says what the chart does. Unsafe, as a small number may be wanted instead.',
  },
  examples: {
    bad: [
      `revisionHistoryLimit: 0
runners:
  secret: gitlab-runner-token
`,
      `livenessProbe:
  initialDelaySeconds: 0
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `revisionHistoryLimit: 1
livenessProbe:
  initialDelaySeconds: 5
runners:
  secret: gitlab-runner-token
`,
      `# A replica number of 0 is 0.
replicas: 0
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `runners:
  secret: gitlab-runner-token
`,
      `runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check({ values }, report) {
    if (!values) return;
    for (const path of WITH_DEFAULT) {
      const at = values.at(path);
      if (at.written && at.number === 0) {
        report({
          at,
          message: `The chart takes \`${path}: 0\` for not given, and uses its default.`,
          fix: withoutZero(at, values),
        });
      }
    }
  },
});

const WITH_DEFAULT = [
  'revisionHistoryLimit',
  'probeTimeoutSeconds',
  'livenessProbe.initialDelaySeconds',
  'livenessProbe.periodSeconds',
  'livenessProbe.failureThreshold',
  'readinessProbe.initialDelaySeconds',
  'readinessProbe.periodSeconds',
  'readinessProbe.failureThreshold',
  'sessionServer.timeout',
  'hpa.minReplicas',
  'hpa.maxReplicas',
];

function withoutZero(at: View, values: View): Proposal {
  const [top = '', ...below] = at.route.map(String);
  const holders = below.length === 0 ? [values] : [values.at([top]), values];
  return { disposition: 'unsafe', title: `Remove ${at.route.join('.')}: 0.`, changes: removal([at], holders) };
}
