import { defineRule } from '../../model/rule.ts';
import { isPlainSecret } from '../shared/secrets.ts';
import { tokenKind } from '../shared/tokens.ts';

export default defineRule({
  id: 'token-in-values',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A token of the runner stands in plain text in the values.',
    why: 'Whoever can read the file, or `helm get values`, has the token: with it one can run a runner of the same name and see the code and secrets of every job that it gets.',
    remedy:
      'Put the token into a Secret with the keys runner-token and runner-registration-token (one of them empty), name it in runners.secret, and replace the token in GitLab.',
    references: [
      'gitlab-runner chart 0.92.0: templates/secrets.yaml, templates/deployment.yaml (projected-secrets)',
      'https://docs.gitlab.com/security/tokens/#security-considerations',
    ],
    keys: ['runnerToken', 'runnerRegistrationToken', 'envVars', 'extraEnv'],
  },
  examples: {
    bad: [
      'gitlabUrl: https://gitlab.example.com/\nrunnerToken: glrt-t3_Kq8vWm2ZpR7sYd4NfLc\n',
      {
        file: 'values.yaml',
        besides: ['registration-token-deprecated'],
        text: `gitlabUrl: https://gitlab.example.com/
runnerRegistrationToken: GR1348941m7PqZw3RtYs8KdVbNfLc
`,
      },
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  CI_SERVER_TOKEN: glrt-t3_Kq8vWm2ZpR7sYd4NfLc
`,
    ],
    good: [
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
rbac:
  create: true
runnerToken: ""
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
runnerToken: ref+vault://ci/runner#token
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
runnerToken: \${RUNNER_TOKEN}
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
runnerToken: <your token>
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
    ],
  },
  check({ values }, report) {
    if (!values) return;
    const items = values.at('envVars').items();
    const tokens = [
      ...['runnerToken', 'runnerRegistrationToken'].map((key) => values.at(key)),
      ...VARIABLES.map((name) => values.at(['extraEnv', name])),
      ...items.filter((item) => VARIABLES.includes(item.at('name').string ?? '')).map((item) => item.at('value')),
    ];
    for (const at of tokens) {
      if (!isPlainSecret(at)) continue;
      const registers = REGISTRATION.includes(String(at.key)) && tokenKind(at.string ?? '') !== 'authentication';
      report({
        at,
        secret: true,
        message: registers
          ? 'Whoever can read this file can register runners with its token, and see the code and secrets of the jobs that they get.'
          : 'Whoever can read this file has the token of the runner, and with it the code and secrets of its jobs.',
      });
    }
  },
});

/** The variables in which `register` looks for a token. */
const VARIABLES = ['CI_SERVER_TOKEN', 'REGISTRATION_TOKEN'];
const REGISTRATION = ['runnerRegistrationToken', 'REGISTRATION_TOKEN'];
