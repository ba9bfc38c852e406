import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isHttps, isPrivateHost, withHost } from '../shared/hosts.ts';
import { mayTrustMore } from '../shared/job-ca.ts';
import { jobHosts } from '../shared/job-hosts.ts';
import { gitlabUrl, kubernetesRunners, mayRunOnWindows } from '../shared/runners.ts';
import { textPlace } from '../shared/text-place.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'clone-url-host-mismatch-with-ca',
  group: 'tls',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: "Jobs clone from another host than GitLab's own, and trust the private CA for that host alone.",
    why: 'The runner writes the CA into git as http.<host of clone_url>.sslCAInfo. GitLab sends LFS objects, submodules and packages to its own host, for which nothing is set; "git.example.com." with a dot at the end is another host too. The clone works, and then: "LFS: Get …: x509: certificate signed by unknown authority".',
    remedy:
      "Use the host of GitLab's own URL in clone_url, or install the CA in pre_get_sources_script, or set GIT_SSL_CAINFO and SSL_CERT_DIR in `environment`.",
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#how-clone_url-works',
      'https://docs.gitlab.com/runner/configuration/tls-self-signed/#git-cloning',
      'gitlab-runner v19.3.0: shells/abstract.go (writeGitSSLConfig, getRemoteHost)',
    ],
    keys: ['runners.clone_url', 'certsSecretName'],
    fix: "Takes away the dot at the end of the host, or sets clone_url to GitLab's own URL where the fact gitlab.externalUrlReachable is true. Unsafe, because jobs then clone over the address that clone_url was to avoid.",
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      clone_url = "https://gitlab-internal.example.com"
      [runners.kubernetes]
        image = "debian:12"
`,
      {
        file: 'config.toml',
        text: `# The dot makes it another host.
[[runners]]
  url = "https://git.corp.internal/"
  clone_url = "https://git.corp.internal./"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
`,
      },
      {
        file: 'config.toml',
        facts: { 'gitlab.externalUrlReachable': true },
        text: `# Jobs reach GitLab under its own name.
[[runners]]
  url = "https://gitlab.corp.internal/"
  clone_url = "https://gitlab-clone.corp.internal"
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
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      clone_url = "https://gitlab.example.com:8443"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# No CA, so far as anybody can tell.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      clone_url = "https://gitlab-internal.example.com"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      clone_url = "https://gitlab-internal.example.com"
      environment = ["GIT_SSL_CAINFO=/etc/corporate/ca.crt"]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      clone_url = "https://gitlab-internal.example.com"
      pre_get_sources_script = "cp /ca/ca.crt /usr/local/share/ca-certificates/ && update-ca-certificates"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
    ],
    fixed: [
      null,
      `# The dot makes it another host.
[[runners]]
  url = "https://git.corp.internal/"
  clone_url = "https://git.corp.internal/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
`,
      `# Jobs reach GitLab under its own name.
[[runners]]
  url = "https://gitlab.corp.internal/"
  clone_url = "https://gitlab.corp.internal"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('clone_url');
      if (!isHttps(at.string ?? '')) continue;
      const { url, cloneUrl } = jobHosts(release, runner);
      if (url === undefined || cloneUrl === undefined || url === cloneUrl) continue;
      if (mayRunOnWindows(runner) || !hasPrivateCa(release, runner, url) || mayTrustMore(release, runner)) continue;
      report({
        at,
        message: `The clone works, LFS and submodules do not: \`LFS: Get https://${url}/…: x509: certificate signed by unknown authority\`. Git trusts the private CA for "${cloneUrl}" alone.`,
        ...(cloneUrl === `${url}.` ? { remedy: `Write clone_url = "https://${url}".` } : {}),
        fix: fixFor(release, runner, cloneUrl === `${url}.` ? url : undefined),
      });
    }
  },
});

function hasPrivateCa({ values, facts }: Release, runner: RunnerView, url: string): boolean {
  const known = facts['gitlab.privateCa'];
  if (known !== undefined) return known;
  const isNamed = isGiven(runner.at('tls-ca-file')) || (values !== null && isGiven(values.at('certsSecretName')));
  return isNamed || isPrivateHost(url);
}

function fixFor(release: Release, runner: RunnerView, sameHost: string | undefined): Proposal | undefined {
  const at = runner.at('clone_url');
  const url = gitlabUrl(release, runner).string?.replace(/\/$/, '');
  const reachable = release.facts['gitlab.externalUrlReachable'];
  const value = sameHost === undefined ? url : withHost(at.string ?? '', sameHost);
  if (value === undefined || !isHttps(value)) return undefined;
  const title = `Set clone_url = "${value}".`;
  if (sameHost !== undefined || reachable === true)
    return { disposition: 'unsafe', title, changes: [{ op: 'set', at: textPlace(at), value }] };
  return reachable === undefined
    ? { disposition: 'suggestion', title, needs: ['gitlab.externalUrlReachable'] }
    : undefined;
}
