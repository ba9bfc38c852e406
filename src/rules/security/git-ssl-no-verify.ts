import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dindServices } from '../shared/docker-in-docker.ts';
import { variablesIn } from '../shared/variables.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { removal } from '../shared/removal.ts';
import { scriptsOf } from '../shared/scripts.ts';
import { isGiven, textOf } from '../shared/truth.ts';

/** Variables that switch certificates off, with the values that do it; git looks whether the variable exists, and at nothing else (http.c). */
const VARIABLES: ReadonlyMap<string, { readonly who: string; readonly off: RegExp }> = new Map(
  Object.entries({
    GIT_SSL_NO_VERIFY: { who: 'git', off: /^/ },
    NODE_TLS_REJECT_UNAUTHORIZED: { who: 'Node.js', off: /^0$/ },
    PYTHONHTTPSVERIFY: { who: 'Python', off: /^0$/ },
    NPM_CONFIG_STRICT_SSL: { who: 'npm', off: /^false$/i },
  }),
);

export default defineRule({
  id: 'git-ssl-no-verify',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Certificates are not checked in jobs.',
    why: 'Whoever is on the way between the pod and the server can read tokens and change code, packages and images. git takes GIT_SSL_NO_VERIFY for set whatever its value is: "false" and "0" switch the check off as well.',
    remedy:
      'Remove it and let jobs know the CA: the runner does so for the GitLab host if the manager knows it (certsSecretName); for other hosts install the CA in pre_get_sources_script and pre_build_script.',
    references: [
      'https://docs.gitlab.com/runner/configuration/tls-self-signed/',
      'https://git-scm.com/book/en/v2/Git-Internals-Environment-Variables',
      'git: http.c (http_init)',
    ],
    keys: ['runners.environment', 'runners.pre_get_sources_script', 'runners.kubernetes.services.command'],
    fix: 'Removes GIT_SSL_NO_VERIFY from the environment where the manager knows the CA, or names the Secret with it (--fact gitlab.caSecret=NAME) as well. That is unsafe because jobs may fetch from other hosts too, whose CA they do not know. Other settings are left alone.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      environment = ["GIT_SSL_NO_VERIFY=true", "GIT_DEPTH=20"]
      [runners.kubernetes]
        image = "debian:12"
`,
      {
        file: 'values.yaml',
        facts: { 'gitlab.caSecret': 'gitlab-ca' },
        text: `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      environment = ["GIT_SSL_NO_VERIFY=1"]
      [runners.kubernetes]
        image = "debian:12"
`,
      },
      `runners:
  config: |
    [[runners]]
      environment = ["GIT_SSL_NO_VERIFY=true"]
      [runners.kubernetes]
        image = "debian:12"
`,
      `# That does not switch it off.
runners:
  config: |
    [[runners]]
      environment = ["GIT_SSL_NO_VERIFY=false"]
      [runners.kubernetes]
        image = "debian:12"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  pre_get_sources_script = "git config --global http.sslVerify false"
  [runners.kubernetes]
    image = "debian:12"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "docker:28"
    [[runners.kubernetes.services]]
      name = "docker:28-dind"
      command = ["--insecure-registry=registry.example.com"]
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      environment = ["GIT_SSL_CAINFO=/etc/ssl/certs/ca.crt", "NODE_TLS_REJECT_UNAUTHORIZED=1"]
      pre_get_sources_script = "git config --global http.sslVerify true"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `# A registry inside the pod or on a network of one's own speaks plain http.
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
          command = ["--mtu=1360", "--insecure-registry=registry.tools.svc:5000", "--insecure-registry=127.0.0.1:5000"]
          environment = ["HEALTHCHECK_TCP_PORT=2376"]
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
certsSecretName: gitlab-ca
runners:
  config: |
    [[runners]]
      environment = ["GIT_DEPTH=20"]
      [runners.kubernetes]
        image = "debian:12"
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
certsSecretName: gitlab-ca
`,
      null,
      null,
      null,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const { at, who } of uncheckedIn(release, runner))
        report({
          at,
          fix: isForGit(at) ? fixFor(at, runner, release) : undefined,
          message: `${who} in jobs does not check certificates: anybody on the way can read tokens and change what is fetched.`,
        });
    }
  },
});

function isForGit({ string = '' }: View): boolean {
  return string.startsWith('GIT_SSL_NO_VERIFY=');
}

function fixFor(at: View, runner: RunnerView, { facts, values }: Release): Proposal {
  const changes = removal([at], [runner.at('environment')]);
  const title = 'Remove GIT_SSL_NO_VERIFY from the environment';
  const isKnown = isGiven(runner.at('tls-ca-file')) || (values !== null && isGiven(values.at('certsSecretName')));
  if (isKnown || facts['gitlab.privateCa'] === false) return { disposition: 'unsafe', title: `${title}.`, changes };
  const secret = facts['gitlab.caSecret'];
  if (!values) return { disposition: 'suggestion', title: `${title}.`, needs: ['gitlab.privateCa'] };
  const both = `${title} and name the Secret with the CA in certsSecretName.`;
  if (secret === undefined) return { disposition: 'suggestion', title: both, needs: ['gitlab.caSecret'] };
  return {
    disposition: 'unsafe',
    title: both,
    changes: [...changes, { op: 'set', at: values.at('certsSecretName'), value: secret }],
  };
}

interface Unchecked {
  readonly at: View;
  readonly who: string;
}

function uncheckedIn(release: Release, runner: RunnerView): readonly Unchecked[] {
  const services = dindServices(runner).map((service) => service.at('command'));
  return [
    ...variablesIn(runner.at('environment')).flatMap(({ at, name, text }) => {
      const variable = VARIABLES.get(name);
      return variable && !at.unknown && variable.off.test(text) ? [{ at, who: variable.who }] : [];
    }),
    ...scriptsOf(release, runner)
      .filter((script) => /sslverify[\s="']{1,5}(false|0|no|off)\b/i.test(textOf(script) ?? ''))
      .map((at) => ({ at, who: 'git' })),
    ...services.filter(trustsAnyRegistry).map((at) => ({ at, who: 'dockerd' })),
  ];
}

/** True for an insecure registry with a name that others may answer to: not a service of the cluster, a port of plain http, or an address. */
function trustsAnyRegistry(command: View): boolean {
  return command.items().some(({ string }) => {
    const registry = /^--insecure-registry[= ](.+)$/.exec(string ?? '')?.[1];
    return registry !== undefined && !/\.svc\b|:\d+$|^[\d.:/]+$|^[^.]*$/.test(registry);
  });
}
