import type { Correction, Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dindServices, dockerdArguments, isOfficialDind } from '../shared/docker-in-docker.ts';
import { withArguments } from '../shared/dockerd-arguments.ts';
import { removal } from '../shared/removal.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { type Variable, variablesIn } from '../shared/variables.ts';

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
    fix: 'Moves the options into the `command` of the dind service in the config. Unsafe, because dockerd has not had them so far.',
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
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      environment = ["DOCKER_OPTS=--mtu=1360 --registry-mirror=https://mirror.example.com", "HEALTHCHECK_TCP_PORT=2376"]
`,
      },
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
    fixed: [
      null,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          command = ["--tls=false", "--mtu=1360"]
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
      command = ["--mtu=1360", "--registry-mirror=https://mirror.example.com"]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const ignored of ignoredVariables(runner)) {
        const { at, name } = ignored.variable;
        report({
          at,
          message: `${name} changes nothing in docker:dind: only ${name === OPTIONS ? 'init scripts of Debian and Ubuntu read it' : 'the images for rootless Docker read it'}.`,
          fix: fixFor(runner, ignored),
        });
      }
    }
  },
});

const OPTIONS = 'DOCKER_OPTS';
const ROOTLESS = 'DOCKERD_ROOTLESS_ROOTLESSKIT_MTU';

interface Ignored {
  readonly variable: Variable;
  /** The list that it stands in. */
  readonly list: View;
  /** The dind services that it may be meant for. */
  readonly services: readonly View[];
}

/** Variables of official dind services, and of all jobs: their services may stand in .gitlab-ci.yml, rootless ones too. */
function ignoredVariables(runner: RunnerView): readonly Ignored[] {
  const services = runner.at('kubernetes.services');
  const dind = dindServices(runner);
  const official = dind.filter((service) => isOfficialDind(service.at('name').string ?? ''));
  const ofServices = official.flatMap((service) => ignoredIn(service.at('environment'), [service]));
  const mayBeRead = services.unknown || (dind.length > 0 && official.length === 0);
  const ofJobs = mayBeRead ? [] : ignoredIn(runner.at('environment'), official);
  return [
    ...ofJobs.filter(({ variable }) => variable.name === OPTIONS),
    ...ofServices.filter(({ variable }) => variable.name === OPTIONS || variable.name === ROOTLESS),
  ];
}

function ignoredIn(list: View, services: readonly View[]): readonly Ignored[] {
  return variablesIn(list).map((variable) => ({ variable, list, services }));
}

function fixFor(runner: RunnerView, { variable, list, services }: Ignored): Proposal | undefined {
  const options = optionsIn(variable);
  const moved = services.map((service) => optionsMoved(runner, service, options));
  if (options.length === 0 || moved.length === 0 || moved.includes(undefined)) return undefined;
  return {
    disposition: 'unsafe',
    title: `Move the options from ${variable.name} to the command of the dind service.`,
    changes: [...moved.flatMap((changes) => changes ?? []), ...removal([variable.at], [list])],
  };
}

/** Empty where they are quoted for a shell, or cannot be told. */
function optionsIn({ name, value = '' }: Variable): readonly string[] {
  const words = name === ROOTLESS ? [`--mtu=${value}`] : value.split(/\s+/).filter((word) => word !== '');
  return words[0]?.startsWith('-') && words.every((word) => /^[\w./:,=@-]+$/.test(word)) ? words : [];
}

/** undefined where the service has one of the options already, or they would not reach dockerd. */
function optionsMoved(
  runner: RunnerView,
  service: View,
  options: readonly string[],
): readonly Correction[] | undefined {
  const there = dockerdArguments(service)?.split(' ') ?? [];
  const names = options.map(nameOf).filter((name) => name.startsWith('-'));
  return there.some((word) => names.includes(nameOf(word))) ? undefined : withArguments(runner, service, options);
}

function nameOf(option: string): string {
  return option.split('=', 1)[0] ?? '';
}
