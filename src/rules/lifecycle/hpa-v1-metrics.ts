import { compareVersions } from '../../knowledge/index.ts';
import type { Correction, Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';

/** Fields of autoscaling/v2beta1 that v2 does not have: where v2 has them, and the type of target that was in the name. */
const OLD: Readonly<Record<string, { readonly path: string; readonly type?: string }>> = {
  metricName: { path: 'metric.name' },
  metricSelector: { path: 'metric.selector' },
  targetAverageValue: { path: 'target.averageValue', type: 'AverageValue' },
  targetAverageUtilization: { path: 'target.averageUtilization', type: 'Utilization' },
  targetValue: { path: 'target.value', type: 'Value' },
};

export default defineRule({
  id: 'hpa-v1-metrics',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  appliesFrom: { chart: '0.55.0' },
  docs: {
    what: 'The metrics of the autoscaler are written for an API that is gone.',
    why: 'The chart makes an HorizontalPodAutoscaler of autoscaling/v2 in every cluster since Kubernetes 1.23. The fields metricName and targetAverageValue, which the sample in the values of the chart still shows, are those of v2beta1: Helm cannot install it, `unknown field "spec.metrics[0].pods.metricName"`.',
    remedy: 'Write pods: {metric: {name: …}, target: {type: AverageValue, averageValue: …}}.',
    references: [
      'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
      'gitlab-runner chart 0.92.0: templates/hpa.yaml, values.yaml (hpa)',
    ],
    keys: ['hpa.metrics'],
    fix: 'Writes the metric as autoscaling/v2 has it, with the same values.',
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
      `hpa:
  maxReplicas: 10
  metrics:
    - type: Resource
      resource:
        name: cpu
        targetAverageUtilization: 70
runners:
  secret: gitlab-runner-token
`,
      `hpa:
  maxReplicas: 10
  metrics:
    - type: Object
      object:
        metricName: jobs_waiting
        target:
          kind: Service
          name: queue
        targetValue: 20
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
    fixed: [
      `hpa:
  minReplicas: 1
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
      `hpa:
  maxReplicas: 10
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
runners:
  secret: gitlab-runner-token
`,
      `hpa:
  maxReplicas: 10
  metrics:
    - type: Object
      object:
        describedObject:
          kind: Service
          name: queue
        metric:
          name: jobs_waiting
        target:
          type: Value
          value: 20
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { facts, values } = release;
    if (!values) return;
    if (compareVersions(facts['cluster.version'] ?? '1.23', '1.23') < 0) return;
    for (const metric of values.at('hpa.metrics').items()) {
      const old = metric.entries().flatMap(oldField);
      const [at] = old;
      if (!at) continue;
      report({
        at,
        message: `Helm cannot install this: autoscaling/v2 has no field ${at.key}, \`unknown field "${fieldOf(at)}"\`.`,
        fix: modernised(metric),
      });
    }
  },
});

function oldField(source: View): readonly View[] {
  return source.entries().filter(({ key }) => OLD[String(key)] !== undefined);
}

function modernised(metric: View): Proposal | undefined {
  const changes = metric.entries().flatMap(changesIn);
  const title = 'Write the metric as autoscaling/v2 has it.';
  return changes.length > 0 ? { disposition: 'safe', title, changes } : undefined;
}

/** An object to measure was called `target`, as what is to be reached is now: it is renamed first. */
function changesIn(source: View): readonly Correction[] {
  const object = source.key === 'object' ? source.at('target') : undefined;
  return [
    ...(object?.written ? [{ op: 'rename', at: object, key: 'describedObject' } as const] : []),
    ...oldField(source).flatMap((at) => changesOf(at, source)),
  ];
}

function changesOf(at: View, source: View): readonly Correction[] {
  const now = OLD[String(at.key)];
  if (!now) return [];
  return [
    ...(now.type === undefined ? [] : [{ op: 'set', at: source.at('target.type'), value: now.type } as const]),
    { op: 'move', at, to: source.at(now.path) },
  ];
}

/** `spec.metrics[0].pods.metricName` for the value hpa.metrics[0].pods.metricName. */
function fieldOf({ route }: View): string {
  const [, metrics, index, ...below] = route;
  return ['spec', `${metrics}[${index}]`, ...below].join('.');
}
