import { defineRule } from '../../model/rule.ts';
import { endOfLife } from '../shared/end-of-life.ts';
import { jobImages } from '../shared/job-images.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'eol-image',
  group: 'images',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'An image that jobs get from the runner is of a version that is no longer supported.',
    why: 'Such an image gets no security fixes any more. Its package sources move to an archive sooner or later, and `apt-get update` or `apk add` in jobs end with 404 Not Found; its root certificates grow old, and downloads end with certificate errors.',
    remedy: 'Use a version that is supported.',
    references: ['https://endoflife.date/', 'https://docs.gitlab.com/ci/docker/using_docker_images/'],
    keys: ['runners.kubernetes.image', 'runners.kubernetes.services.name'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "ubuntu:20.04"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "registry.example.com/library/alpine:3.16.2"
    [[runners.kubernetes.services]]
      name = "registry.example.com/ci/builder:3.16"
`,
      },
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "node:16-bullseye-slim"
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "ubuntu:24.04"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.services]]
          name = "postgres:17"
        [[runners.kubernetes.services]]
          name = "someone/python:3.6"
`,
      {
        file: 'values.yaml',
        besides: ['unpinned-default-image'],
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "node"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const { at, name, role, text } of jobImages(release, runner)) {
        const day = role === 'helper' ? undefined : endOfLife(name);
        if (day !== undefined) report({ at, message: `${text} has had no security fixes since ${day}.` });
      }
    }
  },
});
