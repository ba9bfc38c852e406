import type { Facts } from '../../model/facts.ts';
import type { Correction, Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { textPlace } from '../shared/text-place.ts';
import { mayHaveJobVariable } from '../shared/variables.ts';
import type { ImageName } from '../shared/image-name.ts';
import { jobImages, type JobImage } from '../shared/job-images.ts';
import { knownPolicies } from '../shared/pull-policies.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { aliasesOf, isHostName, serviceNames } from '../shared/service-names.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'docker-hub-anonymous',
  group: 'images',
  since: '0.1.0',
  severity: 'info',
  gravest: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Images for jobs are pulled from Docker Hub without signing in.',
    why: 'Docker Hub allows 100 pulls in six hours for each address (IPv4, or IPv6 /64) that does not sign in, and all nodes behind one NAT gateway share it. Beyond that jobs wait and end with `image pull failed: Back-off pulling image …`; the event behind it says `toomanyrequests: You have reached your unauthenticated pull rate limit`.',
    remedy:
      'Pull through a mirror in your own network, or give the pods a pull secret with image_pull_secrets. Declare whether the nodes use a mirror already: --fact registry.nodesUseMirror=true or =false.',
    references: [
      'https://docs.docker.com/docker-hub/usage/',
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#use-an-image-from-a-private-registry',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (prepareImagePullSecrets)',
    ],
    keys: ['runners.kubernetes.image', 'runners.kubernetes.services.name', 'runners.kubernetes.image_pull_secrets'],
    fix: 'Writes the images with the host of the mirror, which the fact registry.mirror names; services keep their names by an alias. Unsafe, because the mirror must have them.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine:3.22"
`,
      {
        file: 'config.toml',
        facts: { 'registry.mirror': 'hub.example.com' },
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "registry.example.com/ci/base:7"
    helper_image = "gitlab/gitlab-runner-helper:ubuntu-x86_64-v\${CI_RUNNER_VERSION}"
    [[runners.kubernetes.services]]
      name = "postgres:17"
    [[runners.kubernetes.services]]
      name = "redis:8"
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "registry.example.com/mirror/alpine:3.22"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine:3.22"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        image_pull_secrets = ["docker-hub"]
`,
      `runners:
  config: |
    [[runners]]
      environment = ["DOCKER_AUTH_CONFIG={{ .Values.dockerAuth }}"]
      [runners.kubernetes]
        image = "alpine:3.22"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `# Only what a node has already.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine:3.22"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        pull_policy = "never"
`,
      {
        file: 'values.yaml',
        facts: { 'registry.nodesUseMirror': true },
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine:3.22"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      },
      `# The chart's own template, whose image is no one's choice.
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      null,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "registry.example.com/ci/base:7"
    helper_image = "gitlab/gitlab-runner-helper:ubuntu-x86_64-v\${CI_RUNNER_VERSION}"
    [[runners.kubernetes.services]]
      name = "hub.example.com/library/postgres:17"
      alias = "postgres"
    [[runners.kubernetes.services]]
      name = "hub.example.com/library/redis:8"
      alias = "redis"
`,
    ],
  },
  check(release, report) {
    const { facts } = release;
    if (facts['registry.nodesUseMirror']) return;
    for (const runner of kubernetesRunners(release)) {
      const [first, ...others] = jobImages(release, runner).filter(({ name }) => name.registry === 'docker.io');
      if (!first || maySignIn(runner) || neverPulls(runner)) continue;
      report({
        at: first.at,
        message: `Jobs that start while the limit of Docker Hub is reached end with \`image pull failed: Back-off pulling image "${first.text}"\` (toomanyrequests): nobody signs in there, so 100 pulls in six hours are all that your address has.`,
        related: others.map(({ at, text }) => ({ at, message: `${text} counts as well` })),
        ...(facts['registry.nodesUseMirror'] === false || facts['registry.mirror'] !== undefined
          ? { severity: 'warning' as const }
          : {}),
        ...remedyFor(first, facts),
        fix: fixFor([first, ...others], facts),
      });
    }
  },
});

/** A pull secret may be one for another registry; nobody can tell from its name. */
function maySignIn(runner: RunnerView): boolean {
  const kubernetes = runner.at('kubernetes');
  return (
    isGiven(kubernetes.at('image_pull_secrets')) ||
    isGiven(kubernetes.at('use_service_account_image_pull_secrets')) ||
    mayHaveJobVariable(runner, 'DOCKER_AUTH_CONFIG')
  );
}

function neverPulls(runner: RunnerView): boolean {
  return knownPolicies(runner.at('kubernetes.pull_policy'))?.every((policy) => policy === 'never') ?? false;
}

function remedyFor({ name }: JobImage, facts: Facts): { remedy?: string } {
  const mirror = facts['registry.mirror'];
  return mirror === undefined ? {} : { remedy: `Write "${mirrored(name, mirror)}".` };
}

function mirrored({ path, tag, digest }: ImageName, mirror: string): string {
  const version = `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
  return `${mirror}/${path.includes('/') ? path : `library/${path}`}${version}`;
}

function fixFor(images: readonly JobImage[], facts: Facts): Proposal | undefined {
  const mirror = facts['registry.mirror'];
  const texts = enumerate(images.map(({ text }) => text));
  if (mirror === undefined)
    return { disposition: 'suggestion', title: `Pull ${texts} through a mirror.`, needs: ['registry.mirror'] };
  if (images.some(({ service }) => service && !serviceNames(service))) return undefined;
  const changes = images.flatMap(({ at, name, service }): readonly Correction[] => [
    { op: 'set', at: textPlace(at), value: mirrored(name, mirror) },
    ...(service ? keepingNames(service) : []),
  ]);
  return { disposition: 'unsafe', title: `Pull ${texts} through ${mirror}.`, changes };
}

/** Jobs find a service under names that are made of its image. */
function keepingNames(service: View): readonly Correction[] {
  const aliases = aliasesOf(service);
  const lost = (serviceNames(service) ?? []).filter((name) => isHostName(name) && !aliases.includes(name));
  const value = [...aliases, ...lost].join(', ');
  return lost.length === 0 ? [] : [{ op: 'set', at: service.at('alias'), value }];
}
