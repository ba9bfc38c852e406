import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { appended } from '../shared/appended.ts';
import { dockerServices, hasOwnListeners, type DockerService } from '../shared/docker-host.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { mayHoldMoreVariables, variablesIn } from '../shared/variables.ts';

const VARIABLE = 'HEALTHCHECK_TCP_PORT';

export default defineRule({
  id: 'dind-race',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  appliesFrom: { runner: '16.9' },
  docs: {
    what: 'Jobs start before the Docker daemon does.',
    why: `All containers of a pod start together, and dockerd takes some seconds. A job that is quicker ends with \`Cannot connect to the Docker daemon at tcp://docker:2375. Is the docker daemon running?\`, at random. With ${VARIABLE} in the environment of the service the runner waits for that port (16.9 and later).`,
    remedy: `Add environment = ["${VARIABLE}=2376"] to the service, or 2375 without TLS.`,
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#define-a-list-of-services',
      'https://gitlab.com/gitlab-org/gitlab-runner/-/issues/27215',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (waitForServices)',
    ],
    keys: ['runners.kubernetes.services.name'],
    fix: 'Adds the variable to the environment of the service, with the port on which the daemon listens as far as the configuration tells. Unsafe, because jobs that set DOCKER_TLS_CERTDIR themselves give it another port.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
    command = ["--mtu=1360"]
`,
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
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
    command = ["--mtu=1360"]
    environment = ["HEALTHCHECK_TCP_PORT=2376"]
`,
      },
      {
        file: 'config.toml',
        runner: '16.8',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
    command = ["--mtu=1360"]
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
    command = ["--mtu=1360"]
    environment = ["HEALTHCHECK_TCP_PORT=2376"]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const service of dockerServices(runner)) {
        const environment = service.at.at('environment');
        const isChecked = variablesIn(environment).some(({ name }) => name === VARIABLE);
        if (isChecked || mayHoldMoreVariables(environment)) continue;
        const port = portOf(service);
        report({
          at: service.at.at('name'),
          message: `Jobs do not wait for ${service.image} and end at random with \`Cannot connect to the Docker daemon\`.`,
          ...(port === undefined ? {} : waitingFor(port, environment)),
        });
      }
    }
  },
});

function waitingFor(port: string, environment: View): { remedy: string; fix: Proposal } {
  const variable = `${VARIABLE}=${port}`;
  const title = `Add environment = ["${variable}"] to the service.`;
  return { remedy: title, fix: { disposition: 'unsafe', title, changes: appended(environment, [variable]) } };
}

/** Where the daemon listens: as its arguments say, else as the image does; undefined where nobody can tell. */
function portOf(service: DockerService): string | undefined {
  if (!hasOwnListeners(service)) {
    if (service.tlsDirectory === undefined) return undefined;
    return service.tlsDirectory === '' ? '2375' : '2376';
  }
  const words = ['command', 'entrypoint'].flatMap((key) => service.at.at(key).items());
  const ports = words.flatMap(({ string }) => /\btcp:\/\/[^/]*:(\d+)/.exec(string ?? '')?.[1] ?? []);
  return ports.length === 1 ? ports[0] : undefined;
}
