import { helperArchitecture, helperFlavors } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners, mayRunOnWindows } from '../shared/runners.ts';
import { textPlace } from '../shared/text-place.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'helper-flavor-unavailable',
  group: 'images',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  appliesFrom: { runner: '14.0' },
  docs: {
    what: 'There is no helper image of this flavour for this version of the runner.',
    why: 'The runner makes the tag of the helper image out of flavour, processor and its own version without looking whether there is one. Flavours come and go: alpine3.18 was published up to runner 18.2, alpine3.19 up to 18.7, ubi-fips exists for x86_64 only. Every job ends with `image pull failed: Back-off pulling image …: not found`.',
    remedy: 'Set helper_image_flavor = "ubuntu".',
    references: [
      'gitlab-runner v19.3.0: scripts/pusher/helper-images.json, helpers/container/helperimage/linux_info.go',
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#helper-image-configuration-for-kubernetes-on-arm',
    ],
    keys: ['runners.kubernetes.helper_image_flavor'],
    fix: 'Sets helper_image_flavor = "ubuntu", which every version has; unsafe, because another flavour may be what is wanted.',
  },
  examples: {
    bad: [
      {
        file: 'values.yaml',
        runner: '19.3',
        besides: ['musl-helper-image'],
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "alpine3.18"
`,
      },
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "debian"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubi-fips"
    [runners.kubernetes.node_selector]
      "kubernetes.io/arch" = "arm64"
`,
      },
    ],
    good: [
      {
        file: 'values.yaml',
        runner: '18.2',
        besides: ['musl-helper-image'],
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image_flavor = "alpine3.18"
`,
      },
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `# The image counts, and the flavour is a variable.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image = "registry.example.com/platform/runner-helper:7"
        helper_image_flavor = "debian"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "$FLAVOR"
        memory_request = "1Gi"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    [runners.kubernetes.node_selector]
      "kubernetes.io/arch" = "arm64"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.helper_image_flavor');
      if (!at.written || !at.string || isGiven(runner.at('kubernetes.helper_image')) || mayRunOnWindows(runner))
        continue;
      const lack = lackOf(at, runner, release);
      if (lack === undefined) continue;
      report({
        at,
        fix: ubuntu(at),
        message: `Every job ends with \`image pull failed: Back-off pulling image\`: there is no helper image of the flavour "${at.string}" ${lack}.`,
        remedy: `Set helper_image_flavor = "ubuntu"; for runner ${release.runner} there are ${enumerate(helperFlavors(release.runner))}.`,
      });
    }
  },
});

function ubuntu(at: View): Proposal {
  return {
    disposition: 'unsafe',
    title: 'Set helper_image_flavor = "ubuntu".',
    changes: [{ op: 'set', at: textPlace(at), value: 'ubuntu' }],
  };
}

function lackOf({ string = '' }: View, runner: RunnerView, { runner: version }: Release): string | undefined {
  if (string.includes('$')) return undefined;
  if (!helperFlavors(version).includes(string)) return `for runner ${version}`;
  const label = runner.at(['kubernetes', 'node_selector', 'kubernetes.io/arch']).string;
  const architecture = helperArchitecture(label ?? 'amd64');
  if (string === 'ubi-fips' && architecture !== 'x86_64') return `for ${architecture}`;
  const withoutShell = string === 'ubi-fips' || string === 'concrete';
  return withoutShell && runner.at('shell').string === 'pwsh'
    ? 'with PowerShell, which shell = "pwsh" asks for'
    : undefined;
}
