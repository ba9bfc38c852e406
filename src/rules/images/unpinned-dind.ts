import type { Proposal } from '../../model/fix.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { isDockerInDocker } from '../shared/docker-in-docker.ts';
import { isDockerImage, jobImages, type JobImage } from '../shared/job-images.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { withoutVersion } from '../shared/service-names.ts';
import { textPlace } from '../shared/text-place.ts';

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
    fix: 'Gives images without a version that of the client or daemon which has one, else 28, whose daemon takes clients of any age. A client that is too old gets the version of the daemon. Unsafe, because jobs get another version of Docker.',
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
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          alias = "docker"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:29"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:29-dind"
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
      command = ["--mtu=1360"]
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
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
    fix: pinned(loose, images),
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
    fix: retagging([[client, (client.name.tag ?? '').replace(VERSION, versionOf(daemon) ?? '')]]),
  };
}

/** All of them with the version of one that has one: client and daemon of the same version always fit. */
function pinned(loose: readonly JobImage[], images: readonly JobImage[]): Proposal | undefined {
  const version = images.map(versionOf).find((one) => one !== undefined) ?? String(REFUSING_DAEMON - 1);
  const tags = loose.flatMap((image): [JobImage, string][] => {
    const variant = MOVED.exec(image.name.tag ?? '');
    return variant ? [[image, variant[1] ? `${version}-${variant[1]}` : version]] : [];
  });
  return tags.length === loose.length ? retagging(tags) : undefined;
}

/** Tags that Docker moves to each new build, and the variant of the image that they name. */
const MOVED = /^(?:latest|stable|edge|test|rc)?-?(dind|dind-rootless|git|cli)?$/;
const VERSION = /^\d+(\.\d+)*/;

function versionOf({ name }: JobImage): string | undefined {
  return VERSION.exec(name.tag ?? '')?.[0];
}

function retagging(tags: readonly (readonly [JobImage, string])[]): Proposal {
  const changes = tags.map(([{ at, text }, tag]) => ({
    op: 'set' as const,
    at: textPlace(at),
    value: `${withoutVersion(text)}:${tag}`,
  }));
  return { disposition: 'unsafe', title: `Write ${enumerate(changes.map(({ value }) => `"${value}"`))}.`, changes };
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
