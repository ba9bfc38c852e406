import { defineRule } from '../../model/rule.ts';
import { isFloating, repositoryOf } from '../shared/image-name.ts';
import { isDockerImage, jobImages, type JobImage } from '../shared/job-images.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'unpinned-default-image',
  group: 'images',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'An image that jobs get from the runner has no fixed version.',
    why: 'Without a tag, or with one such as "latest", the image is whatever its publisher pushed last. Jobs change or break from one day to the next without any commit, and with pull_policy "if-not-present" each node keeps the one it happened to pull first.',
    remedy: 'Give the image a version tag, or a digest.',
    references: [
      'https://docs.gitlab.com/ci/docker/using_docker_images/',
      'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    ],
    keys: ['runners.kubernetes.image', 'runners.kubernetes.services.name'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12.11"
    [[runners.kubernetes.services]]
      name = "registry.example.com/ci/postgres:latest"
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine:3.22"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "alpine@sha256:8a1f59ffb675680d47db6337b49d22281a139e9d709335b492be023728e11715"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
      `# Another image for each job, or one that only render time knows.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "{{ .Values.image }}"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.services]]
          name = "$CI_REGISTRY/postgres"
`,
      `# The default of the chart is no one's choice.
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'values.yaml',
        facts: { 'jobs.withoutImage': false },
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const image of jobImages(release, runner)) {
        if (image.role === 'helper' || isDockerImage(image.name) || !isFloating(image.name)) continue;
        report({ at: image.at, message: messageOf(image) });
      }
    }
  },
});

function messageOf({ role, name }: JobImage): string {
  const who = role === 'build' ? 'Jobs that name no image' : 'All jobs';
  const version =
    name.tag === undefined ? 'no tag, so the newest one' : `the tag "${name.tag}", which is moved to each new build`;
  return `${who} get whatever ${repositoryOf(name)} is on that day: it has ${version}. They change without any commit.`;
}
