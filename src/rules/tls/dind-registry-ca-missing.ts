import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dindServices, dockerdArguments, isOfficialDind, mayMount } from '../shared/docker-in-docker.ts';
import { isHttps, isPrivateHost } from '../shared/hosts.ts';
import { jobCaFix } from '../shared/job-ca.ts';
import { jobHosts } from '../shared/job-hosts.ts';
import { isGiven } from '../shared/truth.ts';
import { gitlabUrl, kubernetesRunners } from '../shared/runners.ts';
import { serviceVariable } from '../shared/variables.ts';

/** Variables that dockerd takes its certificates from (go1.25: crypto/x509/root_unix.go). */
const TRUST_VARIABLES = ['SSL_CERT_DIR', 'SSL_CERT_FILE'];

export default defineRule({
  id: 'dind-registry-ca-missing',
  group: 'tls',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Docker-in-Docker does not know the private authority that signs for GitLab and, mostly, for its registry.',
    why: 'dockerd in the dind service has a trust store of its own. Neither certsSecretName nor the certificates of the nodes reach it: `docker login`, `docker pull` and `docker push` to a registry with a certificate of that authority end with "x509: certificate signed by unknown authority".',
    remedy:
      'Mount the CA for dockerd: [[runners.kubernetes.volumes.secret]] with name, mount_path = "/etc/docker/certs.d/registry.example.com" and the item "ca.crt" = "ca.crt". Volumes are mounted in services too.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#mount-volumes-on-service-containers',
      'https://docs.docker.com/engine/security/certificates/',
      'https://docs.gitlab.com/runner/configuration/tls-self-signed/',
    ],
    keys: ['runners.kubernetes.services.name'],
    fix: 'Mounts the Secret of the fact gitlab.caSecret into job pods and sets SSL_CERT_DIR, which dockerd reads as every Go program. Unsafe, because all containers of jobs get the variable.',
  },
  examples: {
    bad: [
      {
        file: 'values.yaml',
        facts: { 'gitlab.privateCa': true, 'gitlab.caSecret': 'corporate-ca' },
        text: `gitlabUrl: https://gitlab.example.com/
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.corp.internal/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
    privileged = true
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
      command = ["--mtu=1360"]
`,
      },
    ],
    good: [
      {
        file: 'config.toml',
        facts: { 'gitlab.privateCa': true },
        besides: ['privileged-jobs'],
        text: `# The daemon is told where to look.
[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["SSL_CERT_DIR=/etc/ssl/certs:/etc/gitlab-runner/certs"]
  [runners.kubernetes]
    image = "docker:28.5.1"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    privileged = true
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    [[runners.kubernetes.services]]
      name = "docker:28.5.1-dind"
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
      command = ["--mtu=1360"]
    [[runners.kubernetes.volumes.secret]]
      name = "corporate-ca"
      mount_path = "/etc/gitlab-runner/certs"
`,
      },
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        service_container_security_context = { privileged = true }
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          command = ["--mtu=1360"]
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.corp.internal/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    service_container_security_context = { privileged = true }
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
      command = ["--mtu=1360"]
    [[runners.kubernetes.volumes.secret]]
      name = "corporate-ca"
      mount_path = "/etc/docker/certs.d/registry.corp.internal"
`,
      },
      {
        file: 'config.toml',
        besides: ['git-ssl-no-verify'],
        text: `# Certificates are not asked for at all.
[[runners]]
  url = "https://gitlab.corp.internal/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    service_container_security_context = { privileged = true }
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      command = ["--mtu=1360", "--insecure-registry=registry.corp.internal"]
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
`,
      },
      {
        file: 'config.toml',
        text: `# An image of one's own may have the CA in it.
[[runners]]
  url = "https://gitlab.corp.internal/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    service_container_security_context = { privileged = true }
    [[runners.kubernetes.services]]
      name = "registry.corp.internal/platform/dind:28"
      environment = ["HEALTHCHECK_TCP_PORT=2376"]
      command = ["--mtu=1360"]
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      environment = ["SSL_CERT_DIR=/etc/ssl/certs:/etc/gitlab-runner/certs"]
      [runners.kubernetes]
        image = "docker:28"
        privileged = true
        [[runners.kubernetes.services]]
          name = "docker:28-dind"
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
          command = ["--mtu=1360"]
        [[runners.kubernetes.volumes.secret]]
          name = "corporate-ca"
          mount_path = "/etc/gitlab-runner/certs"
          read_only = true
`,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const services = dindServices(runner);
      if (services.length === 0 || !hasPrivateCa(release, runner) || isGiven(runner.at('kubernetes.pod_spec')))
        continue;
      for (const service of services) {
        const name = service.at('name');
        if (!isOfficialDind(name.string ?? '') || dockerdArguments(service)?.includes('registry') !== false) continue;
        if (mayMount(runner, (path) => /^\/etc\/(docker|ssl)\b/.test(path))) continue;
        if (TRUST_VARIABLES.some((variable) => serviceVariable(runner, service, variable))) continue;
        report({
          at: name,
          message:
            'Inside dind `docker pull` and `docker push` end with `x509: certificate signed by unknown authority` for registries of the private authority that signs for GitLab: dockerd does not know it.',
          ...remedyFor(release),
          fix: jobCaFix(release, runner),
        });
      }
    }
  },
});

function hasPrivateCa(release: Release, runner: RunnerView): boolean {
  const { url } = jobHosts(release, runner);
  const isPrivate = url !== undefined && isPrivateHost(url) && isHttps(gitlabUrl(release, runner).string ?? '');
  return release.facts['gitlab.privateCa'] ?? isPrivate;
}

function remedyFor({ facts }: Release): { remedy?: string } {
  const secret = facts['gitlab.caSecret'];
  if (secret === undefined) return {};
  return {
    remedy: `Add [[runners.kubernetes.volumes.secret]] with name = "${secret}" and mount_path = "/etc/docker/certs.d/<registry>"; the file in it must be called ca.crt.`,
  };
}
