import { defineRule } from '../../model/rule.ts';
import { imageName } from '../shared/image-name.ts';
import { kubernetesRunners, mayHaveFlag } from '../shared/runners.ts';

export default defineRule({
  id: 'helper-image-without-helper',
  group: 'images',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'helper_image names a bare system image.',
    why: 'In the helper container the runner calls git and gitlab-runner-helper: it clones the repository there and transfers caches and artifacts. Images such as alpine:latest have neither: jobs end with `git: not found`, or log `Missing gitlab-runner-helper. Uploading artifacts is disabled.`',
    remedy:
      'Remove helper_image, or name an image of gitlab-org/gitlab-runner/gitlab-runner-helper or one built on it.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#helper-image',
      'gitlab-runner v19.3.0: shells/abstract.go (writeGetSourcesScript, guardRunnerCommand)',
    ],
    keys: ['runners.kubernetes.helper_image'],
    fix: 'Removes helper_image. Unsafe, as another image may be meant.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "registry.example.com/ci/base:2026.09"
        helper_image = "alpine:latest"
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "registry.example.com/ci/base:2026.09"
        helper_image = "docker.io/library/ubuntu:24.04"
`,
    ],
    good: [
      `# Under a name of one's own it may be a helper image.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image = "registry.example.com/ci/alpine:3.22"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image = "registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper:ubuntu-x86_64-v\${CI_RUNNER_VERSION}"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "registry.example.com/ci/base:2026.09"
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "registry.example.com/ci/base:2026.09"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.helper_image');
      const image = imageName(at.string ?? '');
      if (image?.registry !== 'docker.io' || !SYSTEMS.has(image.path) || mayHaveFlag(runner, 'FF_CONCRETE')) continue;
      report({
        at,
        message: `Jobs end with \`git: not found\` before their script begins: ${image.path} has neither git nor gitlab-runner-helper, which run in the helper container.`,
        fix: { disposition: 'unsafe', title: 'Remove helper_image.', changes: [{ op: 'remove', at }] },
      });
    }
  },
});

/** Official images of Docker Hub of a bare system, without git. */
const SYSTEMS = new Set(['almalinux', 'alpine', 'amazonlinux', 'busybox', 'debian', 'fedora', 'rockylinux', 'ubuntu']);
