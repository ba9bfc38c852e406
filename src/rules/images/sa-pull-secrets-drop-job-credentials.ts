import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { variablesIn } from '../shared/variables.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'sa-pull-secrets-drop-job-credentials',
  group: 'images',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { runner: '16.9' },
  docs: {
    what: 'use_service_account_image_pull_secrets makes other credentials for pulling images void.',
    why: "With this setting the runner gives the pod no pull secrets at all: neither those of image_pull_secrets nor the one that it makes for each job out of GitLab's registry credentials and DOCKER_AUTH_CONFIG. Images that only those open end with `image pull failed: … 401 Unauthorized` or `403 Forbidden`.",
    remedy:
      'Put all pull secrets into the service account of the jobs, or remove use_service_account_image_pull_secrets.',
    references: [
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (prepareImagePullSecrets)',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configuration-settings',
    ],
    keys: ['runners.kubernetes.use_service_account_image_pull_secrets', 'runners.kubernetes.image_pull_secrets'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        use_service_account_image_pull_secrets = true
        image_pull_secrets = ["registry"]
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["DOCKER_AUTH_CONFIG=\${AUTH}"]
  [runners.kubernetes]
    image = "debian:12"
    use_service_account_image_pull_secrets = true
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        use_service_account_image_pull_secrets = true
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        use_service_account_image_pull_secrets = false
        image_pull_secrets = ["registry"]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const cause = runner.at('kubernetes.use_service_account_image_pull_secrets');
      const at = cause.boolean ? voidCredentials(runner) : undefined;
      if (!at) continue;
      report({
        at,
        message: `These credentials are not used: use_service_account_image_pull_secrets is on, and pods get no other pull secrets. Private images end with \`image pull failed: … 401 Unauthorized\`.`,
        related: [{ at: cause, message: 'this makes them void' }],
      });
    }
  },
});

function voidCredentials(runner: RunnerView): View | undefined {
  const secrets = runner.at('kubernetes.image_pull_secrets');
  if (!secrets.unknown && !isFalsy(secrets)) return secrets;
  return variablesIn(runner.at('environment')).find(({ name }) => name === 'DOCKER_AUTH_CONFIG')?.at;
}
