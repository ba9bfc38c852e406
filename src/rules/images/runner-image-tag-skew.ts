import { compareVersions, runnerVersionOf } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { officialTag } from '../shared/manager-image.ts';

export default defineRule({
  id: 'runner-image-tag-skew',
  group: 'images',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: "The manager's image has a tag without a version, or with one that the chart is not made for.",
    why: 'Chart and runner belong together: the chart\'s scripts are written for its appVersion, and the helper image follows the runner. A tag such as "latest" or "ubuntu" is moved to each new release, so the runner changes with the next pod; with imagePullPolicy IfNotPresent each node keeps the one it pulled first. One such as "alpine3.15" stays at the last release that was built on it.',
    remedy: 'Remove image.tag, or write the version: "ubuntu-v{{.Chart.AppVersion}}" always fits the chart.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/',
      'gitlab-runner chart 0.92.0: templates/_helpers.tpl (gitlab-runner.image goes through tpl), values.yaml',
      'gitlab-runner v19.3.0: scripts/pusher/runner-images.json',
    ],
    keys: ['image.tag'],
    fix: 'Writes the version of the chart into the tag. Unsafe, because another runner is installed then. Files that are templates themselves are left alone.',
  },
  examples: {
    bad: [
      `image:
  tag: latest
podSecurityContext:
  runAsUser: 999
runners:
  secret: gitlab-runner-token
`,
      `image:
  registry: docker.io
  image: gitlab/gitlab-runner
  tag: alpine-bleeding
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'values.yaml',
        chart: '0.58.2',
        text: `image:
  tag: alpine-v18.9.0
runners:
  secret: gitlab-runner-token
`,
      },
      {
        file: 'release.yaml',
        text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: gitlab-runner
spec:
  chart:
    spec:
      chart: gitlab-runner
      version: 0.92.0
  values:
    gitlabUrl: https://gitlab.example.com/
    image:
      tag: alpine-v18.8.0
`,
      },
    ],
    good: [
      `# Nothing says which chart it is.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
image:
  tag: alpine-v18.8.0
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      {
        file: 'values.yaml',
        chart: '0.58.2',
        text: `image:
  tag: alpine-v16.5.1
runners:
  secret: gitlab-runner-token
`,
      },
      `image:
  tag: alpine-v19.3.0
runners:
  secret: gitlab-runner-token
`,
      `image:
  tag: "ubuntu-v{{.Chart.AppVersion}}"
podSecurityContext:
  runAsUser: 999
runners:
  secret: gitlab-runner-token
`,
      `# An image of one's own.
image:
  registry: registry.example.com
  image: platform/ci-manager
  tag: latest
runners:
  secret: gitlab-runner-token
`,
      `image:
  tag: ""
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `image:
  tag: ubuntu-v{{.Chart.AppVersion}}
podSecurityContext:
  runAsUser: 999
runners:
  secret: gitlab-runner-token
`,
      `image:
  registry: docker.io
  image: gitlab/gitlab-runner
  tag: alpine-v{{.Chart.AppVersion}}
runners:
  secret: gitlab-runner-token
`,
      `image:
  tag: alpine-v16.5.0
runners:
  secret: gitlab-runner-token
`,
      `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: gitlab-runner
spec:
  chart:
    spec:
      chart: gitlab-runner
      version: 0.92.0
  values:
    gitlabUrl: https://gitlab.example.com/
    image:
      tag: alpine-v{{.Chart.AppVersion}}
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    const tag = values ? officialTag(values) : undefined;
    if (!values || tag === undefined) return;
    const at = values.at('image.tag');
    const remedy = remedyFor(tag, release);
    const fix = fixFor(at, release);
    if (MOVING.test(tag))
      report({
        at,
        remedy,
        fix,
        message: `Which runner starts depends on the day and the node: the tag "${tag}" names no version, and the chart's scripts are made for one.`,
      });
    const skew = skewOf(tag, release);
    if (skew) report({ at, remedy, fix, ...skew });
  },
});

/** Tags without a version that are pushed with each release, or each commit. */
const MOVING = /^(latest|bleeding|(alpine|ubuntu|ubi-fips)[\d.]*(-latest|-bleeding)?)$/;

/** How the tag's version differs from that of the chart, if somebody said which chart it is: an unknown one is taken for the newest. */
function skewOf(tag: string, { chart, pinnedBy }: Release): { message: string; severity?: 'info' } | undefined {
  const version = /(?:^|-)v(\d+\.\d+)/.exec(tag)?.[1];
  const expected = chart === null || pinnedBy === null ? undefined : runnerVersionOf(chart);
  if (version === undefined || expected === undefined || compareVersions(version, expected) === 0) return undefined;
  const isFar = compareVersions(version.split('.', 1).join(), expected) !== 0;
  return {
    ...(isFar ? {} : { severity: 'info' }),
    message: `Chart ${chart} is made for runner ${expected}, and this is ${version}: scripts and settings of the chart may not fit the runner.`,
  };
}

/** The chart's own tag is Alpine: without image.tag another user and another init would be needed. */
function remedyFor(tag: string, release: Release): string {
  const replacement = fixed(tag, release);
  return replacement.startsWith('alpine') ? `Remove image.tag, or write "${replacement}".` : `Write "${replacement}".`;
}

/** What stands in double braces is for Helm alone: in a template of another program it would be that one's. */
function fixFor(at: View, release: Release): Proposal | undefined {
  const value = fixed(at.string ?? '', release);
  const isTemplate = ['helmfile', 'argocd'].includes(release.kind) || release.file.endsWith('.gotmpl');
  if (isTemplate && value.includes('{{')) return undefined;
  return { disposition: 'unsafe', title: `Set image.tag to "${value}".`, changes: [{ op: 'set', at, value }] };
}

/** The same family of images with a version; charts since 0.62 fill in their own (templates/_helpers.tpl). */
function fixed(tag: string, { chart }: Release): string {
  const family = /^(alpine|ubi-fips)/.exec(tag)?.[0] ?? 'ubuntu';
  const fills = chart === null || compareVersions(chart, '0.62.0') >= 0;
  return `${family}-v${fills ? '{{.Chart.AppVersion}}' : runnerVersionOf(chart)}`;
}
