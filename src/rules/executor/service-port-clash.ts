import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isDockerInDocker } from '../shared/docker-in-docker.ts';
import { kubernetesRunners, mayExclude } from '../shared/runners.ts';
import { withoutVersion } from '../shared/service-names.ts';
import { isGiven } from '../shared/truth.ts';

/** Ports on which servers of well-known images listen unless they are told otherwise (documentation of the images on Docker Hub). */
const PORTS: ReadonlyMap<string, number> = new Map([
  ['postgres', 5432],
  ['postgis', 5432],
  ['mysql', 3306],
  ['mariadb', 3306],
  ['percona', 3306],
  ['redis', 6379],
  ['valkey', 6379],
  ['mongo', 27017],
  ['elasticsearch', 9200],
  ['opensearch', 9200],
  ['rabbitmq', 5672],
  ['memcached', 11211],
  ['nginx', 80],
  ['httpd', 80],
  ['standalone-chrome', 4444],
  ['standalone-firefox', 4444],
]);
const DOCKER = 2376;

export default defineRule({
  id: 'service-port-clash',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Two services of the config listen on one port.',
    why: 'All containers of a job share the network of its pod, so a port can be used once. The service that starts second ends with `bind: address already in use`, and jobs talk to the first one under both names.',
    remedy: 'Leave one out, or give it another port by its command.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#define-a-list-of-services',
      'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
    ],
    keys: ['runners.kubernetes.services.name'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.services]]\n    name = "mysql:8"\n    alias = "db"\n  [[runners.kubernetes.services]]\n    name = "registry.example.com/library/mariadb:11"\n    alias = "other-db"\n',
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
    name = "postgres:17"
  [[runners.kubernetes.services]]
    name = "postgres:16"
    command = ["-p", "5433"]
  [[runners.kubernetes.services]]
    name = "redis:8"
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const seen = new Map<number, View>();
      for (const service of runner.at('kubernetes.services').items()) {
        const name = service.at('name');
        const port = portOf(service);
        const first = port === undefined ? undefined : seen.get(port);
        if (port === undefined) continue;
        if (!first) seen.set(port, service);
        else if (!mayExclude(first, service))
          report({
            at: name,
            message: `${name.string} and ${first.at('name').string} both listen on port ${port} of the pod: the second one ends with \`address already in use\`.`,
            related: [{ at: first.at('name'), message: 'the other one' }],
          });
      }
    }
  },
});

/** The port of a service that starts as its image says; a command or a variable may give it another one. */
function portOf(service: View): number | undefined {
  const image = service.at('name').string;
  if (image === undefined || ['command', 'entrypoint', 'environment'].some((key) => isGiven(service.at(key))))
    return undefined;
  const name = withoutVersion(image);
  return isDockerInDocker(image) ? DOCKER : PORTS.get(name.slice(name.lastIndexOf('/') + 1));
}
