import type { Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { allowLists, type AllowList } from '../shared/allow-lists.ts';
import { appended } from '../shared/appended.ts';
import { matchesGlob } from '../shared/globs.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'allowed-services-bars-own-service',
  group: 'images',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: "allowed_services does not let in a service of the runner's own configuration.",
    why: 'The list is asked about every service of a job, and those of [[runners.kubernetes.services]] are in every job. One that is not allowed ends each job: `The "docker:28-dind" image is not present on list of allowed services` and `disallowed image`. Only the default image of the runner is always allowed.',
    remedy: 'Add a pattern for the service to allowed_services.',
    references: [
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (verifyAllowedImages), common/allowed_images.go',
      'https://docs.gitlab.com/runner/executors/kubernetes/#restrict-docker-images-and-services',
    ],
    keys: ['runners.kubernetes.allowed_services', 'runners.kubernetes.services.name'],
    fix: 'Adds the image of the service, as it is written, to allowed_services.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        service_container_security_context = { privileged = true }
        allowed_services = ["postgres:*"]
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          alias = "docker"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        service_container_security_context = { privileged = true }
        allowed_services = ["postgres:*", "docker:*-dind"]
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          alias = "docker"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      `# The list may hold it, or is one that is not modelled.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        service_container_security_context = { privileged = true }
        allowed_services = ["postgres:*", "{docker,podman}:*"]
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      `# The default image of the runner is always allowed, and nobody can tell what $DIND is.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "redis:8"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        allowed_services = ["postgres:*"]
        [[runners.kubernetes.services]]
          name = "redis:8"
        [[runners.kubernetes.services]]
          name = "$DIND"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        service_container_security_context = { privileged = true }
        allowed_services = ["postgres:*", "docker:28-dind"]
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          alias = "docker"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const list = allowLists(runner).find(({ key }) => key === 'allowed_services');
      if (!list?.complete) continue;
      for (const { at, image } of ownServices(runner)) {
        if (!isBarred(image, list, runner)) continue;
        report({
          at,
          message: `Every job ends with \`The "${image}" image is not present on list of allowed services\` and \`disallowed image\`: allowed_services holds for the runner's own services as well.`,
          related: [{ at: list.at, message: 'nothing here matches it' }],
          fix: allowing(image, list),
        });
      }
    }
  },
});

function ownServices(runner: RunnerView): readonly { readonly at: View; readonly image: string }[] {
  const services = runner.at('kubernetes.services').items();
  return services.flatMap((service) => {
    const at = service.at('name');
    return at.string && !at.string.includes('$') ? [{ at, image: at.string }] : [];
  });
}

function allowing(image: string, { at }: AllowList): Proposal {
  return {
    disposition: 'safe',
    title: `Add "${image}" to allowed_services.`,
    changes: appended(at, [image]),
  };
}

function isBarred(image: string, { patterns }: AllowList, runner: RunnerView): boolean {
  const own = runner.at('kubernetes.image');
  if (own.unknown || own.string === image) return false;
  return patterns.every(({ text }) => matchesGlob(text, image) === false);
}
