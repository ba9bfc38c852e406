import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { hostOf, isClusterName } from '../shared/hosts.ts';

export default defineRule({
  id: 'plain-http-url',
  group: 'tls',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'GitLab is addressed by http outside the cluster: tokens and code travel in the clear.',
    why: "The runner sends its token with every question for jobs, and jobs send theirs with each clone, artifact and cache. Over http whoever is on the way reads them, the variables of the job among them. Inside a cluster that is the network's business.",
    remedy: 'Give GitLab a certificate and write https://.',
    references: ['https://docs.gitlab.com/runner/security/', 'https://docs.gitlab.com/omnibus/settings/ssl/'],
    keys: ['gitlabUrl', 'runners.url'],
  },
  examples: {
    bad: [
      'gitlabUrl: http://gitlab.example.com/\n',
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "http://192.168.1.10:8929"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
`,
      },
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
`,
      `gitlabUrl: http://gitlab-webservice-default.gitlab.svc:8181
rbac:
  create: true
`,
      `gitlabUrl: http://gitlab:8080
rbac:
  create: true
`,
      `gitlabUrl: http://\${GITLAB_HOST}/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
    ],
  },
  check(release, report) {
    for (const at of urlsOf(release)) {
      const { string: url = '' } = at;
      const host = hostOf(url);
      if (!/^http:\/\//i.test(url) || host === undefined || isOnTheSpot(host)) continue;
      report({
        at,
        message: `Tokens and code travel to ${host} in the clear.`,
        remedy: `Begin the address with https://, once GitLab has a certificate${/:\d+\/*$/.test(url) ? '; its port will be another one' : ''}.`,
      });
    }
  },
});

/** In values the chart's own setting counts, in a config.toml that of each runner. */
function urlsOf({ values, runners }: Release): readonly View[] {
  return values ? [values.at('gitlabUrl')] : runners.map((runner) => runner.at('url'));
}

function isOnTheSpot(host: string): boolean {
  return isClusterName(host) || host.startsWith('127.') || host === '::1';
}
