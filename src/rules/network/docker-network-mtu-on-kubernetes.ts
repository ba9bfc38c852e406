import type { Correction, Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dindServices, DOCKER_MTU, dockerdArguments, mayConfigureDaemon } from '../shared/docker-in-docker.ts';
import { mtuArguments, withArguments } from '../shared/dockerd-arguments.ts';
import { removal } from '../shared/removal.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'docker-network-mtu-on-kubernetes',
  group: 'network',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'network_mtu is a setting of the Docker executor; the Kubernetes executor has none.',
    why: 'Below [runners.docker] the Kubernetes executor reads nothing, and `register` drops the table. The MTU of a job pod is that of the cluster\'s network. What can be set is the MTU of the Docker daemon in a dind service; without that, builds hang with "net/http: TLS handshake timeout".',
    remedy:
      'Remove it, and give the MTU to dockerd: command = ["--mtu=1360"] of the dind service in [[runners.kubernetes.services]] or in .gitlab-ci.yml.',
    references: [
      'https://docs.gitlab.com/runner/executors/docker/',
      'gitlab-runner v19.3.0: executors/docker/internal/networks/manager.go, commands/register.go (askExecutorOptions)',
    ],
    keys: ['runners.docker.network_mtu'],
    fix: 'Removes it. Where the config has a dind service without an MTU, gives it that number; this is unsafe, because packets in builds change.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
      [runners.docker]
        network_mtu = 1360
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.docker]
    image = "docker:28"
    network_mtu = 1400
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
`,
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "docker"
  [runners.docker]
    image = "docker:28"
    network_mtu = 1360
`,
      },
      `# 0 is what \`register\` writes: no wish of anybody.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.docker]
        network_mtu = 0
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.docker]
    image = "docker:28"
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
      const at = runner.at('docker.network_mtu');
      if (!at.written || !at.number) continue;
      report({
        at,
        message: `network_mtu = ${at.number} has no effect: only the Docker executor reads it. Containers inside dind keep their MTU of 1500, and builds hang as before.`,
        remedy: `Remove it, and add command = ["--mtu=${at.number}"] to the dind service, in [[runners.kubernetes.services]] or in .gitlab-ci.yml.`,
        fix: fixFor(runner, at, at.number),
      });
    }
  },
});

function fixFor(runner: RunnerView, at: View, mtu: number): Proposal {
  const removed = removal([at], [runner.at('docker')]);
  const passed =
    mtu >= DOCKER_MTU || mayConfigureDaemon(runner)
      ? []
      : dindServices(runner).flatMap((service) => passOn(runner, service, mtu));
  return passed.length === 0
    ? { disposition: 'safe', title: 'Remove network_mtu, which this executor does not read.', changes: removed }
    : { disposition: 'unsafe', title: `Give the MTU of ${mtu} to dockerd.`, changes: [...passed, ...removed] };
}

function passOn(runner: RunnerView, service: View, mtu: number): readonly Correction[] {
  if (dockerdArguments(service)?.includes('--mtu') !== false) return [];
  return withArguments(runner, service, mtuArguments(service, mtu)) ?? [];
}
