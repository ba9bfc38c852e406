import { compareVersions } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { mayBindRole } from '../shared/cluster-access.ts';
import { OWN_NAMESPACE, ownNamespaceAt } from '../shared/job-namespace.ts';
import { dotted } from '../shared/names.ts';
import { mayHaveVariable } from '../shared/manager-variables.ts';
import { kubernetesRunners } from '../shared/runners.ts';
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
    keys: ['runners.kubernetes.namespace', 'runners.jobNamespace', 'namespace'],
    fix: "Where runners.config names no namespace, it writes what the chart's own has. Where it names another one than the Role, runners.jobNamespace follows: that is unsafe because the other way round may be meant.",
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
      {
        file: 'values.yaml',
        chart: '0.83.3',
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
runners:
  jobNamespace: ci-jobs
`,
      },
      `# Nobody can tell whether the release is in the same namespace: said as information.
gitlabUrl: https://gitlab.example.com/
namespace: ci
rbac:
  create: true
serviceAccount:
  create: true
`,
      `# Jobs go to the namespace of the release, the Role to ci-jobs.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
runners:
  jobNamespace: ci-jobs
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
    ],
    good: [
      {
        file: 'values.yaml',
        besides: ['musl-helper-image', 'ndots-search-expansion'],
        text: `# The default of runners.config asks for the namespace of jobs.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
runners:
  jobNamespace: ci-jobs
`,
      },
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
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
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
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        namespace = "ci"
`,
      {
        file: 'values.yaml',
        besides: ['cluster-wide-wildcard-rbac'],
        text: `gitlabUrl: https://gitlab.example.com/
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
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        namespace = "ci"
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
runners:
  jobNamespace: ci
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "ci"
`,
      null,
      null,
      `# Jobs go to the namespace of the release, the Role to ci-jobs.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
runners:
  jobNamespace: ci-jobs
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        namespace = "{{ default .Release.Namespace .Values.runners.jobNamespace }}"
`,
    ],
  },
  check(release, report) {
    reportLostJobNamespace(release, report);
    const role = roleNamespace(release);
    if (!role) return;
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.namespace');
      if (!isFalsy(runner.at('kubernetes.namespace_per_job'))) continue;
      if (at.written && isOther(at.string, role.name)) report(elsewhere(at, role, release));
      else if (role.isForJobs ? isMissing(release, at) : isOfRelease(release, at)) report(inRelease(at, role));
    }
  },
});

/** True for two names that are known to differ; those with a variable of another program are not known. */
function isOther(name: string | undefined, role: string | undefined): boolean {
  return Boolean(name && role) && name !== role && !`${name}${role}`.includes('$');
}

/** Where the chart's Role is, and the value that says so. */
interface RoleNamespace {
  readonly at: View;
  readonly name: string | undefined;
  /** It is runners.jobNamespace: the namespace of jobs, not that of the manager. */
  readonly isForJobs: boolean;
}

/** The namespace of the chart's Role where a value names it; undefined where the chart makes none, or one for the whole cluster. */
function roleNamespace({ chart, configRole, values }: Release): RoleNamespace | undefined {
  if (!values || chart === null || configRole !== 'template' || compareVersions(chart, '0.84.0') < 0) return undefined;
  const { boolean: isMade } = values.at('rbac.create');
  if (isMade !== true || !isFalsy(values.at('rbac.clusterWideAccess')) || mayBindRole(values)) return undefined;
  if (mayHaveVariable(values, 'KUBERNETES_NAMESPACE')) return undefined;
  const at = [values.at('runners.jobNamespace'), values.at('namespace')].find((view) => !isFalsy(view));
  return at && { at, name: at.string, isForJobs: at.key === 'jobNamespace' };
}

/** True where runners.config is the user's own, can be read and names no namespace: the chart then hands over that of the release. */
function isMissing({ problems, values }: Release, at: View): boolean {
  const config = values?.at('runners.config');
  const isGiven = at.written || (at.unknown && at.origin?.kind !== 'environment');
  if (!config?.written || isGiven || /namespace\s*=/.test(config.string ?? '=namespace =')) return false;
  return problems.every((problem) => problem.code !== 'syntax');
}

/** True where jobs go to the namespace of the release, by the default of runners.config too. */
function isOfRelease(release: Release, at: View): boolean {
  return release.values?.at('runners.config').written === false || isMissing(release, at);
}

/** Charts 0.79 to 0.83 have runners.jobNamespace and make the Role elsewhere (templates/role.yaml of 0.83.3). */
function reportLostJobNamespace(release: Release, report: (finding: Report) => void): void {
  const { chart, values } = release;
  if (!values || chart === null || compareVersions(chart, '0.79.0') < 0 || compareVersions(chart, '0.84.0') >= 0)
    return;
  const at = values.at('runners.jobNamespace');
  const role = values.at('namespace');
  if (!at.string || role.unknown || role.string === at.string || values.at('rbac.create').boolean !== true) return;
  if (!isFalsy(values.at('rbac.clusterWideAccess')) || mayBindRole(values)) return;
  report({
    at,
    message: `Every job fails with \`pods is forbidden\`: jobs run in "${at.string}", and chart ${chart} makes the Role in ${isFalsy(role) ? 'the namespace of the release' : `"${role.string}"`}.`,
    remedy: 'Use chart 0.84.0 or newer, or set rbac.clusterWideAccess: true.',
  });
}

function elsewhere(at: View, role: RoleNamespace, { values }: Release): Report {
  return {
    at,
    message: `Every job fails with \`pods is forbidden\`: jobs run in the namespace "${at.string}", and the chart gives the manager rights in "${role.name}" only.`,
    related: [{ at: role.at, message: `${dotted(role.at.route)} decides where the Role is` }],
    fix: values && at.string !== undefined ? roleMoved(values.at('runners.jobNamespace'), at.string) : undefined,
  };
}

function roleMoved(at: View, namespace: string): Proposal {
  return {
    disposition: 'unsafe',
    title: `Set runners.jobNamespace: ${namespace}.`,
    changes: [{ op: 'set', at, value: namespace }],
  };
}

function inRelease(at: View, role: RoleNamespace): Report {
  const name = role.name === undefined ? `that of ${dotted(role.at.route)}` : `"${role.name}"`;
  const cause = `jobs run in the namespace of the release, and the chart gives the manager rights in ${name} only`;
  if (!role.isForJobs)
    return {
      at: role.at,
      severity: 'info',
      message: `Unless the release is in that namespace too, every job fails with \`pods is forbidden\`: ${cause}.`,
    };
  return {
    at,
    message: `Every job fails with \`pods is forbidden\`: runners.config names no namespace, so ${cause}.`,
    remedy: `Write namespace = "${OWN_NAMESPACE}" in [runners.kubernetes].`,
    fix: {
      disposition: 'safe',
      title: 'Set namespace in [runners.kubernetes] to runners.jobNamespace.',
      changes: [ownNamespaceAt(at)],
    },
    related: [{ at: role.at, message: 'decides where the Role is' }],
  };
}
