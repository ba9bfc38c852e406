import type { Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { rootHelperFlavor } from '../shared/helper.ts';
import { behindLast } from '../shared/lists.ts';
import { mayHaveJobVariable } from '../shared/variables.ts';
import { mountsOf } from '../shared/volumes.ts';
import { hasUnknownVolumes, kubernetesRunners, mayHaveFlag } from '../shared/runners.ts';
import { contextOf, identityOf } from '../shared/security-contexts.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'nonroot-log-or-home',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  appliesFrom: { runner: '16.3' },
  docs: {
    what: 'The helper container has no home that it may write to.',
    why: "Before it fetches the sources, the runner calls `git config --global` in the helper container, which writes to $HOME. A user id that GitLab's helper image does not know has the home /, and with a read-only root file system /root cannot be written to either: every job ends with `error: could not lock config file //.gitconfig: Permission denied`. Kubernetes does not derive HOME from the user id.",
    remedy:
      'Set environment = ["HOME=/build_home"] in [[runners]], and mount an empty_dir at /build_home ([[runners.kubernetes.volumes.empty_dir]]).',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/troubleshooting/#error-could-not-lock-config-file-or-unable-to-access-gitconfig',
      'gitlab-runner v19.3.0: shells/abstract.go (setupTemplateDir), executors/kubernetes/kubernetes.go',
    ],
    keys: [
      'runners.kubernetes.pod_security_context.run_as_user',
      'runners.kubernetes.helper_container_security_context',
    ],
    fix: 'Adds HOME=/build_home to the environment and an empty_dir that is mounted there. That is unsafe because jobs no longer find what images keep in the home of their user.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.pod_security_context]
          run_as_user = 1001
          fs_group = 1001
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    [runners.kubernetes.helper_container_security_context]
      read_only_root_filesystem = true
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      environment = ["HOME=/build_home"]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.pod_security_context]
          run_as_user = 1001
        [[runners.kubernetes.volumes.empty_dir]]
          name = "build-home"
          mount_path = "/build_home"
`,
      `# Only the user's own image runs under this id.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.build_container_security_context]
          run_as_user = 1001
`,
      `runners:
  config: |
    [[runners]]
      safe_directory_checkout = false
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.pod_security_context]
          run_as_user = 1001
`,
      `# An image that may know the user.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image = "registry.example.com/platform/runner-helper:7"
        [runners.kubernetes.pod_security_context]
          run_as_user = 1001
`,
      `# Home of root on a volume.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.helper_container_security_context]
          read_only_root_filesystem = true
        [[runners.kubernetes.volumes.empty_dir]]
          name = "home"
          mount_path = "/root"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      environment = ["HOME=/build_home"]
      [runners.kubernetes]
        [runners.kubernetes.pod_security_context]
          run_as_user = 1001
          fs_group = 1001
        [[runners.kubernetes.volumes.empty_dir]]
          name = "build-home"
          mount_path = "/build_home"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["HOME=/build_home"]
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    [runners.kubernetes.helper_container_security_context]
      read_only_root_filesystem = true
    [[runners.kubernetes.volumes.empty_dir]]
      name = "build-home"
      mount_path = "/build_home"
`,
    ],
  },
  check(release, report) {
    // Since 16.3 git is told that the directory is safe.
    for (const runner of kubernetesRunners(release)) {
      const flavor = rootHelperFlavor(release, runner);
      if (flavor === undefined || mayHaveHome(runner)) continue;
      const finding = withoutHome(runner, flavor);
      if (finding) report({ ...finding, fix: fixFor(runner) });
    }
  },
});

function withoutHome(runner: RunnerView, flavor: string): Report | undefined {
  const user = identityOf(runner, 'helper', 'run_as_user');
  const uid = user.number ?? 0;
  if (uid > 0 && !hasHome(uid, flavor)) {
    return {
      at: user,
      message: `Every job ends with \`error: could not lock config file //.gitconfig: Permission denied\`: the helper image knows no user ${uid}, whose home is then /.`,
    };
  }
  const readOnly = contextOf(runner, 'helper').at('read_only_root_filesystem');
  if (!readOnly.boolean || user.kind !== 'absent' || isMounted('/root', runner)) return undefined;
  return {
    at: readOnly,
    message: 'Every job ends with `error: could not lock config file /root/.gitconfig: Read-only file system`.',
  };
}

/** The Ubuntu image has a user of its own with this id; system users begin below. */
function hasHome(uid: number, flavor: string): boolean {
  return uid < 1000 || (flavor === 'ubuntu' && uid === 1000);
}

/** With the flag git's global configuration lies in a temporary folder of the job. */
function mayHaveHome(runner: RunnerView): boolean {
  return (
    mayHaveJobVariable(runner, 'HOME') ||
    runner.at('safe_directory_checkout').boolean !== true ||
    mayHaveFlag(runner, 'FF_GIT_URLS_WITHOUT_TOKENS') ||
    isGiven(runner.at('kubernetes.pod_spec'))
  );
}

function isMounted(path: string, runner: View): boolean {
  if (hasUnknownVolumes(runner)) return true;
  const volumes = runner.at('kubernetes.volumes').entries();
  return volumes.flatMap((kind) => kind.items()).some((volume) => volume.at('mount_path').string === path);
}

const HOME = '/build_home';
const VOLUME = 'build-home';

function fixFor(runner: RunnerView): Proposal | undefined {
  if (hasUnknownVolumes(runner) || mountsOf(runner).some(({ name, path }) => name === VOLUME || path === HOME))
    return undefined;
  const environment = runner.at('environment');
  const volumes = runner.at('kubernetes.volumes.empty_dir');
  return {
    disposition: 'unsafe',
    title: `Set HOME=${HOME} in the environment and mount an empty_dir there.`,
    changes: [
      { op: 'insert', at: behindLast(environment), value: `HOME=${HOME}` },
      { op: 'insert', at: behindLast(volumes), value: { name: VOLUME, mount_path: HOME } },
    ],
  };
}
