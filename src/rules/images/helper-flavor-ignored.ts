import { flavorOfHelperImage, helperFlavors } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { retagged } from '../shared/helper.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { textPlace } from '../shared/text-place.ts';

export default defineRule({
  id: 'helper-flavor-ignored',
  group: 'images',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'helper_image_flavor is set beside helper_image, which makes it void.',
    why: 'The runner takes helper_image as it is and adds neither flavour nor processor to it. Who sets the flavour to "ubuntu" against look-ups that fail, and has an Alpine image in helper_image, has changed nothing.',
    remedy: "Remove one of the two: helper_image if GitLab's image of that flavour will do, else helper_image_flavor.",
    references: [
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (getHelperImage)',
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#override-the-helper-image',
    ],
    keys: ['runners.kubernetes.helper_image_flavor', 'runners.kubernetes.helper_image'],
    fix: "Writes a flavour other than Alpine into the tag of helper_image where that is GitLab's own, else removes helper_image_flavor. Unsafe, because a mirror must have that tag, and the flavour may be what is wanted.",
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image = "registry.example.com/mirror/gitlab-runner-helper:x86_64-v19.3.0"
        helper_image_flavor = "ubuntu"
`,
      `# Nobody can tell what this image is built on: said as information.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image = "registry.example.com/platform/runner-helper:7"
        helper_image_flavor = "ubuntu"
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `# Both say the same.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image = "registry.example.com/mirror/gitlab-runner-helper:ubuntu-x86_64-v\${CI_RUNNER_VERSION}"
        helper_image_flavor = "ubuntu"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image = ""
        helper_image_flavor = "ubuntu"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image = "registry.example.com/mirror/gitlab-runner-helper:ubuntu-x86_64-v19.3.0"
        helper_image_flavor = "ubuntu"
`,
      `# Nobody can tell what this image is built on: said as information.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image = "registry.example.com/platform/runner-helper:7"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const flavor = runner.at('kubernetes.helper_image_flavor');
      const image = runner.at('kubernetes.helper_image');
      if (!flavor.written || !flavor.string || !image.string) continue;
      const actual = flavorOfHelperImage(image.string);
      if (actual === flavor.string) continue;
      report({
        at: flavor,
        ...(actual === undefined ? { severity: 'info' } : {}),
        message: `helper_image_flavor = "${flavor.string}" has no effect, because helper_image is set: jobs run ${image.string}${actual === undefined ? '' : `, which is ${actual}`}.`,
        related: [{ at: image, message: 'this counts' }],
        fix: fixFor(image, flavor, release),
      });
    }
  },
});

function fixFor(image: View, flavor: View, { runner }: Release): Proposal {
  const { string: wanted = '' } = flavor;
  const isWanted = !wanted.startsWith('alpine') && helperFlavors(runner).includes(wanted);
  const better = isWanted ? retagged(image.string ?? '', { flavor: wanted }) : undefined;
  if (better !== undefined)
    return {
      disposition: 'unsafe',
      title: `Set helper_image = "${better}".`,
      changes: [{ op: 'set', at: textPlace(image), value: better }],
    };
  return {
    disposition: 'unsafe',
    title: 'Remove helper_image_flavor, which nothing reads beside helper_image.',
    changes: [{ op: 'remove', at: flavor }],
  };
}
