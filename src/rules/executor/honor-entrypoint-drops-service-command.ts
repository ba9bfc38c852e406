import { defineRule } from '../../model/rule.ts';
import { enumerate } from '../shared/names.ts';
import { hasFlag, kubernetesRunners } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';

const FLAG = 'FF_KUBERNETES_HONOR_ENTRYPOINT';

export default defineRule({
  id: 'honor-entrypoint-drops-service-command',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: `With ${FLAG} the command of a service is dropped.`,
    why: 'The flag makes containers start with the ENTRYPOINT of their image. For services nothing else is handed over: `command` and `entrypoint`, in config.toml and in .gitlab-ci.yml, are lost without a word, and with them the --mtu, --registry-mirror and --tls of Docker-in-Docker.',
    remedy:
      'Switch the flag off, or configure the service by a file: for Docker a daemon.json mounted with [[runners.kubernetes.volumes.config_map]].',
    references: [
      'https://docs.gitlab.com/runner/configuration/feature-flags/',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (getCommandAndArgs)',
    ],
    keys: ['runners.kubernetes.services.command', 'runners.kubernetes.services.entrypoint'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.feature_flags]\n    FF_KUBERNETES_HONOR_ENTRYPOINT = true\n  [[runners.kubernetes.services]]\n    name = "docker:28-dind"\n    command = ["--mtu=1360"]\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  environment = ["FF_KUBERNETES_HONOR_ENTRYPOINT=true"]\n  [[runners.kubernetes.services]]\n    name = "postgres:17"\n    entrypoint = ["postgres"]\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  environment = ["FF_KUBERNETES_HONOR_ENTRYPOINT=true"]
  [runners.feature_flags]
    FF_KUBERNETES_HONOR_ENTRYPOINT = false
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    service_container_security_context = { privileged = true }
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
    environment = ["HEALTHCHECK_TCP_PORT=2376"]
    command = ["--mtu=1360"]
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_KUBERNETES_HONOR_ENTRYPOINT = true
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.services]]
    name = "postgres:17"
    command = []
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const services = runner.at('kubernetes.services').items();
      if (services.length === 0 || !hasFlag(runner, FLAG)) continue;
      for (const service of services) {
        const lost = ['command', 'entrypoint'].map((key) => service.at(key)).filter(isGiven);
        const [at] = lost;
        if (!at) continue;
        report({
          at,
          message: `${enumerate(lost.map(({ key }) => String(key)))} of ${service.at('name').string ?? 'the service'} ${lost.length > 1 ? 'are' : 'is'} dropped because of ${FLAG}: the service starts as its image says, and nothing is logged.`,
        });
      }
    }
  },
});
