import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { mayBindRole } from '../shared/cluster-access.ts';
import { ownNamespaceAt } from '../shared/job-namespace.ts';
import { swallowedSettings } from '../shared/map-tables.ts';
import { mayHaveVariable } from '../shared/manager-variables.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'namespace-in-comment',
  group: 'rbac',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { chart: '0.53.0' },
  docs: {
    what: 'runners.config speaks of a namespace without setting it, which is enough for the chart to leave it out.',
    why: 'The chart searches the text of runners.config for `namespace =`. Where it finds that, in a comment or as the end of another key too, it does not hand over the namespace of the release; the runner says "Namespace is empty, therefore assuming \'default\'", and jobs fail because the manager has no rights there.',
    remedy:
      'Write namespace = "{{ default .Release.Namespace .Values.runners.jobNamespace }}" in [runners.kubernetes], or remove the other text.',
    references: [
      'gitlab-runner chart 0.92.0: templates/_env_vars.tpl (KUBERNETES_NAMESPACE)',
      'gitlab-runner v19.3.0: executors/kubernetes/overwrites.go',
    ],
    keys: ['runners.kubernetes.namespace'],
    fix: 'Sets namespace to what the chart\'s own runners.config has. That is unsafe unless the manager has rights in one namespace only, for jobs that now run in "default" move.',
  },
  examples: {
    bad: [
      `rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        # namespace = "ci"
        image = "debian:12"
`,
    ],
    good: [
      `# The chart's own runners.config names it in a template action.
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  jobNamespace: ci-jobs
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        # namespace = "ci"
        namespace = "{{ .Release.Namespace }}"
        image = "debian:12"
`,
      `# The chart does not take this for the key.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        namespace_overwrite_allowed = "^ci-[a-z0-9-]+$"
        image = "debian:12"
`,
    ],
    fixed: [
      `rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        # namespace = "ci"
        image = "debian:12"
        namespace = "{{ default .Release.Namespace .Values.runners.jobNamespace }}"
`,
    ],
  },
  check(release, report) {
    const [runner, ...others] = kubernetesRunners(release);
    if (!runner || others.length > 0 || !isSuppressed(release)) return;
    const at = runner.at('kubernetes.namespace');
    if (at.unknown || (at.origin?.kind !== 'runner-default' && !isFalsy(at))) return;
    report({
      at,
      message:
        'Jobs go to the namespace "default": `namespace =` stands in runners.config, so the chart does not hand over that of the release, but as no setting of [runners.kubernetes].',
      fix: fixFor(at, release),
    });
  },
});

/** True where the chart leaves KUBERNETES_NAMESPACE out for some text that is neither a setting nor reported as misplaced. */
function isSuppressed(release: Release): boolean {
  const { configRole, problems, values } = release;
  if (!values || configRole !== 'template') return false;
  if (!/namespace\s*=/.test(values.at('runners.config').string ?? '')) return false;
  if (mayHaveVariable(values, 'KUBERNETES_NAMESPACE')) return false;
  return (
    problems.every(
      (problem) => problem.code !== 'syntax' && (problem.code !== 'unknown-key' || problem.at.key !== 'namespace'),
    ) && swallowedSettings(release).every(({ at }) => at.key !== 'namespace')
  );
}

function fixFor(at: View, { values }: Release): Proposal {
  const failsNow =
    values?.at('rbac.create').boolean === true && isFalsy(values.at('rbac.clusterWideAccess')) && !mayBindRole(values);
  return {
    disposition: failsNow ? 'safe' : 'unsafe',
    title: 'Set namespace in [runners.kubernetes] to that of the release, or to runners.jobNamespace.',
    changes: [ownNamespaceAt(at)],
  };
}
