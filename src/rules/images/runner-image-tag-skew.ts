import { compareVersions } from '../../knowledge/index.ts';
import type { Release } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { officialTag } from '../shared/manager-image.ts';
import { isSwitchedOff } from '../shared/runners.ts';

export default defineRule({
  id: 'runner-image-tag-skew',
  group: 'images',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: "The manager's image has a tag without a version.",
    why: 'Chart and runner belong together: the chart\'s scripts are written for its appVersion, and the helper image follows the runner. A tag such as "latest" or "ubuntu" is moved to each new release, so the runner changes with the next pod; with imagePullPolicy IfNotPresent each node keeps the one it pulled first. One such as "alpine3.15" stays at the last release that was built on it.',
    remedy: 'Remove image.tag, or write the version: "ubuntu-v{{.Chart.AppVersion}}" always fits the chart.',
    references: [
      'gitlab-runner chart 0.92.0: templates/_helpers.tpl (gitlab-runner.image goes through tpl), values.yaml',
      'gitlab-runner v19.3.0: scripts/pusher/runner-images.json',
    ],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
image:
  tag: latest
podSecurityContext:
  runAsUser: 999
`,
      `gitlabUrl: https://gitlab.example.com/
image:
  registry: docker.io
  image: gitlab/gitlab-runner
  tag: alpine-bleeding
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
image:
  tag: alpine-v19.3.0
`,
      `gitlabUrl: https://gitlab.example.com/
image:
  tag: "ubuntu-v{{.Chart.AppVersion}}"
podSecurityContext:
  runAsUser: 999
`,
      `# An image of one's own.
gitlabUrl: https://gitlab.example.com/
image:
  registry: registry.example.com
  image: platform/ci-manager
  tag: latest
`,
      'gitlabUrl: https://gitlab.example.com/\nimage:\n  tag: ""\n',
    ],
  },
  check(release, report) {
    const { values } = release;
    const tag = values ? officialTag(values) : undefined;
    if (!values || tag === undefined || !MOVING.test(tag) || isSwitchedOff(release)) return;
    report({
      at: values.at('image.tag'),
      message: `Which runner starts depends on the day and the node: the tag "${tag}" names no version, and the chart's scripts are made for one.`,
      remedy: `Remove image.tag, or write "${fixed(tag, release)}".`,
    });
  },
});

/** Tags without a version that are pushed with each release, or each commit. */
const MOVING = /^(latest|bleeding|(alpine|ubuntu|ubi-fips)[\d.]*(-latest|-bleeding)?)$/;

/** The same family of images with a version; charts since 0.62 fill in their own (templates/_helpers.tpl). */
function fixed(tag: string, { chart, runner }: Release): string {
  const family = /^(alpine|ubi-fips)/.exec(tag)?.[0] ?? 'ubuntu';
  return compareVersions(chart ?? '', '0.62.0') < 0 ? `${family}-v${runner}` : `${family}-v{{.Chart.AppVersion}}`;
}
