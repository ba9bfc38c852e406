import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isGiven } from '../shared/truth.ts';

/** What keeps each autoscaler from moving a pod. */
const PROTECTION = {
  karpenter: { annotation: 'karpenter.sh/do-not-disrupt', value: 'true' },
  'cluster-autoscaler': { annotation: 'cluster-autoscaler.kubernetes.io/safe-to-evict', value: 'false' },
} as const;

/** Karpenter's annotation until v1beta1. */
const FORMER = 'karpenter.sh/do-not-evict';

export default defineRule({
  id: 'manager-evictable',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  appliesFrom: { chart: '0.4.0' },
  docs: {
    what: 'The autoscaler may move the manager while it watches over jobs.',
    why: 'When the node of the manager is removed, its pod is evicted. Jobs that are not done when its grace period ends are lost, and their pods stay behind.',
    remedy: 'Add the annotation to podAnnotations.',
    references: [
      'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md',
      'https://karpenter.sh/docs/concepts/disruption/',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml, templates/poddisruptionbudget.yaml',
    ],
    keys: ['podAnnotations'],
    fix: 'Adds the annotation to podAnnotations, or gives it its new name. Where it is there with another value it is changed, which is unsafe: somebody may have wanted that.',
  },
  examples: {
    bad: [
      { file: 'values.yaml', facts: { autoscaler: 'karpenter' }, text: 'gitlabUrl: https://gitlab.example.com/\n' },
      {
        file: 'values.yaml',
        facts: { autoscaler: 'cluster-autoscaler' },
        text: `podAnnotations:
  cluster-autoscaler.kubernetes.io/safe-to-evict: "true"
runners:
  secret: gitlab-runner-token
`,
      },
      `# The name that Karpenter once had for it.
gitlabUrl: https://gitlab.example.com/
podAnnotations:
  karpenter.sh/do-not-evict: true
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
podAnnotations:
  karpenter.sh/do-not-evict: true
  karpenter.sh/do-not-disrupt: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      {
        file: 'values.yaml',
        facts: { autoscaler: 'cluster-autoscaler' },
        text: `podAnnotations:
  cluster-autoscaler.kubernetes.io/safe-to-evict: false
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        poll_timeout = 600
`,
      },
      {
        file: 'values.yaml',
        facts: { autoscaler: 'karpenter' },
        text: `podDisruptionBudget:
  maxUnavailable: 0
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        poll_timeout = 600
        pod_disruption_budget = true
`,
      },
      {
        file: 'values.yaml',
        chart: '0.3.0',
        facts: { autoscaler: 'karpenter' },
        text: `# This chart does not have podAnnotations yet.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
unregisterRunners: true
runners:
  image: debian:12
`,
      },
      {
        file: 'values.yaml',
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
podAnnotations:
  karpenter.sh/do-not-disrupt: "true"
`,
      `podAnnotations:
  cluster-autoscaler.kubernetes.io/safe-to-evict: "false"
runners:
  secret: gitlab-runner-token
`,
      `# The name that Karpenter once had for it.
gitlabUrl: https://gitlab.example.com/
podAnnotations:
  karpenter.sh/do-not-disrupt: true
`,
    ],
  },
  check(release, report) {
    const { facts, values } = release;
    if (!values) return;
    const annotations = values.at('podAnnotations');
    const former = annotations.at([FORMER]);
    const autoscaler = facts.autoscaler ?? (former.written ? 'karpenter' : 'none');
    if (autoscaler === 'none') return;
    const { annotation, value } = PROTECTION[autoscaler];
    const at = annotations.at([annotation]);
    if (at.unknown || String(at.value) === value || isGiven(values.at('podDisruptionBudget'))) return;
    if (autoscaler === 'karpenter' && former.written) {
      report({
        at: former,
        message: `Karpenter does not read ${FORMER} since v1beta1: it may move the manager to another node, and the jobs that it watches over are lost.`,
        remedy: `Write ${annotation}: "${value}".`,
        fix: at.written || String(former.value) !== value ? undefined : renamed(former, annotation),
      });
      return;
    }
    report({
      at: at.written ? at : annotations,
      message: 'The autoscaler may move the manager to another node, and the jobs that it watches over are lost.',
      remedy: `Add ${annotation}: "${value}" to podAnnotations.`,
      fix: {
        disposition: at.written ? 'unsafe' : 'safe',
        title: `Set ${annotation}: "${value}" in podAnnotations.`,
        changes: [{ op: 'set', at, value }],
      },
    });
  },
});

function renamed(former: View, key: string): Proposal {
  const title = `Rename ${former.key} to ${key} in podAnnotations.`;
  return { disposition: 'safe', title, changes: [{ op: 'rename', at: former, key }] };
}
