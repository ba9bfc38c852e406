import type { Facts } from '../../model/facts.ts';
import type { Correction, Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dindServices, DOCKER_MTU, dockerdArguments, SAFE_MTU } from '../shared/docker-in-docker.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'dind-mtu-too-large',
  group: 'network',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Docker-in-Docker is given an MTU that is larger than that of the pod.',
    why: 'An MTU helps only if it is not larger than that of the pod\'s own interface: 1450, 1440 or 1410 in most overlay networks. With 1500, the default of dockerd, nothing changes: TLS handshakes and downloads in containers inside dind hang ("net/http: TLS handshake timeout", "SSL_ERROR_SYSCALL").',
    remedy: 'Use --mtu=1360, or the MTU that `ip link show eth0` prints in a job pod.',
    references: ['https://docs.gitlab.com/runner/executors/docker/', 'https://docs.docker.com/reference/cli/dockerd/'],
    keys: ['runners.kubernetes.services.command'],
    fix: 'Writes the MTU of the pods, the fact network.podMtu, instead of each larger one.',
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
          command = ["--mtu=1500"]
`,
      {
        file: 'values.yaml',
        facts: { 'network.podMtu': 1410 },
        text: `# Networks that compose makes have an MTU of their own.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          command = ["--mtu", "1410", "--default-network-opt=bridge=com.docker.network.driver.mtu=1450"]
`,
      },
      {
        file: 'config.toml',
        facts: { 'network.podMtu': 1400 },
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      command = ["--mtu", "1500", "--registry-mirror=https://mirror.example.com"]
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
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      {
        file: 'values.yaml',
        facts: { 'network.podMtu': 9001 },
        text: `# Pods with jumbo frames.
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
          command = ["--mtu=1500"]
`,
      },
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
          command = ["--mtu={{ .Values.mtu }}"]
`,
    ],
    fixed: [
      null,
      `# Networks that compose makes have an MTU of their own.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          command = ["--mtu", "1410", "--default-network-opt=bridge=com.docker.network.driver.mtu=1410"]
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      command = ["--mtu", "1400", "--registry-mirror=https://mirror.example.com"]
`,
    ],
  },
  check(release, report) {
    const { facts } = release;
    for (const runner of kubernetesRunners(release)) {
      for (const service of dindServices(runner)) {
        const tooLarge = mtusIn(dockerdArguments(service) ?? '').find((mtu) => mtu > largest(facts));
        if (tooLarge === undefined) continue;
        const proposal = facts['network.podMtu'] ?? SAFE_MTU;
        report({
          at: service.at('command').written ? service.at('command') : service.at('entrypoint'),
          message: `Containers inside dind get an MTU of ${tooLarge}, and ${podsWords(facts)}: builds hang or end with \`net/http: TLS handshake timeout\` or \`SSL_ERROR_SYSCALL\` while small requests work.`,
          remedy: `Use ${proposal} instead of ${tooLarge}.`,
          fix: fixFor(service, facts),
        });
      }
    }
  },
});

/** The MTU of the first bridge and that of networks that are made later; dockerd takes 0 for its default. */
function mtusIn(words: string): readonly number[] {
  return [...words.matchAll(MTU)].map(([, , mtu]) => Number(mtu) || DOCKER_MTU);
}

const MTU = /((?:--mtu[= ]|com\.docker\.network\.driver\.mtu=)"?)(\d{1,5})\b/g;

function largest(facts: Facts): number {
  return facts['network.podMtu'] ?? DOCKER_MTU - 1;
}

function podsWords(facts: Facts): string {
  const mtu = facts['network.podMtu'];
  return mtu === undefined ? 'in most clusters the pod network carries less' : `your pods carry ${mtu}`;
}

function fixFor(service: View, facts: Facts): Proposal {
  const mtu = facts['network.podMtu'];
  if (mtu === undefined)
    return { disposition: 'suggestion', title: 'Use the MTU of the pods.', needs: ['network.podMtu'] };
  const lists = [service.at('entrypoint'), service.at('command')];
  return { disposition: 'safe', title: `Use an MTU of ${mtu}.`, changes: lists.flatMap((list) => lowered(list, mtu)) };
}

function lowered(list: View, mtu: number): readonly Correction[] {
  const lower = (old: string): string => ((Number(old) || DOCKER_MTU) > mtu ? String(mtu) : old);
  return list.items().flatMap((at, index, items) => {
    const { string: word = '' } = at;
    const isNumber = items[index - 1]?.string === '--mtu' && /^\d{1,5}$/.test(word);
    const value = isNumber
      ? lower(word)
      : word.replaceAll(MTU, (_, before: string, old: string) => before + lower(old));
    return value === word ? [] : [{ op: 'set', at, value }];
  });
}
