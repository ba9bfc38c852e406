import { chartKey, knows } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'tini-missing',
  group: 'images',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: "GitLab's OpenShift image is used, and the chart starts it with a program that it does not have.",
    why: 'The chart starts the manager with /usr/bin/dumb-init. The image gitlab-runner-ocp of the project gitlab-runner-ubi-images has only /usr/local/bin/tini, so the container cannot be created: `exec: "/usr/bin/dumb-init": stat /usr/bin/dumb-init: no such file or directory`.',
    remedy: 'Set useTini: true.',
    references: ['gitlab-runner chart 0.92.0: values.yaml (useTini), templates/deployment.yaml (command)'],
    keys: ['image.image', 'useTini'],
    fix: 'Sets useTini: true, in charts that know it.',
  },
  examples: {
    bad: [
      `image:
  registry: registry.gitlab.com
  image: gitlab-org/ci-cd/gitlab-runner-ubi-images/gitlab-runner-ocp
  tag: amd64-v19.3.0
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `image:
  registry: registry.gitlab.com
  image: gitlab-org/ci-cd/gitlab-runner-ubi-images/gitlab-runner-ocp
  tag: amd64-v19.3.0
useTini: true
runners:
  secret: gitlab-runner-token
`,
      `# This one has dumb-init.
image:
  tag: ubi-fips-v19.3.0
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `image:
  registry: registry.gitlab.com
  image: gitlab-org/ci-cd/gitlab-runner-ubi-images/gitlab-runner-ocp
  tag: amd64-v19.3.0
runners:
  secret: gitlab-runner-token
useTini: true
`,
    ],
  },
  check(release, report) {
    const { chart, values } = release;
    const image = values?.at('image.image');
    if (!values || chart === null || !image?.string) return;
    if (!/(^|\/)gitlab-runner-ubi-images\/|(^|\/)gitlab-runner-ocp$/.test(image.string)) return;
    const useTini = values.at('useTini');
    const key = chartKey('useTini');
    if (!isFalsy(useTini)) return;
    const isKnown = key !== undefined && knows(chart, key);
    report({
      at: useTini.written ? useTini : image,
      message: `The manager does not start: \`exec: "/usr/bin/dumb-init": stat /usr/bin/dumb-init: no such file or directory\`. The image ${image.string} has tini instead.`,
      fix: isKnown ? withTini(useTini) : undefined,
      ...(key && !isKnown ? { remedy: `Use chart ${key.since} or newer and set useTini: true.` } : {}),
    });
  },
});

function withTini(at: View): Proposal {
  return { disposition: 'safe', title: 'Set useTini: true.', changes: [{ op: 'set', at, value: true }] };
}
