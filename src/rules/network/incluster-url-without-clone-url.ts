import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { hostOf, isClusterName } from '../shared/hosts.ts';
import { gitlabUrl, kubernetesRunners } from '../shared/runners.ts';
import { textPlace } from '../shared/text-place.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'incluster-url-without-clone-url',
  group: 'network',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'The manager reaches GitLab by a service of the cluster; jobs clone from its external URL.',
    why: 'The address of the repository comes from GitLab itself (external_url), not from gitlabUrl. Jobs use it unless clone_url is set. Where pods cannot resolve or reach it, registration succeeds and every job ends with "fatal: unable to access …: Could not resolve host" or a timeout.',
    remedy:
      'Set clone_url in [[runners]] to the address of the service. Artifacts and LFS objects keep the external URL; where that is reachable, declare the fact gitlab.externalUrlReachable=true.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#how-clone_url-works',
      'gitlab-runner v19.3.0: helpers/url/gitauth.go (GetRemoteURL)',
    ],
    keys: ['gitlabUrl', 'runners.clone_url'],
    fix: 'Sets clone_url to the address of the service, where the fact gitlab.externalUrlReachable is false.',
  },
  examples: {
    bad: [
      {
        file: 'values.yaml',
        facts: { 'gitlab.externalUrlReachable': false },
        text: `gitlabUrl: http://gitlab-webservice-default.gitlab.svc:8181
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      },
      `# Whether the external URL can be reached is not known: an information.
gitlabUrl: http://gitlab-webservice-default.gitlab.svc.cluster.local:8181
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "http://gitlab.platform.svc.cluster.local"
  token = "glrt-xxxxxxxxxxxxxxxxxxxx"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
`,
      },
    ],
    good: [
      `gitlabUrl: http://gitlab-webservice-default.gitlab.svc:8181
rbac:
  create: true
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab.svc:8181"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      {
        file: 'values.yaml',
        facts: { 'gitlab.externalUrlReachable': true },
        text: `gitlabUrl: http://gitlab-webservice-default.gitlab.svc:8181
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
`,
      },
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: http://gitlab-webservice-default.gitlab.svc:8181
rbac:
  create: true
extraEnv:
  CLONE_URL: http://gitlab-webservice-default.gitlab.svc:8181
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
    ],
    fixed: [
      `gitlabUrl: http://gitlab-webservice-default.gitlab.svc:8181
runners:
  config: |
    [[runners]]
      clone_url = "http://gitlab-webservice-default.gitlab.svc:8181"
      [runners.kubernetes]
        image = "debian:12"
`,
      null,
      null,
    ],
  },
  check(release, report) {
    const reachable = release.facts['gitlab.externalUrlReachable'];
    if (reachable === true) return;
    for (const runner of kubernetesRunners(release)) {
      const at = gitlabUrl(release, runner);
      const { string: url = '' } = at;
      const host = hostOf(url);
      if (host === undefined || !isClusterName(host) || isGiven(runner.at('clone_url'))) continue;
      const cloneUrl = url.replace(/\/$/, '');
      report({
        at,
        ...(reachable === undefined ? { severity: 'info' } : {}),
        message: `Jobs clone from the external URL that GitLab gives out, not from ${host}: where pods do not reach that URL, every job ends with \`fatal: unable to access …: Could not resolve host\`.`,
        remedy: `Set clone_url = "${cloneUrl}" in [[runners]]${release.values ? ' of runners.config' : ''}.`,
        fix: fixFor(release, runner, cloneUrl),
      });
    }
  },
});

function fixFor({ facts }: Release, runner: RunnerView, cloneUrl: string): Proposal {
  const title = `Set clone_url = "${cloneUrl}" in [[runners]].`;
  return facts['gitlab.externalUrlReachable'] === undefined
    ? { disposition: 'suggestion', title, needs: ['gitlab.externalUrlReachable'] }
    : { disposition: 'safe', title, changes: [{ op: 'set', at: textPlace(runner.at('clone_url')), value: cloneUrl }] };
}
