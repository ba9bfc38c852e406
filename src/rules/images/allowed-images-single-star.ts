import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { allowLists, type AllowList } from '../shared/allow-lists.ts';
import { matchesGlob } from '../shared/globs.ts';
import { kubernetesRunners } from '../shared/runners.ts';

/** Ordinary images, one for each form that people have in mind when they write "all". */
const ORDINARY = ['ruby', 'ruby:3.3', 'library/ruby:3.3', 'registry.example.com/group/project/ruby:3.3'];

export default defineRule({
  id: 'allowed-images-single-star',
  group: 'images',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A pattern of allowed images has one star where two are needed.',
    why: 'A single star stops at a slash, and an image need not have a tag: "*/*:*" matches neither ruby:3.3 nor registry.example.com/group/ruby:3.3, and "registry.example.com/*:*" no image in a group. Jobs end with `The "ruby:3.3" image is not present on list of allowed images` and `disallowed image`. The documentation calls "*/*:*" all images.',
    remedy: 'Write "**" for all images, "registry.example.com/**" for all of a registry.',
    references: [
      'gitlab-runner v19.3.0: common/allowed_images.go (doublestar.Match)',
      'https://github.com/bmatcuk/doublestar#patterns',
      'https://docs.gitlab.com/runner/executors/kubernetes/#restrict-docker-images-and-services',
    ],
    keys: ['runners.kubernetes.allowed_images', 'runners.kubernetes.allowed_services'],
    fix: 'Writes "**" for a pattern that stands for all images; unsafe, because it lets in images that were kept out. A pattern of one registry or group is left alone, for it may be meant so.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        allowed_images = ["*/*:*"]
`,
      `# Perhaps meant so, and said as information.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        allowed_images = ["alpine:*", "registry.example.com/*:*"]
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        allowed_images = ["**"]
        allowed_services = ["registry.example.com/**", "postgres:*"]
`,
      `# One pattern lets in what the other leaves out.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        allowed_images = ["*", "*/*", "**/ruby:*", "registry.example.com/*", "registry.example.com/**"]
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        allowed_images = ["*/*:*", "{{ .Values.images }}"]
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        allowed_images = ["**"]
`,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const list of allowLists(runner)) {
        const finding = list.complete ? tooNarrow(list) : undefined;
        if (finding) report(finding);
      }
    }
  },
});

function tooNarrow(list: AllowList): Report | undefined {
  for (const { at, text } of list.patterns) {
    const isAll = /^[*/:]+$/.test(text) && text.includes('*') && text !== '**';
    const registry = /^([^*?]+)\/\*(:\*)?$/.exec(text)?.[1];
    const meant = isAll ? ORDINARY : registry === undefined ? [] : [`${registry}/group/project/ruby:3.3`];
    const barred = meant.find((image) => isBarred(image, list));
    if (barred === undefined) continue;
    const kind = list.key === 'allowed_images' ? 'image' : 'service';
    return {
      at,
      ...(isAll ? {} : { severity: 'info' }),
      message: `"${text}" does not match "${barred}", a star stops at a slash: jobs with such an ${kind === 'image' ? kind : `image as a ${kind}`} end with \`disallowed image\`.`,
      fix: isAll ? forAll(at) : undefined,
      remedy: isAll ? 'Write "**" for all images.' : `Write "${registry}/**" for all images below ${registry}.`,
    };
  }
  return undefined;
}

function forAll(at: View): Proposal {
  return { disposition: 'unsafe', title: 'Write "**" for all images.', changes: [{ op: 'set', at, value: '**' }] };
}

function isBarred(image: string, { patterns }: AllowList): boolean {
  return patterns.every(({ text }) => matchesGlob(text, image) === false);
}
