import { compareVersions } from '../../knowledge/index.ts';
import { defineRule } from '../../model/rule.ts';
import { amountsOf } from '../shared/resources.ts';
import { kubernetesRunners } from '../shared/runners.ts';

/** Kubernetes versions in which the feature PodLevelResources came, and in which it is on by default. */
const ALPHA = '1.32';
const BETA = '1.34';

export default defineRule({
  id: 'pod-level-resources-version',
  group: 'resources',
  since: '0.1.0',
  severity: 'info',
  gravest: 'warning',
  confidence: 'medium',
  docs: {
    what: 'pod_cpu_… and pod_memory_… need a recent cluster.',
    why: 'Resources of a whole pod exist since Kubernetes 1.32, where the feature gate PodLevelResources has to be set, and are on by default since 1.34. Older clusters drop them without a word.',
    remedy: 'Set cpu_request, memory_limit and the like for the containers, or declare the fact cluster.version.',
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/',
      'https://docs.gitlab.com/runner/executors/kubernetes/#cpu-requests-and-limits',
    ],
    keys: ['runners.kubernetes.pod_cpu_*', 'runners.kubernetes.pod_memory_*'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    pod_cpu_limit = "2"\n    pod_memory_limit = "4Gi"\n',
      },
      {
        file: 'config.toml',
        facts: { 'cluster.version': '1.31' },
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    pod_cpu_limit = "2"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        facts: { 'cluster.version': '1.34' },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    pod_cpu_limit = "2"
`,
      },
    ],
  },
  check(release, report) {
    const version = release.facts['cluster.version'];
    if (version !== undefined && compareVersions(version, BETA) >= 0) return;
    for (const runner of kubernetesRunners(release)) {
      const first = amountsOf(release, runner).find(({ consumer, isMost }) => consumer === 'pod' && !isMost);
      if (!first) continue;
      if (version !== undefined && compareVersions(version, ALPHA) < 0)
        report({
          at: first.at,
          severity: 'warning',
          message: `Kubernetes ${version} drops resources of whole pods: jobs run without them.`,
        });
      else
        report({
          at: first.at,
          message: `Resources of whole pods need Kubernetes ${BETA}, or ${ALPHA} with the feature gate PodLevelResources.`,
        });
    }
  },
});
