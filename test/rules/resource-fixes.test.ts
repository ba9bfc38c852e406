import assert from 'node:assert/strict';
import { inConfig, inValues } from './lint.ts';

/** Disposition and title of the fix for each finding of a rule about settings of [runners.kubernetes]; null where there is none. */
function fixes(rule: string, settings: string): readonly (string | null)[] {
  const text = `[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n${settings}\n`;
  return inConfig(rule, text).map(({ fix }) => fix && `${fix.disposition}: ${fix.title}`);
}

describe('fixes of resources', () => {
  const cases: readonly [rule: string, settings: string, fix: string | null][] = [
    ['invalid-quantity', 'memory_limit = "512 Mi"', 'safe: Set memory_limit = "512Mi".'],
    ['invalid-quantity', 'memory_limit = "1.5GiB"', 'safe: Set memory_limit = "1.5Gi".'],
    ['invalid-quantity', 'memory_limit = "512mi"', 'unsafe: Set memory_limit = "512Mi".'],
    ['invalid-quantity', 'cpu_limit = "500 m"', 'safe: Set cpu_limit = "500m".'],
    ['invalid-quantity', 'cpu_limit = "2gb"', null],
    ['invalid-quantity', 'memory_limit = "- 1"', null],
    ['invalid-quantity', 'memory_limit = "-1"', null],
    ['memory-in-millibytes', 'memory_limit = "64"', 'unsafe: Set memory_limit = "64Mi".'],
    ['memory-in-millibytes', 'memory_limit = "2"', null],
    ['memory-in-millibytes', 'memory_limit = "1048576"', null],
    ['cpu-missing-milli', 'cpu_request = "250"', 'unsafe: Set cpu_request = "250m".'],
    ['cpu-missing-milli', 'cpu_request = "1k"', null],
    ['cpu-missing-milli', 'cpu_request = "250000"', null],
    ['fractional-binary-quantity', 'memory_limit = "0.3Gi"', 'safe: Set memory_limit = "308Mi".'],
    ['fractional-binary-quantity', 'memory_limit = "10.3Mi"', null],
    ['request-exceeds-limit', 'cpu_request = "1000"\ncpu_limit = "2"', 'unsafe: Set cpu_request = "1000m".'],
    ['request-exceeds-limit', 'cpu_request = "1500"\ncpu_limit = "1"', 'unsafe: Set cpu_request = "1".'],
    ['memory-overcommit', 'memory_request = "100Mi"\nmemory_limit = "10Gi"', 'unsafe: Set memory_request = "2560Mi".'],
    ['memory-overcommit', 'memory_request = "1M"\nmemory_limit = "1G"', 'unsafe: Set memory_request = "250M".'],
    ['helper-memory-too-small', 'helper_memory_limit = "64Mi"', 'safe: Set helper_memory_limit = "250Mi".'],
    ['helper-memory-too-small', 'helper_memory_request = "50Mi"\nhelper_memory_limit = "64Mi"', null],
    ['karpenter-protection', 'pod_annotations = { "karpenter.sh/do-not-evict" = "false" }', null],
    [
      'toleration-effect-invalid',
      'node_tolerations = { "a:NoSchedule" = "" }',
      'safe: Write the toleration as "a" = "NoSchedule".',
    ],
    [
      'toleration-effect-invalid',
      'node_tolerations = { "a" = "b" }',
      'unsafe: Write the toleration as "a=b" = "NoSchedule".',
    ],
    ['toleration-effect-invalid', 'node_tolerations = { "a:NoSchedule" = "true" }', null],
    ['toleration-effect-invalid', 'node_tolerations = { "a=b" = "c:NoExecute" }', null],
    ['toleration-effect-invalid', 'node_tolerations = { "a" = "b:NoExecute", "a=b" = "NoSchedule" }', null],
  ];
  for (const [rule, settings, fix] of cases)
    it(`${rule}: ${settings.replaceAll('\n', ', ')}`, () => assert.deepEqual(fixes(rule, settings), [fix]));

  const overwrite = (entry: string, settings = '') =>
    inConfig(
      'overwrite-silently-disabled',
      `[[runners]]\n  executor = "kubernetes"\n  environment = ["${entry}"]\n  [runners.kubernetes]\n${settings}\n`,
    ).map(({ fix }) => fix?.title);

  it('makes a variable the setting that it should overwrite', () =>
    assert.deepEqual(overwrite('KUBERNETES_POD_LABELS_1=team=a=b'), [
      'Set kubernetes.pod_labels.team = "a=b" instead of the variable.',
    ]));
  it('keeps a setting beside the variable that should overwrite it', () =>
    assert.deepEqual(overwrite('KUBERNETES_CPU_REQUEST=2', 'cpu_request = "1"'), [undefined]));
  it('makes no setting of a namespace or of a toleration', () => {
    assert.deepEqual(overwrite('KUBERNETES_NAMESPACE_OVERWRITE=ci'), [undefined]);
    assert.deepEqual(overwrite('KUBERNETES_NODE_TOLERATIONS_1=a=b:NoSchedule'), [undefined]);
  });

  const facts = { autoscaler: 'karpenter' } as const;
  it('writes no runners.config where another file may have one', () => {
    for (const rule of ['karpenter-protection', 'poll-timeout-vs-autoscaling', 'pods-not-reachable-on-new-nodes'])
      assert.deepEqual(
        inValues(rule, 'gitlabUrl: https://gitlab.example.com/\nreplicas: 1\n', { facts }).map(({ fix }) => fix),
        [null],
      );
  });
  it('leaves a flag that is off alone', () => {
    const text = '[[runners]]\n  executor = "kubernetes"\n  [runners.feature_flags]\n';
    const off = `${text}    FF_WAIT_FOR_POD_TO_BE_REACHABLE = false\n`;
    assert.deepEqual(
      inConfig('pods-not-reachable-on-new-nodes', off, { facts }).map(({ fix }) => fix),
      [null],
    );
  });
  it('lowers concurrent to what every manager has room for, by the scarcer resource', () => {
    const text =
      'concurrent: 20\nreplicas: 2\nrunners:\n  config: |\n    [[runners]]\n      [runners.kubernetes]\n        cpu_request = "1"\n        memory_request = "3Gi"\n';
    const room = { 'cluster.cpu': 16, 'cluster.memory': 16 * 1024 ** 3 };
    assert.deepEqual(
      inValues('concurrency-exceeds-capacity', text, { facts: room }).map(({ fix }) => fix?.title),
      ['Set concurrent to 2.'],
    );
  });
  it('does not lower concurrent to nothing', () => {
    const text =
      'concurrent: 2\nrunners:\n  config: |\n    [[runners]]\n      [runners.kubernetes]\n        cpu_request = "8"\n';
    assert.deepEqual(
      inValues('concurrency-exceeds-capacity', text, { facts: { 'cluster.cpu': 4 } }).map(({ fix }) => fix),
      [null],
    );
  });
});
