import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'job-sa-token-mounted',
  group: 'security',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  appliesFrom: { runner: '16.9' },
  docs: {
    what: 'Every job finds the token of the service account "default" in its pod.',
    why: 'Kubernetes mounts the token of the service account into each pod. Where no service_account is named, that is "default" of the job namespace, and whatever rights someone gives that account all jobs have.',
    remedy: 'Set automount_service_account_token = false, unless jobs speak to the cluster by that account.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configuration-settings',
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
    ],
    keys: ['runners.kubernetes.automount_service_account_token', 'runners.kubernetes.service_account'],
    fix: 'Sets automount_service_account_token = false. That is unsafe because jobs that deploy with the rights of their pod then have none.',
  },
  yieldsTo: ['job-sa-is-manager-sa'],
  examples: {
    bad: [
      'gitlabUrl: https://gitlab.example.com/\n',
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        automount_service_account_token = false
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        service_account = "ci-jobs"
`,
      {
        file: 'values.yaml',
        besides: ['job-sa-is-manager-sa'],
        text: `# The account is that of the manager, which is worse.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: false
serviceAccount:
  create: false
  name: default
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
      {
        file: 'values.yaml',
        runner: '16.8',
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
      null,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        automount_service_account_token = false
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.automount_service_account_token');
      if (at.unknown || at.boolean === false || isGiven(runner.at('kubernetes.service_account'))) continue;
      report({
        at,
        message: 'Jobs have the rights of the service account "default": its token is mounted into every pod.',
        fix: isOwnConfig(release) ? fixFor(at) : undefined,
      });
    }
  },
});

/** A whole runners.config for so little would be more than is asked for. */
function isOwnConfig({ values }: Release): boolean {
  return values?.at('runners.config').written !== false;
}

function fixFor(at: View): Proposal {
  return {
    disposition: 'unsafe',
    title: 'Set automount_service_account_token = false.',
    changes: [{ op: 'set', at, value: false }],
  };
}
