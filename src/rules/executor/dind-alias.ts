import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dockerServices } from '../shared/docker-host.ts';
import { isIpAddress } from '../shared/hosts.ts';
import { aliasesOf, isHostName, serviceNames } from '../shared/service-names.ts';
import { kubernetesRunners, mayBeAliased } from '../shared/runners.ts';

export default defineRule({
  id: 'dind-alias',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Jobs look for the Docker daemon under a name that its service does not have.',
    why: 'A service is known by its alias and by names made of its image: registry.example.com/ci/docker:28-dind becomes registry.example.com-ci-docker. Only the image "docker" itself is known as docker without an alias. Else jobs end with `lookup docker on 10.96.0.10:53: no such host`.',
    remedy: 'Add alias = "docker" to the service.',
    references: [
      'https://docs.gitlab.com/ci/services/#accessing-the-services',
      'gitlab-runner v19.3.0: helpers/container/services/services.go (SplitNameAndVersion), executors/kubernetes/host_aliases.go',
    ],
    keys: ['runners.kubernetes.services.alias', 'runners.kubernetes.services.name'],
    fix: 'Adds the name to the aliases of the service. Unsafe for other names than docker, which may be those of a daemon elsewhere; a name with a domain is one.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  environment = ["DOCKER_HOST=tcp://docker:2375", "DOCKER_TLS_CERTDIR="]
  [runners.kubernetes]
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "registry.example.com/mirror/docker:28-dind"
    environment = ["HEALTHCHECK_TCP_PORT=2376"]
    command = ["--mtu=1360"]
`,
      },
      {
        file: 'config.toml',
        text: `# Jobs mostly use the name docker.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "docker.io/library/docker:28-dind"
    environment = ["HEALTHCHECK_TCP_PORT=2376"]
    command = ["--mtu=1360"]
`,
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  environment = ["DOCKER_HOST=tcp://docker:2375"]
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
    environment = ["DOCKER_TLS_CERTDIR=", "HEALTHCHECK_TCP_PORT=2375"]
    command = ["--mtu=1360"]
  [[runners.kubernetes.services]]
    name = "registry.example.com/mirror/docker:28-dind"
    alias = "dind, docker"
    environment = ["DOCKER_TLS_CERTDIR=", "HEALTHCHECK_TCP_PORT=2375"]
    command = ["--mtu=1360"]
`,
      },
      {
        file: 'config.toml',
        text: `# All containers of a pod share localhost.
[[runners]]
  executor = "kubernetes"
  environment = ["DOCKER_HOST=tcp://localhost:2375"]
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "registry.example.com/mirror/docker:28-dind"
    environment = ["DOCKER_TLS_CERTDIR=", "HEALTHCHECK_TCP_PORT=2375"]
    command = ["--mtu=1360"]
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  environment = ["DOCKER_HOST=tcp://docker:2375", "DOCKER_TLS_CERTDIR="]
  [runners.kubernetes]
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "registry.example.com/mirror/docker:28-dind"
    environment = ["HEALTHCHECK_TCP_PORT=2376"]
    command = ["--mtu=1360"]
    alias = "docker"
`,
      `# Jobs mostly use the name docker.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "docker.io/library/docker:28-dind"
    environment = ["HEALTHCHECK_TCP_PORT=2376"]
    command = ["--mtu=1360"]
    alias = "docker"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const services = dockerServices(runner);
      const [first] = services;
      if (!first) continue;
      const { client } = first;
      const host = client ? client.host : 'docker';
      const isLocal = host === undefined || host === 'localhost' || isIpAddress(host);
      if (isLocal || mayBeAliased(runner, host)) continue;
      const names = runner.at('kubernetes.services').items().map(serviceNames);
      if (names.some((known) => known === undefined || known.includes(host))) continue;
      report({
        at: first.at.at('name'),
        severity: client ? 'warning' : 'info',
        message: `Jobs that use tcp://${host} end with \`lookup ${host}: no such host\`: the service is only known as ${serviceNames(first.at)?.at(-1) ?? first.image}.`,
        fix: withAlias(first.at, host),
        ...(host === 'docker' ? {} : { remedy: `Add alias = "${host}" to the service.` }),
      });
    }
  },
});

function withAlias(service: View, host: string): Proposal | undefined {
  if (!isHostName(host) || host.includes('.')) return undefined;
  const alias = [...aliasesOf(service), host].join(', ');
  return {
    disposition: host === 'docker' ? 'safe' : 'unsafe',
    title: `Set alias = "${alias}".`,
    changes: [{ op: 'set', at: service.at('alias'), value: alias }],
  };
}
