import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isDropped } from '../shared/dropped.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'no-default-image',
  group: 'executor',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'Some jobs name no image, and the runner has none for them.',
    why: 'A job without `image` runs in that of [runners.kubernetes]. Where there is none it ends with `no image specified and no default set in config`; the job that experimental.boot_verify runs is one of them. Needs the fact jobs.withoutImage, or boot_verify.',
    remedy: 'Set image in [runners.kubernetes].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#other-configtoml-settings',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (checkDefaults)',
    ],
    keys: ['runners.kubernetes.image'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        facts: { 'jobs.withoutImage': true },
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    namespace = "ci"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        facts: { 'jobs.withoutImage': true },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    namespace = "ci"
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.image');
      if (!isFalsy(at) || !needsImage(release, runner) || isDropped(release, 'image')) continue;
      report({
        at,
        message: 'Jobs without an image of their own end with `no image specified and no default set in config`.',
      });
    }
  },
});

function needsImage({ facts, config }: Release, runner: RunnerView): boolean {
  const boot = [runner, config].map((table) => table?.at('experimental.boot_verify.enabled').boolean);
  return facts['jobs.withoutImage'] === true || boot.includes(true);
}
