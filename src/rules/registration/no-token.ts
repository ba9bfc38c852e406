import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { mayHaveVariable } from '../shared/manager-variables.ts';
import { registerToken } from '../shared/tokens.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'no-token',
  group: 'registration',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The installation gives the runner no token.',
    why: 'Without runnerToken, runners.secret or a variable CI_SERVER_TOKEN registration ends with "PANIC: The registration-token needs to be entered". It is tried 30 times, and then the pod restarts. Of a file of values alone it is said only as information: the token may be given when it is installed.',
    remedy:
      'Put the token (glrt-) into a Secret with the keys runner-token and runner-registration-token, and name that in runners.secret.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#store-registration-tokens-or-runner-tokens-in-secrets',
      'gitlab-runner v19.3.0: commands/register.go (askRunner)',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml (projected-secrets)',
    ],
    keys: ['runnerToken', 'runners.secret'],
  },
  examples: {
    bad: [
      `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: gitlab-runner
spec:
  chart:
    spec:
      chart: gitlab-runner
  values:
    gitlabUrl: https://gitlab.example.com/
`,
      'gitlabUrl: https://gitlab.example.com/\n',
      'gitlabUrl: https://gitlab.example.com/\nrunnerToken: ""\n',
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
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
  secret: gitlab-runner-token
`,
      `gitlabUrl: https://gitlab.example.com/
extraEnvFromRefs:
  - secretRef:
      name: gitlab-runner-token
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
secrets:
  - name: gitlab-runner-token
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
volumeMounts:
  - name: vault
    mountPath: /secrets
volumes:
  - name: vault
    emptyDir: {}
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: gitlab-runner
spec:
  chart:
    spec:
      chart: gitlab-runner
  valuesFrom:
    - kind: Secret
      name: gitlab-runner-values
  values:
    gitlabUrl: https://gitlab.example.com/
`,
      `# GitLab's own chart makes the Secret.
global:
  hosts:
    domain: example.com
gitlab-runner:
  gitlabUrl: https://gitlab.example.com/
  runners:
    config: |
      [[runners]]
        [runners.kubernetes]
          helper_image_flavor = "ubuntu"
          memory_request = "1Gi"
          dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `runners:
  configOverride: |
    [[runners]]
      url = "https://gitlab.example.com/"
      token = "glrt-xxxxxxxxxxxxxxxxxxxx"
`,
    ],
  },
  check(release, report) {
    const { values, umbrella, configRole } = release;
    if (!values || umbrella?.gitlab || configRole === 'whole') return;
    if (
      registerToken(release) ||
      TOKEN_VARIABLES.some((name) => mayHaveVariable(values, name)) ||
      mayMountTokens(values)
    )
      return;
    const isWhole = !release.isPartial;
    report({
      at: placeOf(values),
      ...(isWhole ? {} : { severity: 'info' }),
      message: isWhole
        ? 'Registration ends with `PANIC: The registration-token needs to be entered`: nothing gives the runner a token.'
        : 'Unless a token is given when this is installed, registration ends with `PANIC: The registration-token needs to be entered`.',
    });
  },
});

const TOKEN_VARIABLES = ['CI_SERVER_TOKEN', 'REGISTRATION_TOKEN'];

/** The key that is written, but empty; else where the Secret would be named. */
function placeOf(values: View): View {
  const keys = ['runnerToken', 'runnerRegistrationToken', 'runners.secret'].map((path) => values.at(path));
  return keys.find(({ written }) => written) ?? values.at('runners.secret');
}

/** The start script reads tokens from /secrets, whatever is mounted there. */
function mayMountTokens(values: View): boolean {
  const mounts = values.at('volumeMounts');
  return (
    isGiven(values.at('secrets')) ||
    mounts.unknown ||
    mounts.items().some((mount) => mount.unknown || mount.at('mountPath').string?.startsWith('/secrets') !== false)
  );
}
