import { chartKey, knows } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'tini-missing',
  group: 'images',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The chart starts the manager with an init program that the image does not have.',
    why: 'The chart starts the manager with /usr/bin/dumb-init, or with /usr/local/bin/tini where useTini is true. The image gitlab-runner-ocp of the project gitlab-runner-ubi-images has tini only, GitLab\'s other images (Alpine, Ubuntu, UBI) dumb-init only. With the wrong one the container cannot be created: `exec: "/usr/bin/dumb-init": stat /usr/bin/dumb-init: no such file or directory`.',
    remedy: 'Set useTini: true for the OpenShift image, and leave it out for the others.',
    references: ['gitlab-runner chart 0.92.0: values.yaml (useTini), templates/deployment.yaml (command)'],
    keys: ['image.image', 'useTini'],
    fix: 'Sets useTini as the image wants it, in charts that know it.',
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
      `image:
  tag: ubuntu-v19.3.0
podSecurityContext:
  runAsUser: 999
  fsGroup: 999
useTini: true
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
      `# The image may be named in another file.
useTini: true
runners:
  secret: gitlab-runner-token
`,
      `# Nobody can tell what another image has.
image:
  registry: registry.example.com
  image: platform/gitlab-runner
  tag: "7"
useTini: true
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
      `image:
  tag: ubuntu-v19.3.0
podSecurityContext:
  runAsUser: 999
  fsGroup: 999
useTini: false
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check({ chart, values }, report) {
    const image = values?.at('image.image');
    const init = values ? initOf(values) : undefined;
    const key = chartKey('useTini');
    if (!values || chart === null || !image || !key || init === undefined) return;
    const useTini = values.at('useTini');
    const isRead = knows(chart, key);
    const started = isRead && isGiven(useTini) ? 'tini' : 'dumb-init';
    if (useTini.unknown || started === init) return;
    const path = started === 'tini' ? '/usr/local/bin/tini' : '/usr/bin/dumb-init';
    report({
      at: useTini.written ? useTini : image,
      message: `The manager does not start: \`exec: "${path}": stat ${path}: no such file or directory\`. The image ${image.string} has ${init} instead.`,
      ...(isRead ? {} : { remedy: `Use chart ${key.since} or newer and set useTini: true.` }),
      fix: isRead ? asTheImageWants(useTini, init) : undefined,
    });
  },
});

/** The program that GitLab's images have as their first process; undefined for the images of others, and where none is written. */
function initOf(values: View): 'tini' | 'dumb-init' | undefined {
  const { string: image = '' } = values.at('image.image');
  if (/(^|\/)gitlab-runner-ubi-images\/|(^|\/)gitlab-runner-ocp$/.test(image)) return 'tini';
  const isWritten = ['image', 'tag'].some((key) => values.at(['image', key]).written);
  return isWritten && /(^|\/)gitlab(-org)?\/gitlab-runner$/.test(image) ? 'dumb-init' : undefined;
}

function asTheImageWants(at: View, init: 'tini' | 'dumb-init'): Proposal {
  const value = init === 'tini';
  return { disposition: 'safe', title: `Set useTini: ${value}.`, changes: [{ op: 'set', at, value }] };
}
