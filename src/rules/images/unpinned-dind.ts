import { defineRule, type Report } from '../../model/rule.ts';
import { isDockerInDocker } from '../shared/docker-in-docker.ts';
import { isDockerImage, jobImages, type JobImage } from '../shared/job-images.ts';
import { kubernetesRunners } from '../shared/runners.ts';

/** Docker 29 (November 2025) was the first daemon that refuses API versions below this one, which Docker 25 brought. */
const REFUSING_DAEMON = 29;
const FIRST_ACCEPTED_CLIENT = 25;

export default defineRule({
  id: 'unpinned-dind',
  group: 'images',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The Docker client or daemon of jobs has no fixed version, or the two do not fit.',
    why: 'Client and daemon must be able to speak with each other. On 11 November 2025 "docker:dind" became Docker 29, which refuses clients older than Docker 25: `Error response from daemon: client version 1.40 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version`. The tag "stable" has not been moved since December 2020.',
    remedy:
      'Give client and daemon the same version: image "docker:28" with service "docker:28-dind", or a full version.',
    references: [
      'https://github.com/docker-library/docker/issues/559',
      'https://docs.docker.com/engine/release-notes/29/',
      'https://docs.docker.com/reference/api/engine/',
      'https://docs.gitlab.com/ci/docker/using_docker_build/#use-docker-in-docker',
    ],
    keys: ['runners.kubernetes.services.name', 'runners.kubernetes.image'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:stable"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:dind"
          alias = "docker"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:20.10.16"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:29-dind"
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
      command = ["--mtu=1360"]
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:latest"
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        service_container_security_context = { privileged = true }
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          alias = "docker"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      `# They speak with each other: both know API 1.44.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:27.5.1-cli"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        service_container_security_context = { privileged = true }
        [[runners.kubernetes.services]]
          name = "docker:29.1-dind-rootless"
          alias = "docker"
`,
      `# Not an image of Docker.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "registry.example.com/ci/dind:3"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const images = jobImages(release, runner).filter(({ name }) => isDockerImage(name) && name.digest === undefined);
      const finding = floating(images) ?? clashing(images);
      if (finding) report(finding);
    }
  },
});

/** One finding for all of them: they are to be changed together. */
function floating(images: readonly JobImage[]): Report | undefined {
  const loose = images.filter(({ name }) => !/^\d/.test(name.tag ?? ''));
  const first = loose.find(isDaemon) ?? loose[0];
  if (!first) return undefined;
  return {
    at: first.at,
    message: messageOf(first, images),
    related: loose.filter((image) => image !== first).map(({ at, text }) => ({ at, message: `nor has ${text}` })),
  };
}

function messageOf(first: JobImage, images: readonly JobImage[]): string {
  const { text } = first;
  if (isStable(first)) {
    const effect = isDaemon(first)
      ? 'it gets no fixes'
      : `daemons from Docker ${REFUSING_DAEMON} on refuse it, \`${errorFor(first)}\``;
    return `${text} has stood still at Docker 19.03 since December 2020: ${effect}.`;
  }
  if (!isDaemon(first))
    return `${text} has no fixed version: jobs break when client and daemon no longer fit each other.`;
  return `${text} has no fixed version. It is Docker ${REFUSING_DAEMON} or newer, with which jobs that have an older client end: \`${errorFor(images.find(isClient))}\`.`;
}

function clashing(images: readonly JobImage[]): Report | undefined {
  const client = images.find(isClient);
  const daemon = images.find(isDaemon);
  if (!client || !daemon) return undefined;
  if (majorOf(client) >= FIRST_ACCEPTED_CLIENT || majorOf(daemon) < REFUSING_DAEMON) return undefined;
  return {
    at: daemon.at,
    message: `Jobs end with \`${errorFor(client)}\`: the client is ${client.text}.`,
    related: [{ at: client.at, message: 'the client' }],
  };
}

function isClient({ role }: JobImage): boolean {
  return role === 'build';
}

function isDaemon({ role, text }: JobImage): boolean {
  return role === 'service' && (isDockerInDocker(text) || text.includes('dind-rootless'));
}

/** Its last build was Docker 19.03. */
function isStable({ name }: JobImage): boolean {
  return name.tag?.startsWith('stable') ?? false;
}

function majorOf({ name }: JobImage): number {
  return Number.parseInt(name.tag ?? '', 10);
}

/** Highest API version of Docker's older majors (Docker's table of API versions). */
const API_VERSIONS: Readonly<Record<number, string>> = { 18: '1.39', 19: '1.40', 20: '1.41', 23: '1.42', 24: '1.43' };

function errorFor(client: JobImage | undefined): string {
  const stable = client && isStable(client) ? '1.40' : undefined;
  const version = stable ?? (client && API_VERSIONS[majorOf(client)]) ?? '1.…';
  return `client version ${version} is too old. Minimum supported API version is 1.44`;
}
