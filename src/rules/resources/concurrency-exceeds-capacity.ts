import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { concurrentOf, jobsAtOnce, managersOf } from '../shared/concurrency.ts';
import { amountsOf, reservedByPod } from '../shared/resources.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'concurrency-exceeds-capacity',
  group: 'resources',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'More jobs run at once than the cluster has room for.',
    why: 'The runner takes as many jobs as concurrent and limit allow, whether there is room or not. Pods that do not fit stay Pending, and their jobs end with `timed out waiting for pod to start` instead of waiting in GitLab. Needs the facts cluster.cpu or cluster.memory.',
    remedy: 'Lower concurrent or limit, or what each job asks for.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-global-section',
      'https://docs.gitlab.com/runner/executors/kubernetes/#cpu-requests-and-limits',
    ],
    keys: ['concurrent'],
    fix: 'Lowers concurrent or limit to what there is room for. Unsafe, because fewer jobs run at once; they may ask for too much instead.',
  },
  examples: {
    bad: [
      {
        file: 'values.yaml',
        facts: { 'cluster.cpu': 16, 'cluster.memory': 64 * 1024 ** 3 },
        text: `concurrent: 20
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        cpu_request = "900m"
        helper_cpu_limit = "100m"
        memory_request = "1Gi"
`,
      },
    ],
    good: [
      {
        file: 'values.yaml',
        facts: { 'cluster.cpu': 16 },
        text: `concurrent: 20
runners:
  config: |
    [[runners]]
      limit = 10
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        cpu_request = "1"
`,
      },
      `# Nobody has said how large the cluster is.
concurrent: 2000
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        cpu_request = "1"
`,
    ],
    fixed: [
      `concurrent: 16
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        cpu_request = "900m"
        helper_cpu_limit = "100m"
        memory_request = "1Gi"
`,
    ],
  },
  check(release, report) {
    const { facts } = release;
    const at = concurrentOf(release);
    if (!at || (facts['cluster.cpu'] === undefined && facts['cluster.memory'] === undefined)) return;
    for (const runner of kubernetesRunners(release)) {
      const jobs = jobsAtOnce(release, runner);
      const tight = jobs === undefined ? [] : needs(release, runner, jobs).filter(({ needed, room }) => needed > room);
      const [first] = tight;
      if (jobs === undefined || !first) continue;
      const { each, needed, room, what } = first;
      const bound = runner.at('limit').number ? runner.at('limit') : at;
      const fitting = jobs * Math.min(...tight.map((need) => need.room / need.needed));
      report({
        at: bound,
        fix: lowered(bound, Math.floor(fitting / (managersOf(release) ?? 1))),
        message: `${jobs} jobs at ${each} ${what} each ask for ${needed}, and the cluster has ${room}: the rest end with \`timed out waiting for pod to start\`.`,
        related: amountsOf(release, runner)
          .filter(({ at: amount, isMost }) => amount.written && !isMost)
          .slice(0, 1)
          .map(({ at: amount }) => ({ at: amount, message: 'part of what each job asks for' })),
      });
    }
  },
});

interface Need {
  readonly what: string;
  readonly each: number;
  readonly needed: number;
  readonly room: number;
}

/** CPUs, and memory in GiB. */
function needs(release: Release, runner: RunnerView, jobs: number): readonly Need[] {
  const { 'cluster.cpu': cpu = Infinity, 'cluster.memory': memory = Infinity } = release.facts;
  const need = (what: string, each: number, room: number): Need => ({
    what,
    each: rounded(each),
    needed: rounded(jobs * each),
    room: rounded(room),
  });
  return [
    need('CPUs', reservedByPod(release, runner, 'cpu'), cpu),
    need('GiB of memory', reservedByPod(release, runner, 'memory') / 1024 ** 3, memory / 1024 ** 3),
  ];
}

function lowered(at: View, value: number): Proposal | undefined {
  if (value < 1) return undefined;
  return { disposition: 'unsafe', title: `Set ${at.key} to ${value}.`, changes: [{ op: 'set', at, value }] };
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
