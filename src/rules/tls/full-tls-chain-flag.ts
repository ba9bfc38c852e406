import { defineRule } from '../../model/rule.ts';
import { removal } from '../shared/removal.ts';
import { kubernetesRunners } from '../shared/runners.ts';

const FLAG = 'FF_RESOLVE_FULL_TLS_CHAIN';

export default defineRule({
  id: 'full-tls-chain-flag',
  group: 'tls',
  since: '0.1.0',
  severity: 'info',
  confidence: 'medium',
  appliesFrom: { runner: '16.4' },
  docs: {
    what: 'FF_RESOLVE_FULL_TLS_CHAIN is on, which only very old git clients need.',
    why: 'With the flag the manager looks for missing issuers of the certificate of GitLab itself, over the network too. Only git with libcurl older than 7.68 needs the whole chain in CI_SERVER_TLS_CA_FILE. Where an issuer cannot be fetched the chain is not built, and clones fail with "x509" errors. Since runner 16.4 it is off by default.',
    remedy: 'Remove the flag.',
    references: [
      'https://docs.gitlab.com/runner/configuration/feature-flags/',
      'https://docs.gitlab.com/runner/configuration/tls-self-signed/#git-cloning',
      'gitlab-runner v19.3.0: helpers/featureflags/flags.go, helpers/tls/ca_chain/builder.go',
    ],
    keys: ['runners.feature_flags'],
    fix: 'Removes the flag. Unsafe, because jobs with a very old git may need it.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.feature_flags]
        FF_RESOLVE_FULL_TLS_CHAIN = true
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
      [runners.feature_flags]
        FF_RESOLVE_FULL_TLS_CHAIN = false
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      {
        file: 'config.toml',
        runner: '16.3',
        text: `# On by default in this version.
[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
  [runners.feature_flags]
    FF_RESOLVE_FULL_TLS_CHAIN = true
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const flags = runner.at('feature_flags');
      const at = flags.at([FLAG]);
      if (at.boolean !== true) continue;
      report({
        at,
        message: `${FLAG} fetches issuers of certificates over the network, for git clients older than 2020; where that fails, clones end with \`x509\` errors.`,
        fix: { disposition: 'unsafe', title: `Remove ${FLAG}.`, changes: removal([at], [flags]) },
      });
    }
  },
});
