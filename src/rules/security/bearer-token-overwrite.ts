import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'bearer-token-overwrite',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Jobs may choose with which token the runner speaks to the cluster.',
    why: 'With bearer_token_overwrite_allowed a job variable KUBERNETES_BEARER_TOKEN replaces the credentials that make the pod, so jobs decide as whom pods are made. It takes effect only where `host` is set: in a cluster the client goes on reading the token of its own service account from its file.',
    remedy: 'Remove bearer_token_overwrite_allowed, or limit the runner to projects that you trust.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#set-the-bearer-token-for-kubernetes-api-calls',
      'gitlab-runner v19.3.0: executors/kubernetes/util.go (getKubeClientConfig)',
      'client-go: transport/round_trippers.go (NewBearerAuthWithRefreshRoundTripper)',
    ],
    keys: ['runners.kubernetes.bearer_token_overwrite_allowed'],
    fix: 'Removes bearer_token_overwrite_allowed. That is unsafe where it has an effect: jobs that bring a token of their own then use the rights of the runner.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    host = "https://cluster.example.com:6443"
    image = "debian:12"
    bearer_token_overwrite_allowed = true
`,
      },
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        bearer_token_overwrite_allowed = true
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        bearer_token_overwrite_allowed = false
`,
    ],
    fixed: [
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    host = "https://cluster.example.com:6443"
    image = "debian:12"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.bearer_token_overwrite_allowed');
      if (!at.boolean) continue;
      const isVoid = release.values !== null && isFalsy(runner.at('kubernetes.host'));
      report({
        at,
        ...(isVoid ? { severity: 'info', remedy: 'Remove bearer_token_overwrite_allowed.' } : {}),
        message: isVoid
          ? 'This has no effect: without `host` the runner uses the token of its own service account whatever a job says.'
          : 'Jobs decide as whom the runner makes their pods: KUBERNETES_BEARER_TOKEN of a job replaces its credentials.',
        fix: {
          disposition: isVoid ? 'safe' : 'unsafe',
          title: `Remove bearer_token_overwrite_allowed${isVoid ? ', which has no effect' : ''}.`,
          changes: [{ op: 'remove', at }],
        },
      });
    }
  },
});
