import type { Proposal } from '../../model/fix.ts';
import type { RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { jobImages, type JobImage } from '../shared/job-images.ts';
import { kubernetesRunners, runnerIsAtLeast } from '../shared/runners.ts';
import { contextOf, flagOf, type Container } from '../shared/security-contexts.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'rootless-apparmor',
  group: 'security',
  since: '0.1.0',
  severity: 'info',
  confidence: 'medium',
  docs: {
    what: 'A rootless builder may be stopped by AppArmor.',
    why: 'Rootless BuildKit, Podman and Docker mount file systems in a user namespace of their own. On nodes with AppArmor the default profile forbids that: `[rootlesskit:child ] error: failed to share mount point: /: permission denied`.',
    remedy:
      'Set app_armor_profile with type = "Unconfined", or a profile of your own, in the security context of that container (runner 18.11; before, by the annotation container.apparmor.security.beta.kubernetes.io/build).',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/troubleshooting/#error-failed-to-share-mount-point--permission-denied',
      'https://docs.gitlab.com/ci/docker/using_buildkit/',
    ],
    keys: ['runners.kubernetes.image', 'runners.kubernetes.services.name'],
    fix: 'Sets app_armor_profile with type = "Unconfined" for that container. That is unsafe because it also takes the protection away on nodes where the default profile would do no harm. Runners before 18.11 do not know the setting.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "moby/buildkit:v0.24.0-rootless"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28-cli"
    [[runners.kubernetes.services]]
      name = "docker:28-dind-rootless"
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "moby/buildkit:v0.24.0-rootless"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.build_container_security_context.app_armor_profile]
          type = "Unconfined"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "moby/buildkit:v0.24.0-rootless"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.pod_annotations]
          "container.apparmor.security.beta.kubernetes.io/build" = "unconfined"
`,
      {
        file: 'values.yaml',
        besides: ['privileged-jobs'],
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "moby/buildkit:v0.24.0-rootless"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        privileged = true
`,
      },
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "moby/buildkit:v0.24.0-rootless"
        [runners.kubernetes.build_container_security_context.app_armor_profile]
          type = "Unconfined"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28-cli"
    [[runners.kubernetes.services]]
      name = "docker:28-dind-rootless"
    [runners.kubernetes.service_container_security_context.app_armor_profile]
      type = "Unconfined"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const rootless = jobImages(release, runner).find(isRootless);
      if (!rootless || mayBeUnconfined(runner, rootless)) continue;
      report({
        at: rootless.at,
        message: `On nodes with AppArmor ${rootless.text} ends with \`failed to share mount point: /: permission denied\`.`,
        ...(runnerIsAtLeast(release, '18.11')
          ? {}
          : { remedy: 'Set the pod annotation container.apparmor.security.beta.kubernetes.io/build = "unconfined".' }),
        fix: runnerIsAtLeast(release, '18.11') ? fixFor(runner, rootless) : undefined,
      });
    }
  },
});

function isRootless({ role, name }: JobImage): boolean {
  return (
    role !== 'helper' &&
    (/(^|-)rootless$/.test(name.tag ?? '') || /(^|\/)(podman\/stable|buildah\/stable)$/.test(name.path))
  );
}

function fixFor(runner: RunnerView, { role }: JobImage): Proposal {
  const context = contextOf(runner, containerOf(role));
  return {
    disposition: 'unsafe',
    title: `Set type = "Unconfined" in [runners.kubernetes.${context.key}.app_armor_profile].`,
    changes: [{ op: 'set', at: context.at('app_armor_profile.type'), value: 'Unconfined' }],
  };
}

function containerOf(role: JobImage['role']): Container {
  return role === 'service' ? 'service' : 'build';
}

function mayBeUnconfined(runner: RunnerView, { role }: JobImage): boolean {
  const container = containerOf(role);
  const kubernetes = runner.at('kubernetes');
  const privileged = flagOf(runner, container, 'privileged');
  const annotations = kubernetes.at('pod_annotations');
  return (
    privileged.unknown ||
    privileged.boolean === true ||
    annotations.unknown ||
    annotations.entries().some(({ key }) => String(key).includes('apparmor')) ||
    [
      contextOf(runner, container).at('app_armor_profile'),
      kubernetes.at('pod_security_context.app_armor_profile'),
      kubernetes.at('pod_spec'),
      kubernetes.at('runtime_class_name'),
    ].some(isGiven)
  );
}
