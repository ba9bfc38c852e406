import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { glibcInstead, glibcTag } from '../shared/alpine-images.ts';
import { imageName } from '../shared/image-name.ts';
import { type JobImage, jobImages } from '../shared/job-images.ts';
import { kubernetesRunners, mayRunOnWindows } from '../shared/runners.ts';
import { textPlace } from '../shared/text-place.ts';

export default defineRule({
  id: 'musl-default-build-image',
  group: 'dns',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'An image that the configuration gives to jobs is Alpine: programs in it use musl.',
    why: 'musl is not glibc. Programs that were built for glibc end with "not found" or "Error relocating …: symbol not found", Python packages without musllinux wheels are compiled anew, and names are looked up as in the Alpine helper: both IPv4 and IPv6 at once, without the options single-request and use-vc. The default image serves every job that names none.',
    remedy: 'Use the same image without "-alpine", or one of Debian or Ubuntu.',
    references: [
      'https://wiki.musl-libc.org/functional-differences-from-glibc.html',
      'https://github.com/docker-library/official-images/tree/master/library',
      'gitlab-runner chart 0.92.0: values.yaml (runners.config, image = "alpine")',
    ],
    keys: ['runners.kubernetes.image', 'runners.kubernetes.services.name'],
    fix: 'Takes the same tag without "-alpine" for official images of Docker Hub that have it. Unsafe, because scripts of jobs may call apk.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "node:22-alpine3.21"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [[runners.kubernetes.services]]
      name = "registry.example.com/library/postgres:17-alpine"
`,
      },
      {
        file: 'values.yaml',
        facts: { 'jobs.withoutImage': true },
        text: `# The chart's own default, "alpine", counts for jobs that name no image.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
`,
      },
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "node:22"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# There is no such image with glibc.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28-alpine3.21"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      {
        file: 'values.yaml',
        facts: { 'jobs.withoutImage': false },
        text: `# Every job names its own image.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine:3.21"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
      `# Nobody has chosen the chart's own default.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "node:22"
`,
      null,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      if (mayRunOnWindows(runner)) continue;
      for (const image of [...jobImages(release, runner), ...chartDefault(release, runner)]) {
        const { at, name, role, text } = image;
        const instead = role === 'helper' ? undefined : glibcInstead(name);
        if (instead === undefined) continue;
        report({
          at: at.written ? at.valuePlace : at,
          message: `${text} is Alpine: programs ${role === 'build' ? 'of jobs that name no image' : 'in this service'} use musl, for look-ups of names too.`,
          remedy: `Use ${instead}.`,
          fix: fixFor(image),
        });
      }
    }
  },
});

/** The image of the chart's own template, where jobs are known to use it. */
function chartDefault({ facts }: Release, runner: RunnerView): readonly JobImage[] {
  const at = runner.at('kubernetes.image');
  const name = at.written || facts['jobs.withoutImage'] !== true ? undefined : imageName(at.string ?? '');
  return name ? [{ role: 'build', at, text: at.string ?? '', name }] : [];
}

function fixFor({ at, name, text }: JobImage): Proposal | undefined {
  const tag = glibcTag(name);
  if (tag === undefined || name.registry !== 'docker.io' || name.digest !== undefined) return undefined;
  const value = `${text.slice(0, text.lastIndexOf(':'))}:${tag}`;
  return {
    disposition: 'unsafe',
    title: `Use the image ${value}.`,
    changes: [{ op: 'set', at: textPlace(at), value }],
  };
}
