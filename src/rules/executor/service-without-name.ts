import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'service-without-name',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A service of runners.config has no image.',
    why: 'The executor passes over entries of [[runners.kubernetes.services]] without a name, which is the image, and says nothing: alias, command and environment of such an entry are lost. They are not joined with a service that a job names either.',
    remedy: 'Write the image of the service as name, such as name = "docker:28-dind", or remove the entry.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#define-a-list-of-services',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (prepareOptions)',
    ],
    keys: ['runners.kubernetes.services.name'],
    fix: 'Renames image to name. Unsafe because jobs then have a service that they did without.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.services]]\n    alias = "dind"\n    command = ["--host=tcp://0.0.0.0:2375"]\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.services]]\n    name = ""\n    alias = "db"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.services]]\n    image = "registry.example.com/db:17"\n    alias = "db"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.services]]
    name = "registry.example.com/db:17"
    alias = "db"
  [[runners.kubernetes.services]]
    name = "$DATABASE"
`,
      },
    ],
    fixed: [
      null,
      null,
      '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.services]]\n    name = "registry.example.com/db:17"\n    alias = "db"\n',
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const service of runner.at('kubernetes.services').items()) {
        const at = service.at('name');
        if (at.unknown || !isFalsy(at)) continue;
        const alias = service.at('alias').string;
        const message = `The runner passes over the service${alias ? ` "${alias}"` : ''} without a word: it has no name, which is its image.`;
        report(service.at('image').string ? { message, ...asName(service.at('image'), at) } : { message, at });
      }
    }
  },
});

/** In .gitlab-ci.yml, too, the image of a service is its name. */
function asName(image: View, name: View): Pick<Report, 'at' | 'remedy' | 'fix'> {
  return {
    at: image,
    remedy: 'Write name instead of image.',
    fix: name.written
      ? undefined
      : { disposition: 'unsafe', title: 'Rename image to name.', changes: [{ op: 'rename', at: image, key: 'name' }] },
  };
}
