import type { RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dindServices, isOfficialDind } from '../shared/docker-in-docker.ts';
import { type Variable, variablesIn } from '../shared/variables.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'dind-docker-opts-ignored',
  group: 'network',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Options for the Docker daemon stand in a variable that docker:dind does not read.',
    why: 'DOCKER_OPTS belongs to init scripts of Debian and Ubuntu. The start script of the docker:dind image passes on the command of the service and nothing else, so `--mtu`, `--registry-mirror` or `--insecure-registry` in the variable never reach dockerd.',
    remedy: 'Write the options into the `command` of the service, one item each, such as command = ["--mtu=1360"].',
    references: [
      'https://github.com/docker-library/docker/blob/master/dockerd-entrypoint.sh',
      'https://docs.docker.com/reference/cli/dockerd/',
      'https://docs.gitlab.com/runner/executors/kubernetes/#using-dockerdind',
    ],
    keys: ['runners.environment', 'runners.kubernetes.services.environment'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      environment = ["DOCKER_OPTS=--mtu=1360"]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          command = ["--tls=false"]
          environment = ["DOCKERD_ROOTLESS_ROOTLESSKIT_MTU=1360"]
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      environment = ["DOCKER_HOST=tcp://docker:2375", "DOCKER_TLS_CERTDIR="]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        service_container_security_context = { privileged = true }
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      `# An image of one's own may read whatever it likes.
runners:
  config: |
    [[runners]]
      environment = ["DOCKER_OPTS=--mtu=1360"]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        service_container_security_context = { privileged = true }
        [[runners.kubernetes.services]]
          name = "registry.example.com/platform/dind:7"
          command = ["--mtu=1360"]
          environment = ["DOCKER_OPTS=--mtu=1360", "HEALTHCHECK_TCP_PORT=2376"]
`,
      `runners:
  config: |
    [[runners]]
      environment = ["DOCKERD_ROOTLESS_ROOTLESSKIT_MTU=1360"]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const { at, name } of ignoredVariables(runner)) {
        report({
          at,
          message: `${name} changes nothing in docker:dind: only ${name === OPTIONS ? 'init scripts of Debian and Ubuntu read it' : 'the images for rootless Docker read it'}.`,
        });
      }
    }
  },
});

const OPTIONS = 'DOCKER_OPTS';
const ROOTLESS = 'DOCKERD_ROOTLESS_ROOTLESSKIT_MTU';

/** Variables of official dind services, and of all jobs: their services may stand in .gitlab-ci.yml, rootless ones too. */
function ignoredVariables(runner: RunnerView): readonly Variable[] {
  const services = runner.at('kubernetes.services');
  const dind = dindServices(runner);
  const official = dind.filter((service) => isOfficialDind(service.at('name').string ?? ''));
  const ofServices = official.flatMap((service) => variablesIn(service.at('environment')));
  const mayBeRead = services.unknown || (dind.length > 0 && official.length === 0);
  const ofJobs = mayBeRead ? [] : variablesIn(runner.at('environment'));
  return [
    ...ofJobs.filter(({ name }) => name === OPTIONS),
    ...ofServices.filter(({ name }) => name === OPTIONS || name === ROOTLESS),
  ];
}
