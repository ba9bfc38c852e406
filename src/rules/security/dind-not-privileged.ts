import type { Proposal } from '../../model/fix.ts';
import type { RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dindServices } from '../shared/docker-in-docker.ts';
import { kubernetesRunners, runnerIsAtLeast } from '../shared/runners.ts';
import { contextOf, flagOf } from '../shared/security-contexts.ts';
import { isGiven, knownTexts } from '../shared/truth.ts';

export default defineRule({
  id: 'dind-not-privileged',
  group: 'security',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'Docker-in-Docker is a service, but service containers are not privileged.',
    why: 'The Docker daemon mounts file systems and sets up networks, which only a privileged container may. Without it the service ends at once, and jobs end with `Cannot connect to the Docker daemon at tcp://docker:2375. Is the docker daemon running?`.',
    remedy: 'Set privileged = true in [runners.kubernetes.service_container_security_context].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#using-dockerdind',
      'https://hub.docker.com/_/docker',
      'gitlab-runner v19.3.0: common/config.go (GetContainerSecurityContext)',
    ],
    keys: ['runners.kubernetes.privileged', 'runners.kubernetes.services.name'],
    fix: 'Sets privileged = true in [runners.kubernetes.service_container_security_context]. That is unsafe because it lets the daemon, and jobs through it, take over their node. Runners before 14.5 do not know the setting.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
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
    image = "docker:28"
    privileged = true
    [runners.kubernetes.service_container_security_context]
      privileged = false
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
      command = ["--mtu=1360"]
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.service_container_security_context]
          privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          alias = "docker"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      {
        file: 'values.yaml',
        besides: ['privileged-jobs'],
        text: `envVars:
  - name: KUBERNETES_PRIVILEGED
    value: "true"
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          command = ["--mtu=1360"]
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
`,
      },
      `# Sysbox runs Docker without it.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        runtime_class_name = "sysbox-runc"
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.services]]
          name = "docker:28-dind-rootless"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          alias = "docker"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
        [runners.kubernetes.service_container_security_context]
          privileged = true
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [runners.kubernetes.service_container_security_context]
      privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
      command = ["--mtu=1360"]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const [daemon] = dindServices(runner);
      if (!daemon || mayRunDocker(runner)) continue;
      report({
        at: daemon.at('name'),
        message: `${daemon.at('name').string} ends at once, and jobs with \`Cannot connect to the Docker daemon at tcp://docker:2375\`: services are not privileged.`,
        fix: runnerIsAtLeast(release, '14.5') ? fixFor(runner) : undefined,
      });
    }
  },
});

/** True where the service has the rights by another way, or may have them. */
function mayRunDocker(runner: RunnerView): boolean {
  const privileged = flagOf(runner, 'service', 'privileged');
  const kubernetes = runner.at('kubernetes');
  const added = [kubernetes.at('cap_add'), contextOf(runner, 'service').at('capabilities.add')].map(knownTexts);
  return (
    privileged.unknown ||
    privileged.boolean === true ||
    isGiven(kubernetes.at('runtime_class_name')) ||
    isGiven(kubernetes.at('pod_spec')) ||
    added.some((names) => !names || names.some((name) => /^(CAP_)?(ALL|SYS_ADMIN)$/i.test(name)))
  );
}

function fixFor(runner: RunnerView): Proposal {
  return {
    disposition: 'unsafe',
    title: 'Set privileged = true in [runners.kubernetes.service_container_security_context].',
    changes: [{ op: 'set', at: contextOf(runner, 'service').at('privileged'), value: true }],
  };
}
