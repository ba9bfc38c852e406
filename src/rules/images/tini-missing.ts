import { chartKey, knows } from '../../knowledge/index.ts';
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
  },
  check(release, report) {
    const { chart, values } = release;
    const image = values?.at('image.image');
    if (!values || chart === null || !image?.string) return;
    if (!/(^|\/)gitlab-runner-ubi-images\/|(^|\/)gitlab-runner-ocp$/.test(image.string)) return;
    const useTini = values.at('useTini');
    const key = chartKey('useTini');
    if (!isFalsy(useTini)) return;
    report({
      at: useTini.written ? useTini : image,
      message: `The manager does not start: \`exec: "/usr/bin/dumb-init": stat /usr/bin/dumb-init: no such file or directory\`. The image ${image.string} has tini instead.`,
      ...(key && !knows(chart, key) ? { remedy: `Use chart ${key.since} or newer and set useTini: true.` } : {}),
    });
  },
});
