import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { rootHelperFlavor } from '../shared/helper.ts';
import { kubernetesRunners, mayHaveFlag, runnerIsAtLeast } from '../shared/runners.ts';
import { CONTAINERS, contextOf, identityOf, type Container } from '../shared/security-contexts.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'nonroot-with-root-helper',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A container must not run as root, and would.',
    why: "The default user of GitLab's Alpine and Ubuntu helper images is root, and the helper and the init-permissions container use them. With run_as_non_root and no run_as_user the node refuses to start them: `container has runAsNonRoot and image will run as root`. Runner 19.3 and later say so at once, older ones wait for poll_timeout and end with `timed out waiting for pod to start`. init_permissions_container_security_context does not follow that of the helper.",
    remedy:
      'Set run_as_user in [runners.kubernetes.pod_security_context], which counts for all containers, and give jobs a HOME that this user may write to.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#set-a-security-policy-for-the-pod',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (buildPermissionsInitContainer)',
      'Kubernetes: pkg/kubelet/kuberuntime/security_context_others.go (verifyRunAsNonRoot)',
    ],
    keys: ['runners.kubernetes.*security_context.run_as_non_root', 'runners.kubernetes.*security_context.run_as_user'],
    fix: 'Gives the init-permissions container the user id of the helper container. That is unsafe because the folders that it prepares then belong to that user. Where the helper has none nothing is written: which user the images can run as is not known.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.pod_security_context]
          run_as_non_root = true
`,
      `# The init container has a context of its own.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.pod_security_context]
          run_as_non_root = true
        [runners.kubernetes.helper_container_security_context]
          run_as_user = 1001
        [runners.kubernetes.build_container_security_context]
          run_as_user = 1001
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.build_container_security_context]
      run_as_non_root = true
      run_as_user = 0
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      environment = ["HOME=/tmp"]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.pod_security_context]
          run_as_non_root = true
          run_as_user = 1001
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.pod_security_context]
          run_as_non_root = true
        [runners.kubernetes.helper_container_security_context]
          run_as_non_root = false
        [runners.kubernetes.init_permissions_container_security_context]
          run_as_user = {{ .Values.uid }}
`,
      `# Images whose users nobody can tell.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image = "registry.example.com/platform/runner-helper:7"
        [runners.kubernetes.pod_security_context]
          run_as_non_root = true
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubi-fips"
        memory_request = "1Gi"
        [runners.kubernetes.pod_security_context]
          run_as_non_root = true
`,
    ],
    fixed: [
      null,
      `# The init container has a context of its own.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.pod_security_context]
          run_as_non_root = true
        [runners.kubernetes.helper_container_security_context]
          run_as_user = 1001
        [runners.kubernetes.build_container_security_context]
          run_as_user = 1001
        [runners.kubernetes.init_permissions_container_security_context]
          run_as_user = 1001
`,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const finding = refused(release, runner);
      if (finding) report(finding);
    }
  },
});

/** The first container that the node refuses; the others follow from the same setting. */
function refused(release: Release, runner: RunnerView): Report | undefined {
  // A patch of the pod may change all of it.
  if (isGiven(runner.at('kubernetes.pod_spec'))) return undefined;
  for (const container of CONTAINERS) {
    const nonRoot = identityOf(runner, container, 'run_as_non_root');
    if (!nonRoot.boolean || !exists(container, release, runner)) continue;
    const user = identityOf(runner, container, 'run_as_user');
    if (user.number !== 0 && !runsAsRoot(user, container, release, runner)) continue;
    const cause =
      user.number === 0
        ? "container's runAsUser breaks non-root policy"
        : 'container has runAsNonRoot and image will run as root';
    const end = runnerIsAtLeast(release, '19.3')
      ? 'with `container configuration error`'
      : 'after poll_timeout with `timed out waiting for pod to start`';
    return {
      at: user.number === 0 ? user : nonRoot,
      message: `Every job ends ${end}: \`${cause}\` (${container.replace('_', '-')} container).`,
      fix: container === 'init_permissions' ? fixFor(runner, user) : undefined,
      ...(user.number === 0 ? { remedy: 'Set another run_as_user, or remove run_as_non_root.' } : {}),
    };
  }
  return undefined;
}

/** Only the helper image is known, and its user is root. */
function runsAsRoot(user: View, container: Container, release: Release, runner: RunnerView): boolean {
  const isHelper = container === 'helper' || container === 'init_permissions';
  return isHelper && user.kind === 'absent' && rootHelperFlavor(release, runner) !== undefined;
}

/** There is an init container since 14.0 unless the old strategy is on; services are in jobs that have some. */
function exists(container: Container, release: Release, runner: RunnerView): boolean {
  if (container === 'service') return runner.at('kubernetes.services').items().length > 0;
  const isInit = container === 'init_permissions';
  return (
    !isInit || (runnerIsAtLeast(release, '15.6') && !mayHaveFlag(runner, 'FF_USE_LEGACY_KUBERNETES_EXECUTION_STRATEGY'))
  );
}

function fixFor(runner: RunnerView, { written }: View): Proposal | undefined {
  const uid = contextOf(runner, 'helper').at('run_as_user').number;
  if (written || !uid) return undefined;
  return {
    disposition: 'unsafe',
    title: `Set run_as_user = ${uid} in [runners.kubernetes.init_permissions_container_security_context].`,
    changes: [{ op: 'set', at: contextOf(runner, 'init_permissions').at('run_as_user'), value: uid }],
  };
}
