import type { Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dindServices, DOCKER_MTU, dockerdArguments, mayConfigureDaemon } from '../shared/docker-in-docker.ts';
import { hasNetworkOption, networkMtuArgument, withArguments } from '../shared/dockerd-arguments.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'dind-mtu-default-bridge-only',
  group: 'network',
  since: '0.1.0',
  severity: 'info',
  confidence: 'medium',
  docs: {
    what: 'The MTU of Docker-in-Docker holds for its first bridge, not for networks that docker compose makes.',
    why: '--mtu is about the bridge docker0 alone. Every network that `docker compose` or `docker network create` makes has 1500 again, and what runs in it hangs at TLS handshakes and downloads. Builds with `docker build` and `docker run` are not concerned.',
    remedy:
      'Add "--default-network-opt=bridge=com.docker.network.driver.mtu=…" with the same number to the `command` (Docker 24 and newer); in older versions set driver_opts of each network in compose.yaml.',
    references: [
      'https://docs.docker.com/reference/cli/dockerd/',
      'https://github.com/moby/moby/issues/34981',
      'https://docs.docker.com/engine/network/drivers/bridge/#default-bridge-network-configuration',
    ],
    keys: ['runners.kubernetes.services.command'],
    fix: 'Adds the option with the same number to the `command`, where the image is known to have Docker 24 or newer.',
  },
  yieldsTo: ['honor-entrypoint-drops-service-command'],
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          command = ["--mtu=1400"]
`,
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
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1400", "--default-network-opt=bridge=com.docker.network.driver.mtu=1400"]
`,
      `# daemon.json may say more.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        service_container_security_context = { privileged = true }
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1400"]
        [[runners.kubernetes.volumes.config_map]]
          name = "dockerd"
          mount_path = "/etc/docker"
`,
      {
        file: 'values.yaml',
        besides: ['dind-mtu-unset'],
        text: `# Without --mtu all networks are alike.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        service_container_security_context = { privileged = true }
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          command = ["--tls=false"]
          environment = ["HEALTHCHECK_TCP_PORT=2375"]
`,
      },
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
          command = ["--mtu=1400", "--default-network-opt=bridge=com.docker.network.driver.mtu=1400"]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const service of dindServices(runner)) {
        const words = dockerdArguments(service) ?? '';
        const mtu = Number(/--mtu[= ]"?(\d{1,5})\b/.exec(words)?.[1]);
        if (!(mtu < DOCKER_MTU) || words.includes('--default-network-opt') || mayConfigureDaemon(runner)) continue;
        report({
          at: service.at('command').written ? service.at('command') : service.at('entrypoint'),
          message: `Networks that docker compose makes inside dind keep an MTU of ${DOCKER_MTU}: --mtu=${mtu} is about the first bridge alone.`,
          remedy: `Add "${networkMtuArgument(mtu)}" to the command (Docker 24 and newer).`,
          fix: fixFor(runner, service, mtu),
        });
      }
    }
  },
});

function fixFor(runner: RunnerView, service: View, mtu: number): Proposal | undefined {
  const argument = networkMtuArgument(mtu);
  const changes = hasNetworkOption(service) ? withArguments(runner, service, [argument]) : undefined;
  return changes && { disposition: 'safe', title: `Add "${argument}" to the command.`, changes };
}
