import { compareVersions, helperFlavors, newestChart, newestRunner, runnerVersionOf } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { helperTag, retagged } from '../shared/helper.ts';
import { kubernetesRunners, runnerIsAtLeast } from '../shared/runners.ts';
import { textPlace } from '../shared/text-place.ts';

export default defineRule({
  id: 'helper-image-version-skew',
  group: 'images',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'helper_image is of another version than the runner, or of none.',
    why: 'Runner and helper image are made for each other and share internal commands and flags. With a helper of another version artifacts and caches fail after an upgrade: "unknown command", "flag provided but not defined", "No URL provided, cache will not be downloaded".',
    remedy:
      'Write v${CI_RUNNER_VERSION} in place of the version: the runner fills it in. Mirror the new tag before each upgrade.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#override-the-helper-image',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (getHelperImage)',
      'https://docs.gitlab.com/runner/faq/',
    ],
    keys: ['runners.kubernetes.helper_image'],
    fix: "Writes v${CI_RUNNER_VERSION} in place of the version, and takes away a flavour that is no longer published. Safe for GitLab's own registries; unsafe for others, which must have the image of each version.",
  },
  examples: {
    bad: [
      {
        file: 'values.yaml',
        runner: '19.3',
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image = "registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper:ubuntu-x86_64-v17.8.3"
`,
      },
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image = "gitlab/gitlab-runner-helper:ubuntu-x86_64-latest"
`,
      {
        file: 'config.toml',
        runner: '16.11',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image = "registry.example.com/mirror/gitlab-runner-helper:ubuntu-x86_64-de7731dd"
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image = "registry.example.com/gitlab-runner-helper:ubuntu-x86_64-v\${CI_RUNNER_VERSION}"
`,
      {
        file: 'config.toml',
        runner: '17.8',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    helper_image = "registry.example.com/mirror/gitlab-runner-helper:ubuntu-arm64-v17.8.3"
`,
      },
      `# The image says which runner this is.
image:
  tag: alpine-v17.8.3
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image = "registry.example.com/mirror/gitlab-runner-helper:ubuntu-arm64-v17.8.3"
`,
      {
        file: 'config.toml',
        runner: '15.4',
        text: `# Tags were commits up to 16.7.
[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    helper_image = "registry.example.com/mirror/gitlab-runner-helper:ubuntu-x86_64-43b2dc3d"
`,
      },
      `# Nobody can tell the version of another image.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image = "registry.example.com/platform/runner-helper:2026-03"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image = "registry.gitlab.com/gitlab-org/gitlab-runner/gitlab-runner-helper:ubuntu-x86_64-v\${CI_RUNNER_VERSION}"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image = "gitlab/gitlab-runner-helper:ubuntu-x86_64-v\${CI_RUNNER_VERSION}"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image = "registry.example.com/mirror/gitlab-runner-helper:ubuntu-x86_64-v\${CI_RUNNER_VERSION}"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.helper_image');
      const skew = at.written && at.string ? skewOf(at.string, release) : undefined;
      if (skew === undefined) continue;
      report({ at, message: `${skew}: artifacts and caches of jobs may fail.`, ...remedyFor(at, release) });
    }
  },
});

/** How the helper's version differs from that of the runner, patches aside; undefined where it does not, or may not. */
function skewOf(image: string, release: Release): string | undefined {
  const version = helperTag(image)?.version ?? '';
  const number = /^v(\d+\.\d+)/.exec(version)?.[1];
  if (number !== undefined && compareVersions(number, release.runner) !== 0)
    return `The helper image stays at runner ${number}, the runner ${isNewest(release) ? 'of today' : 'here'} is ${release.runner}`;
  if (/^(latest|bleeding)\b/.test(version))
    return `The helper image is whatever "${version}" was when the node pulled it, the runner has a version of its own`;
  // Releases have had their version as the tag since 16.8 (merge request 4558).
  if (/^[0-9a-f]{8}\b/.test(version) && runnerIsAtLeast(release, '16.8'))
    return `The helper image stays at a runner up to 16.7, the runner ${isNewest(release) ? 'of today' : 'here'} is ${release.runner}`;
  return undefined;
}

/** Where no file says which runner it is, it is taken for the newest. */
function isNewest({ runner }: Release): boolean {
  return [newestRunner, runnerVersionOf(newestChart)].includes(runner);
}

function remedyFor(at: View, release: Release): { remedy?: string; fix?: Proposal } {
  const better = followingTheRunner(at.string ?? '', release);
  if (better === undefined) return {};
  const order = `helper_image = "${better}"`;
  const isSafe = PUBLISHED.test(better) && runnerIsAtLeast(release, '16.8');
  return {
    remedy: `Write ${order}: the runner fills in its own version.`,
    fix: {
      disposition: isSafe ? 'safe' : 'unsafe',
      title: `Set ${order}.`,
      changes: [{ op: 'set', at: textPlace(at), value: better }],
    },
  };
}

/** Where GitLab pushes the images for Linux of each release. */
const PUBLISHED =
  /^(registry\.gitlab\.com\/gitlab-org\/gitlab-runner|(docker\.io\/)?gitlab)\/gitlab-runner-helper:[\w.-]+-v\$\{?\w+\}?$/;

/** The same image with the runner's variable as its version, and without a flavour that is gone; undefined for a version in another form. */
function followingTheRunner(image: string, release: Release): string | undefined {
  const { flavor = '', version = '' } = helperTag(image) ?? {};
  const own = mayBeFilled(release) ? '$CI_RUNNER_VERSION' : '${CI_RUNNER_VERSION}';
  const better = version.replace(/^(v\d+\.\d+(\.\d+)?|latest|bleeding|[0-9a-f]{8})(?=-|$)/, () => `v${own}`);
  if (better === version) return undefined;
  return retagged(image, { version: better, flavor: helperFlavors(release.runner).includes(flavor) ? flavor : '' });
}

/** Terraform, Flux and whatever fills manifests and templates put variables of their own in place of what has braces. */
function mayBeFilled({ kind, file }: Release): boolean {
  return ['terraform', 'helm-release', 'config-map'].includes(kind) || !/\.(toml|ya?ml)$/i.test(file);
}
