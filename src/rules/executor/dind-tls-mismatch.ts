import type { Proposal } from '../../model/fix.ts';
import type { RunnerView } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { appended } from '../shared/appended.ts';
import { dockerServices, hasOwnListeners, type DockerService } from '../shared/docker-host.ts';
import { hasUnknownVolumes, kubernetesRunners } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';
import { mayHoldMoreVariables, type Variable } from '../shared/variables.ts';
import { isBelow, mountsOf } from '../shared/volumes.ts';

export default defineRule({
  id: 'dind-tls-mismatch',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Docker-in-Docker and its clients disagree about TLS.',
    why: 'Images of Docker since 19.03 have DOCKER_TLS_CERTDIR=/certs: the daemon listens with TLS on port 2376 only, and writes the certificates for clients to /certs/client. With DOCKER_HOST on port 2375, or without a volume that brings the certificates to the job, builds end with `Cannot connect to the Docker daemon at tcp://docker:2375` or `unable to resolve docker endpoint: open /certs/client/ca.pem`.',
    remedy:
      'Either set DOCKER_TLS_CERTDIR= (empty) in the environment of the service and use port 2375, or use port 2376 and mount an empty_dir at /certs/client.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#using-dockerdind',
      'https://docs.gitlab.com/ci/docker/using_docker_build/#use-docker-in-docker',
      'https://github.com/docker-library/docker/blob/master/dockerd-entrypoint.sh',
    ],
    keys: ['runners.environment', 'runners.kubernetes.services.name'],
    fix: 'Mounts an empty_dir for the certificates. Where DOCKER_HOST has the port of the other kind it is unsafe, because either may be what is wrong: the port goes to 2375 if TLS is switched off, and TLS is switched off for port 2375 if nothing else speaks of it.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  environment = ["DOCKER_HOST=tcp://docker:2375"]\n  [[runners.kubernetes.services]]\n    name = "docker:28-dind"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  environment = ["DOCKER_HOST=tcp://docker:2376", "DOCKER_TLS_CERTDIR="]\n  [[runners.kubernetes.services]]\n    name = "docker:28-dind"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  environment = ["DOCKER_HOST=tcp://docker:2376", "DOCKER_TLS_VERIFY=1"]\n  [[runners.kubernetes.services]]\n    name = "docker:28-dind"\n',
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
    command = ["--mtu=1360"]
    environment = ["DOCKER_TLS_CERTDIR=", "HEALTHCHECK_TCP_PORT=2375"]
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  environment = ["DOCKER_HOST=tcp://docker:2376", "DOCKER_TLS_VERIFY=1"]
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
    environment = ["HEALTHCHECK_TCP_PORT=2376"]
    command = ["--mtu=1360"]
  [[runners.kubernetes.volumes.empty_dir]]
    name = "docker-certs"
    mount_path = "/certs/client"
    medium = "Memory"
`,
      },
      {
        file: 'config.toml',
        text: `# Jobs say themselves how they reach it.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
    environment = ["HEALTHCHECK_TCP_PORT=2376"]
    command = ["--mtu=1360"]
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  environment = ["DOCKER_HOST=tcp://docker:2375"]
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
    environment = ["DOCKER_TLS_CERTDIR="]
`,
      `[[runners]]
  executor = "kubernetes"
  environment = ["DOCKER_HOST=tcp://docker:2375", "DOCKER_TLS_CERTDIR="]
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
`,
      `[[runners]]
  executor = "kubernetes"
  environment = ["DOCKER_HOST=tcp://docker:2376", "DOCKER_TLS_VERIFY=1"]
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "docker-certs"
    mount_path = "/certs/client"
    medium = "Memory"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const service of dockerServices(runner)) {
        const variables = [runner.at('environment'), service.at.at('environment')];
        if (hasOwnListeners(service) || variables.some(mayHoldMoreVariables)) continue;
        const cause = causeIn(runner, service);
        if (cause) report({ at: service.client?.variable.at ?? service.at.at('name'), ...cause });
      }
    }
  },
});

function causeIn(runner: RunnerView, service: DockerService): Cause | undefined {
  const { client, tlsDirectory, tlsVariable } = service;
  if (tlsDirectory === undefined) return undefined;
  const port = client?.port;
  if (tlsDirectory === '')
    return client && port === '2376'
      ? {
          message:
            'Without TLS the daemon listens on port 2375: jobs end with `Cannot connect to the Docker daemon at tcp://docker:2376`.',
          fix: onPlainPort(client.variable),
        }
      : undefined;
  if (port === '2375')
    return {
      message:
        'The daemon listens with TLS on port 2376 only, because DOCKER_TLS_CERTDIR is not empty: jobs end with `Cannot connect to the Docker daemon at tcp://docker:2375`.',
      fix: tlsVariable ? undefined : withoutTls(service),
    };
  if ((port !== '2376' && !tlsVariable) || mayShare(runner, tlsDirectory)) return undefined;
  return {
    message: `No volume brings the certificates from ${tlsDirectory}/client of the daemon to the job: \`open ${tlsDirectory}/client/ca.pem: no such file or directory\`.`,
    fix: withVolume(runner, `${tlsDirectory}/client`),
  };
}

type Cause = Pick<Report, 'message' | 'fix'>;

function onPlainPort({ at, name, text }: Variable): Proposal {
  const value = `${name}=${text.replace(/:2376(\/?)$/, ':2375$1')}`;
  return { disposition: 'unsafe', title: `Write ${value}.`, changes: [{ op: 'set', at, value }] };
}

function withoutTls({ at }: DockerService): Proposal {
  return {
    disposition: 'unsafe',
    title: 'Add DOCKER_TLS_CERTDIR= to the environment of the service.',
    changes: appended(at.at('environment'), ['DOCKER_TLS_CERTDIR=']),
  };
}

/** The volume that the documentation has for them. */
function withVolume(runner: RunnerView, path: string): Proposal | undefined {
  const name = 'docker-certs';
  if (mountsOf(runner).some((mount) => mount.name === undefined || mount.name === name)) return undefined;
  return {
    disposition: 'safe',
    title: `Mount an empty_dir at ${path}.`,
    changes: appended(runner.at('kubernetes.volumes.empty_dir'), [{ name, mount_path: path, medium: 'Memory' }]),
  };
}

/** True where job and service share the directory of the certificates, or may. */
function mayShare(runner: RunnerView, directory: string): boolean {
  if (hasUnknownVolumes(runner) || isGiven(runner.at('kubernetes.pod_spec'))) return true;
  return mountsOf(runner).some(
    ({ path }) => path === undefined || isBelow(`${directory}/client/`, path) || isBelow(`${path}/`, directory),
  );
}
