import type { Correction, Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dindServices } from '../shared/docker-in-docker.ts';
import { enumerate } from '../shared/names.ts';
import { removal } from '../shared/removal.ts';
import { kubernetesRunners, mayRunOnWindows, runnerIsAtLeast } from '../shared/runners.ts';
import { CONTAINERS, contextOf, flagOf } from '../shared/security-contexts.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'privileged-jobs',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Jobs run in privileged containers.',
    why: 'A privileged container has all rights of root on its node: whoever can change a .gitlab-ci.yml can read the secrets of every pod there. In namespaces with the pod security standard "baseline" or "restricted" the pods are refused: `pods "runner-…" is forbidden: violates PodSecurity "baseline:latest": privileged (container "build" must not set securityContext.privileged=true)`.',
    remedy: 'Remove privileged = true. Images can be built without it, by BuildKit or Buildah in rootless form.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#prevent-host-kernel-exposure',
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
      'gitlab-runner v19.3.0: common/config.go (GetContainerSecurityContext)',
    ],
    keys: ['runners.kubernetes.privileged', 'runners.kubernetes.*_container_security_context.privileged'],
    fix: 'Where Docker-in-Docker is a service of the configuration, only service containers stay privileged. That is unsafe because there may be jobs that need it for themselves. Without such a service nothing is changed.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        privileged = true
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.build_container_security_context]
      privileged = true
`,
      },
      `# Only the service has the rights: said as information.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.service_container_security_context]
          privileged = true
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        privileged = false
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        privileged = {{ .Values.privileged }}
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
        [runners.kubernetes.service_container_security_context]
          privileged = true
`,
      null,
      null,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const open = CONTAINERS.filter((container) => flagOf(runner, container, 'privileged').boolean);
      const [first] = open;
      if (!first || mayRunOnWindows(runner)) continue;
      const containers = open.map((container) => container.replace('_', '-'));
      const narrow = first === 'service';
      report({
        at: flagOf(runner, first, 'privileged'),
        ...(narrow || isIsolated(runner) ? { severity: 'info' } : {}),
        message: `Whoever can change a job can take over its node: ${enumerate(containers)} containers are privileged.`,
        ...(narrow || !canBeNarrowed(runner, release) ? {} : NARROWED),
        fix: narrow || isIsolated(runner) || !canBeNarrowed(runner, release) ? undefined : fixFor(runner),
      });
    }
  },
});

/** True where the pods run in a virtual machine or user namespace of their own, or may. */
function isIsolated(runner: View): boolean {
  return ['kubernetes.runtime_class_name', 'kubernetes.pod_spec'].some((path) => isGiven(runner.at(path)));
}

/** What needs the rights is a service, and there is a setting for services alone. */
function canBeNarrowed(runner: RunnerView, release: Release): boolean {
  return dindServices(runner).length > 0 && runnerIsAtLeast(release, '14.5');
}

const NARROWED = {
  remedy:
    'Only the Docker daemon needs it: remove privileged = true and set it in [runners.kubernetes.service_container_security_context], with nodes of their own for these jobs.',
};

function fixFor(runner: RunnerView): Proposal {
  const general = runner.at('kubernetes.privileged');
  const others = CONTAINERS.filter((container) => container !== 'service').map((one) => contextOf(runner, one));
  const service = contextOf(runner, 'service').at('privileged');
  const changes: readonly Correction[] = [
    ...others.flatMap((context) =>
      context.at('privileged').boolean ? removal([context.at('privileged')], [context]) : [],
    ),
    ...(general.boolean && !service.written
      ? [{ op: 'move', at: general, to: service } as const]
      : [
          ...(general.boolean ? [{ op: 'remove', at: general } as const] : []),
          { op: 'set', at: service, value: true } as const,
        ]),
  ];
  return { disposition: 'unsafe', title: 'Let only service containers be privileged.', changes };
}
