import { compareVersions } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { alpineUserOf, isOfficialImage, withUbuntuUser } from '../shared/manager-image.ts';
import { textOf } from '../shared/truth.ts';
import { imageAsString } from '../shared/values-shape.ts';

export default defineRule({
  id: 'image-as-string',
  group: 'images',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: "The manager's image is written as one text, not as registry, image and tag.",
    why: "Charts up to 0.52 took one text. From 0.53.0 on they read only image.registry, image.image and image.tag, and Helm stops: `can't evaluate field registry in type interface {}`. Pages on the Web still show the old form.",
    remedy: 'Write image as a mapping with the keys registry, image and tag.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/',
      'gitlab-runner chart 0.92.0: templates/_helpers.tpl (gitlab-runner.image)',
    ],
    keys: ['image'],
    fix: "Takes the text apart into registry, image and tag. GitLab's Ubuntu image gets its user and group as well, in place of those of the Alpine image.",
  },
  examples: {
    bad: [
      `image: gitlab/gitlab-runner:ubuntu-v17.3.0
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `image:
  registry: docker.io
  image: gitlab/gitlab-runner
  tag: ubuntu-v17.3.0
securityContext:
  runAsUser: 999
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'values.yaml',
        chart: '0.40.0',
        text: `image: gitlab/gitlab-runner:alpine-v14.10.0
runners:
  secret: gitlab-runner-token
`,
      },
    ],
    fixed: [
      `image:
  registry: docker.io
  image: gitlab/gitlab-runner
  tag: ubuntu-v17.3.0
runners:
  secret: gitlab-runner-token
podSecurityContext:
  runAsUser: 999
  fsGroup: 999
`,
    ],
  },
  check(release, report) {
    // The part that the template asks for first (templates/_helpers.tpl).
    const field = compareVersions(release.chart ?? '', '0.59.0') < 0 ? 'tag' : 'registry';
    const written = release.problems.flatMap((problem) => imageAsString(problem) ?? []).filter(({ string }) => string);
    for (const at of [...written, ...withHoles(release)]) {
      report({
        at,
        message: `Helm stops: \`can't evaluate field ${field} in type interface {}\`. Since chart 0.53.0 image is a mapping.`,
        ...remedyFor(at, release),
      });
    }
  },
});

/** A text of which only a part is known is none the less a text. */
function withHoles({ chart, values }: Release): readonly View[] {
  const image = values?.at('image');
  if (!image?.unknown || chart === null || compareVersions(chart, '0.53.0') < 0) return [];
  return /^[\w.-]+[:/][^{}\n]*\$?\{/.test(textOf(image) ?? '') ? [image] : [];
}

function remedyFor(at: View, release: Release): { remedy?: string; fix?: Proposal } {
  const parts = partsOf(at.string ?? '');
  if (!parts) return {};
  const { tag, ...name } = parts;
  const keys = [`registry: ${name.registry}`, `image: ${name.image}`, ...(tag === '' ? [] : [`tag: "${tag}"`])];
  const order = `image: {${keys.join(', ')}}`;
  const user = isOfficialImage(name.image) ? alpineUserOf(release, tag) : undefined;
  return {
    remedy: `Write ${order}.`,
    fix: {
      disposition: 'safe',
      title: `Write ${order}${user ? ', and run it as user 999 of the Ubuntu image' : ''}.`,
      changes: [
        { op: 'set', at, value: tag === '' ? name : { ...name, tag } },
        ...(release.values && user ? withUbuntuUser(release.values, user) : []),
      ],
    },
  };
}

interface Parts {
  readonly registry: string;
  readonly image: string;
  /** Empty where none is written: the chart then fills in its own. */
  readonly tag: string;
}

/** undefined for a digest, which has no key of its own in the chart, and for a text with holes. */
function partsOf(text: string): Parts | undefined {
  if (text.includes('@') || /[\s{}$]/.test(text)) return undefined;
  const slash = text.lastIndexOf('/');
  const colon = text.indexOf(':', slash + 1);
  const name = colon < 0 ? text : text.slice(0, colon);
  const [first = '', ...rest] = name.split('/');
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return {
    registry: hasRegistry ? first : 'docker.io',
    image: hasRegistry ? rest.join('/') : name,
    tag: colon < 0 ? '' : text.slice(colon + 1),
  };
}
