import { compareVersions } from '../../knowledge/index.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';

/** Fields of autoscaling/v2beta1 that v2 does not have. */
const OLD = ['metricName', 'targetAverageValue', 'targetAverageUtilization', 'targetValue', 'metricSelector'];

export default defineRule({
  id: 'hpa-v1-metrics',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The metrics of the autoscaler are written for an API that is gone.',
    why: 'The chart makes an HorizontalPodAutoscaler of autoscaling/v2 in every cluster since Kubernetes 1.23. The fields metricName and targetAverageValue, which the sample in the values of the chart still shows, are those of v2beta1: Helm cannot install it, `unknown field "spec.metrics[0].pods.metricName"`.',
    remedy: 'Write pods: {metric: {name: …}, target: {type: AverageValue, averageValue: …}}.',
    references: [
      'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
      'gitlab-runner chart 0.92.0: templates/hpa.yaml, values.yaml (hpa)',
    ],
    keys: ['hpa.metrics'],
  },
  examples: {
    bad: [
      `hpa:
  minReplicas: 1
  maxReplicas: 10
  metrics:
    - type: Pods
      pods:
        metricName: gitlab_runner_jobs
        targetAverageValue: 400m
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `hpa:
  maxReplicas: 10
  metrics:
    - type: Pods
      pods:
        metric:
          name: gitlab_runner_jobs
        target:
          type: AverageValue
          averageValue: 400m
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { chart, facts, values } = release;
    if (!values || chart === null || compareVersions(chart, '0.55.0') < 0) return;
    if (compareVersions(facts['cluster.version'] ?? '1.23', '1.23') < 0) return;
    for (const metric of values.at('hpa.metrics').items()) {
      const old = metric.entries().flatMap(oldField);
      const [at] = old;
      if (!at) continue;
      report({
        at,
        message: `Helm cannot install this: autoscaling/v2 has no field ${at.key}, \`unknown field "${fieldOf(at)}"\`.`,
      });
    }
  },
});

function oldField(source: View): readonly View[] {
  return source.entries().filter(({ key }) => OLD.includes(String(key)));
}

/** `spec.metrics[0].pods.metricName` for the value hpa.metrics[0].pods.metricName. */
function fieldOf({ route }: View): string {
  const [, metrics, index, ...below] = route;
  return ['spec', `${metrics}[${index}]`, ...below].join('.');
}
