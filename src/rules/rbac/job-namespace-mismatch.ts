import { compareVersions } from '../../knowledge/index.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dotted } from '../shared/names.ts';
import { kubernetesRunners, mayHaveVariable } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'job-namespace-mismatch',
  group: 'rbac',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'Jobs run in another namespace than the one in which the manager has rights.',
    why: 'The chart makes the Role in runners.jobNamespace, else in namespace, else in that of the release. Where [runners.kubernetes] names another one, every job ends with `pods is forbidden: User … cannot create resource "pods" in API group "" in the namespace …`.',
    remedy: 'Give runners.jobNamespace the namespace of the jobs, or set rbac.clusterWideAccess: true.',
    references: [
      'gitlab-runner chart 0.92.0: templates/role.yaml, templates/role-binding.yaml',
      'gitlab-runner chart: CHANGELOG.md, 0.84.0',
    ],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
runners:
  jobNamespace: ci-jobs
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "ci"
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
runners:
  jobNamespace: ci-jobs
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "ci-jobs"
`,
      `# Nobody can tell the namespace of the release from the files.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "ci"
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  clusterWideAccess: true
serviceAccount:
  create: true
runners:
  jobNamespace: ci-jobs
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "ci"
`,
    ],
  },
  check(release, report) {
    const role = roleNamespace(release);
    if (role?.string === undefined) return;
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.namespace');
      const perJob = runner.at('kubernetes.namespace_per_job');
      if (!at.written || !at.string || at.string === role.string || !isFalsy(perJob)) continue;
      report({
        at,
        message: `Every job fails with \`pods is forbidden\`: jobs run in the namespace "${at.string}", and the chart gives the manager rights in "${role.string}" only.`,
        related: [{ at: role, message: `${dotted(role.route)} decides where the Role is` }],
      });
    }
  },
});

/** The value that names the namespace of the chart's Role; undefined where the chart makes none, or one for the whole cluster. */
function roleNamespace({ chart, configRole, values }: Release): View | undefined {
  if (!values || chart === null || configRole !== 'template' || compareVersions(chart, '0.84.0') < 0) return undefined;
  const { boolean: isMade } = values.at('rbac.create');
  if (isMade !== true || !isFalsy(values.at('rbac.clusterWideAccess'))) return undefined;
  if (mayHaveVariable(values, 'KUBERNETES_NAMESPACE')) return undefined;
  return [values.at('runners.jobNamespace'), values.at('namespace')].find((view) => !isFalsy(view));
}
