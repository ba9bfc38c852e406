import type { Facts } from '../../model/facts.ts';
import type { Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import {
  dindServices,
  DOCKER_MTU,
  dockerdArguments,
  isOfficialDind,
  mayConfigureDaemon,
  SAFE_MTU,
} from '../shared/docker-in-docker.ts';
import { mtuArguments, withArguments } from '../shared/dockerd-arguments.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'dind-mtu-unset',
  group: 'network',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Docker-in-Docker uses an MTU of 1500 whatever the pod network has.',
    why: 'dockerd gives its bridge 1500 bytes. Overlay networks of clusters have less (1450, 1440, 1410 …). Packets from containers inside dind are then too large; they are dropped without an answer where ICMP is filtered. Small requests work; TLS handshakes and downloads hang: "SSL_connect: SSL_ERROR_SYSCALL", "net/http: TLS handshake timeout", `npm install` that never ends. The Kubernetes executor has no MTU setting of its own.',
    remedy:
      'Add "--mtu=1360", or the real MTU of your pods, to the `command` of the service. For networks that docker compose makes add "--default-network-opt=bridge=com.docker.network.driver.mtu=1360" as well.',
    references: [
      'https://docs.gitlab.com/runner/executors/docker/',
      'https://docs.gitlab.com/runner/executors/kubernetes/#using-dockerdind',
      'https://github.com/docker-library/docker/blob/master/dockerd-entrypoint.sh',
      'https://docs.docker.com/reference/cli/dockerd/',
    ],
    keys: ['runners.kubernetes.services.command', 'runners.kubernetes.services.name'],
    fix: 'Adds the MTU of the pods, the fact network.podMtu, to the `command`; from Docker 24 for later networks too. Unsafe for images other than docker:…-dind, which may start dockerd in another way.',
  },
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
          alias = "docker"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
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
      name = "registry.example.com/mirror/docker:28-dind-alpine3.22"
      alias = "docker"
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
      command = ["--registry-mirror=https://mirror.example.com"]
`,
      },
      {
        file: 'values.yaml',
        facts: { 'network.podMtu': 1450 },
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
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
      `# daemon.json comes from a ConfigMap.
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
        [[runners.kubernetes.volumes.config_map]]
          name = "dockerd"
          mount_path = "/etc/docker/daemon.json"
          sub_path = "daemon.json"
`,
      `# Rootless Docker has a network stack of its own.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.services]]
          name = "docker:28-dind-rootless"
`,
      {
        file: 'values.yaml',
        facts: { 'network.podMtu': 9001 },
        text: `# Pods that carry 1500 bytes and more.
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
`,
      },
      `# A service that is not Docker.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.services]]
          name = "postgres:17"
`,
    ],
    fixed: [
      null,
      null,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1450", "--default-network-opt=bridge=com.docker.network.driver.mtu=1450"]
`,
    ],
  },
  check(release, report) {
    const { facts } = release;
    if ((facts['network.podMtu'] ?? 0) >= DOCKER_MTU) return;
    for (const runner of kubernetesRunners(release)) {
      if (mayConfigureDaemon(runner)) continue;
      for (const service of dindServices(runner)) {
        const name = service.at('name');
        if (dockerdArguments(service)?.includes('--mtu') !== false) continue;
        report({
          at: name,
          message: messageOf(name.string ?? '', facts),
          ...remedyFor(facts),
          fix: fixFor(facts, runner, service),
        });
      }
    }
  },
});

function messageOf(image: string, facts: Facts): string {
  const mtu = facts['network.podMtu'];
  const pods = mtu === undefined ? 'in most clusters the pod network carries less' : `your pods carry ${mtu}`;
  return `Containers inside ${image} send packets of ${DOCKER_MTU} bytes, and ${pods}: builds hang or end with \`net/http: TLS handshake timeout\` or \`SSL_ERROR_SYSCALL\` while small requests work.`;
}

function remedyFor(facts: Facts): { remedy?: string } {
  const mtu = facts['network.podMtu'];
  if (mtu === undefined || mtu === SAFE_MTU) return {};
  return {
    remedy: `Add "--mtu=${mtu}" to the \`command\` of the service. For networks that docker compose makes add "--default-network-opt=bridge=com.docker.network.driver.mtu=${mtu}" as well.`,
  };
}

function fixFor(facts: Facts, runner: RunnerView, service: View): Proposal | undefined {
  const mtu = facts['network.podMtu'];
  const image = service.at('name').string ?? '';
  const words = mtuArguments(service, mtu ?? SAFE_MTU);
  const changes = withArguments(runner, service, words);
  if (!changes) return undefined;
  if (mtu === undefined)
    return {
      disposition: 'suggestion',
      title: `Add --mtu with the MTU of the pods to the command of ${image}.`,
      needs: ['network.podMtu'],
    };
  return {
    disposition: isOfficialDind(image) ? 'safe' : 'unsafe',
    title: `Add ${words.map((word) => `"${word}"`).join(' and ')} to the command of ${image}.`,
    changes,
  };
}
