import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { trustingDirectories } from '../shared/job-ca.ts';
import { jobHosts } from '../shared/job-hosts.ts';
import { kubernetesRunners, mayHaveFlag, mayRunOnWindows, volumesOf } from '../shared/runners.ts';
import { isGiven } from '../shared/truth.ts';

const DIRECTORY = '/etc/gitlab-runner/certs';

/** Settings whose text may put the certificate to use. */
const SCRIPTS = [
  'pre_get_sources_script',
  'post_get_sources_script',
  'pre_build_script',
  'post_build_script',
  'pre_clone_script',
  'environment',
];

export default defineRule({
  id: 'job-ca-not-installed',
  group: 'tls',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A CA certificate is mounted into job pods, but nothing installs it.',
    why: 'The helper image installs /etc/gitlab-runner/certs/ca.crt in its ENTRYPOINT. The Kubernetes executor starts the container with a command of its own, so that never happens. The GitLab host itself is served by another way (CI_SERVER_TLS_CA_FILE); everything else that the certificate was meant for, such as artifacts and LFS objects on another host or an S3 cache, fails with "x509: certificate signed by unknown authority".',
    remedy:
      'Install it in pre_get_sources_script ("cp /etc/gitlab-runner/certs/*.crt /usr/local/share/ca-certificates/ && update-ca-certificates", as root), or switch on the feature flag FF_KUBERNETES_HONOR_ENTRYPOINT.',
    references: [
      'https://docs.gitlab.com/runner/configuration/tls-self-signed/#trusting-tls-certificates-for-docker-and-kubernetes-executors',
      'https://gitlab.com/gitlab-org/gitlab-runner/-/issues/28484',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go',
    ],
    keys: ['runners.kubernetes.volumes.secret.mount_path', 'runners.kubernetes.volumes.config_map.mount_path'],
    fix: 'Sets SSL_CERT_DIR in `environment`, which the helper, git-lfs and other Go programs read; git itself does not. Unsafe, because all containers of jobs get the variable.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
certsSecretName: corporate-ca
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.secret]]
          name = "corporate-ca"
          mount_path = "/etc/gitlab-runner/certs/"
          read_only = true
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["LC_ALL=C.UTF-8"]
  [runners.kubernetes]
    image = "debian:12"
    [[runners.kubernetes.volumes.config_map]]
      name = "corporate-ca"
      mount_path = "/etc/gitlab-runner/certs/ca.crt"
      sub_path = "ca.crt"
`,
      },
    ],
    good: [
      `# The script installs it.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      pre_get_sources_script = "cp /etc/gitlab-runner/certs/ca.crt /usr/local/share/ca-certificates/ && update-ca-certificates"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        [[runners.kubernetes.volumes.secret]]
          name = "corporate-ca"
          mount_path = "/etc/gitlab-runner/certs/"
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.feature_flags]
        FF_KUBERNETES_HONOR_ENTRYPOINT = true
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        [[runners.kubernetes.volumes.secret]]
          name = "corporate-ca"
          mount_path = "/etc/gitlab-runner/certs/"
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      environment = ["GIT_SSL_CAINFO=/etc/gitlab-runner/certs/ca.crt", "SSL_CERT_DIR=/etc/ssl/certs:/etc/gitlab-runner/certs"]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        [[runners.kubernetes.volumes.secret]]
          name = "corporate-ca"
          mount_path = "/etc/gitlab-runner/certs/"
`,
      `# For the GitLab host alone, which the runner serves by itself.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        [[runners.kubernetes.volumes.secret]]
          name = "gitlab-cert"
          mount_path = "/etc/gitlab-runner/certs/"
          [runners.kubernetes.volumes.secret.items]
            "tls.crt" = "gitlab.example.com.crt"
`,
      `# Mounted where the build image looks for it.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "registry.example.com/build:1"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        [[runners.kubernetes.volumes.secret]]
          name = "corporate-ca"
          mount_path = "/etc/ssl/certs/corporate.crt"
          sub_path = "ca.crt"
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
certsSecretName: corporate-ca
runners:
  config: |
    [[runners]]
      environment = ["SSL_CERT_DIR=/etc/ssl/certs:/etc/gitlab-runner/certs"]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.secret]]
          name = "corporate-ca"
          mount_path = "/etc/gitlab-runner/certs/"
          read_only = true
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["LC_ALL=C.UTF-8", "SSL_CERT_DIR=/etc/ssl/certs:/etc/gitlab-runner/certs"]
  [runners.kubernetes]
    image = "debian:12"
    [[runners.kubernetes.volumes.config_map]]
      name = "corporate-ca"
      mount_path = "/etc/gitlab-runner/certs/ca.crt"
      sub_path = "ca.crt"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      if (mayRunOnWindows(runner) || mayHaveFlag(runner, 'FF_KUBERNETES_HONOR_ENTRYPOINT')) continue;
      const mounts = volumesOf(runner, 'secret', 'config_map').filter((volume) =>
        isInDirectory(volume.at('mount_path').string),
      );
      if (mounts.length === 0 || mayUse(runner)) continue;
      const unused = mounts.filter((mount) => !isForGitLabOnly(mount, runner, release));
      const fix = fixFor(runner, unused);
      for (const mount of unused) report({ at: mount.at('mount_path'), message: messageOf(mount), fix });
    }
  },
});

function isInDirectory(path: string | undefined): boolean {
  return path === DIRECTORY || (path?.startsWith(`${DIRECTORY}/`) ?? false);
}

/** True where a script or variable names the directory or installs certificates, or may do so. */
function mayUse(runner: View): boolean {
  return SCRIPTS.some((key) => {
    const setting = runner.at(key);
    const parts = setting.kind === 'list' ? setting.items() : [setting];
    return parts.some(
      (part) => part.unknown || /gitlab-runner\/certs|update-ca-|ca-certificates/.test(part.string ?? ''),
    );
  });
}

/** True where the only file is named after the GitLab host, or may be. */
function isForGitLabOnly(mount: View, runner: RunnerView, release: Release): boolean {
  const { url } = jobHosts(release, runner);
  const own = `${url ?? ''}.crt`;
  const items = mount.at('items');
  if (items.unknown || items.entries().some((item) => item.unknown)) return true;
  const files = items.entries().map((item) => item.string);
  if (files.length > 0) return files.every((file) => file === own);
  return mount.at('mount_path').string === `${DIRECTORY}/${own}`;
}

function messageOf(mount: View): string {
  const name = mount.at('name').string;
  const source = name === undefined ? 'The certificate' : `The certificate from "${name}"`;
  return `${source} lies in the job's containers, but nothing installs it there: artifacts, caches and LFS objects on hosts other than GitLab's fail with \`x509: certificate signed by unknown authority\`.`;
}

function fixFor(runner: RunnerView, mounts: readonly View[]): Proposal | undefined {
  const changes = trustingDirectories(runner, [...new Set(mounts.map(directoryOf))]);
  return changes && { disposition: 'unsafe', title: 'Set SSL_CERT_DIR in environment of [[runners]].', changes };
}

/** With a sub_path a single file is mounted. */
function directoryOf(mount: View): string {
  const path = (mount.at('mount_path').string ?? '').replace(/\/$/, '');
  return isGiven(mount.at('sub_path')) ? path.slice(0, path.lastIndexOf('/')) : path;
}
