import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners, mayHaveConfigElsewhere, runnerIsAtLeast } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';

const OLD = 'karpenter.sh/do-not-evict';
const NEW = 'karpenter.sh/do-not-disrupt';

export default defineRule({
  id: 'karpenter-protection',
  group: 'resources',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Nothing keeps Karpenter from removing the node under a running job.',
    why: 'Job pods belong to no controller. When Karpenter consolidates nodes it evicts them, and the job ends with `pods "runner-…" not found`. The annotation karpenter.sh/do-not-disrupt: "true" keeps it from doing so; do-not-evict was its name until v1beta1 and is not read any more.',
    remedy: `Set "${NEW}" = "true" below [runners.kubernetes.pod_annotations].`,
    references: [
      'https://karpenter.sh/docs/concepts/disruption/',
      'https://karpenter.sh/docs/upgrading/v1beta1-migration/',
    ],
    keys: ['runners.kubernetes.pod_annotations'],
    fix: `Gives the annotation its new name, or sets it to "true" where the fact autoscaler is "karpenter".`,
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes.pod_annotations]\n    "karpenter.sh/do-not-evict" = "true"\n',
      },
      {
        file: 'config.toml',
        facts: { autoscaler: 'karpenter' },
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    image = "debian:12"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        facts: { autoscaler: 'karpenter' },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    poll_timeout = 600
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [runners.kubernetes.pod_annotations]
    "karpenter.sh/do-not-evict" = "true"
    "karpenter.sh/do-not-disrupt" = "true"
`,
      },
      {
        file: 'config.toml',
        facts: { autoscaler: 'karpenter' },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    poll_timeout = 600
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    pod_disruption_budget = true
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes.pod_annotations]
    "karpenter.sh/do-not-disrupt" = "true"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.pod_annotations]
      "karpenter.sh/do-not-disrupt" = "true"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const annotations = runner.at('kubernetes.pod_annotations');
      const old = annotations.at([OLD]);
      if (annotations.unknown || isProtected(runner)) continue;
      if (old.kind !== 'absent')
        report({
          at: old,
          message: `Karpenter does not read ${OLD} since v1beta1: it removes nodes under running jobs, which end with \`pods "runner-…" not found\`.`,
          remedy: `Write "${NEW}" = "true".`,
          fix: renamed(annotations),
        });
      else if (hasKarpenter(release))
        report({
          at: annotations,
          message: 'Karpenter may remove nodes under running jobs, which end with `pods "runner-…" not found`.',
          fix:
            mayHaveConfigElsewhere(release) || !runnerIsAtLeast(release, '10.4') ? undefined : protection(annotations),
        });
    }
  },
});

function renamed(annotations: View): Proposal | undefined {
  const old = annotations.at([OLD]);
  if (old.string !== 'true' || annotations.at([NEW]).kind !== 'absent') return undefined;
  return { disposition: 'safe', title: `Rename ${OLD} to ${NEW}.`, changes: [{ op: 'rename', at: old, key: NEW }] };
}

function protection(annotations: View): Proposal {
  return {
    disposition: 'safe',
    title: `Set the annotation "${NEW}" = "true" for the pods of jobs.`,
    changes: [{ op: 'set', at: annotations.at([NEW]), value: 'true' }],
  };
}

function hasKarpenter({ facts }: Release): boolean {
  return facts.autoscaler === 'karpenter';
}

function isProtected(runner: RunnerView): boolean {
  return (
    isGiven(runner.at('kubernetes.pod_annotations').at([NEW])) || isGiven(runner.at('kubernetes.pod_disruption_budget'))
  );
}
