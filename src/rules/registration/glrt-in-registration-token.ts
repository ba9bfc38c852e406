import type { Release } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { serverSideSettings } from '../shared/server-side.ts';
import { asOtherKind } from '../shared/token-fixes.ts';
import { registerToken, type RegisterToken } from '../shared/tokens.ts';

export default defineRule({
  id: 'glrt-in-registration-token',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { runner: '15.8' },
  docs: {
    what: 'An authentication token (glrt-) stands where a registration token belongs.',
    why: 'The runner takes it in a "legacy-compatible registration process" and logs "You have specified an authentication token in the legacy parameter --registration-token". That process and the parameter are to go in GitLab 20.0; runners before 16.2 already refuse some settings with it.',
    remedy: 'Move the token from runnerRegistrationToken to runnerToken.',
    references: [
      'https://docs.gitlab.com/ci/runners/new_creation_workflow/',
      'https://docs.gitlab.com/runner/register/',
      'gitlab-runner v19.3.0: commands/register.go (ensureServerConfigArgsEmpty)',
    ],
    keys: ['runnerRegistrationToken'],
    fix: 'Moves the token to runnerToken, or gives the variable the name CI_SERVER_TOKEN. Nothing is done while there are settings that the runner refuses beside such a token.',
  },
  examples: {
    bad: [
      'gitlabUrl: https://gitlab.example.com/\nrunnerRegistrationToken: glrt-xxxxxxxxxxxxxxxxxxxx\n',
      'gitlabUrl: https://gitlab.example.com/\nextraEnv:\n  REGISTRATION_TOKEN: glrt-xxxxxxxxxxxxxxxxxxxx\n',
      `gitlabUrl: https://gitlab.example.com/
runnerRegistrationToken: glrt-xxxxxxxxxxxxxxxxxxxx
# Of the runner.
runnerToken: ""
envVars:
  - name: RUNNER_REQUEST_CONCURRENCY
    value: "4"
`,
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: REGISTRATION_TOKEN
    value: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `# The timeout is ignored now, and would be refused.
gitlabUrl: https://gitlab.example.com/
runnerRegistrationToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  maximumTimeout: 3600
`,
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
      {
        file: 'values.yaml',
        besides: ['registration-token-deprecated'],
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runnerRegistrationToken: GR1348941xxxxxxxxxxxxxxxxxxxx
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
      `# What counts is the other.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runnerRegistrationToken: glrt-xxxxxxxxxxxxxxxxxxxx
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
      `gitlabUrl: https://gitlab.example.com/
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  CI_SERVER_TOKEN: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `gitlabUrl: https://gitlab.example.com/
# Of the runner.
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
envVars:
  - name: RUNNER_REQUEST_CONCURRENCY
    value: "4"
`,
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: CI_SERVER_TOKEN
    value: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      null,
    ],
  },
  check(release, report) {
    const token = registerToken(release);
    if (token?.variable !== 'REGISTRATION_TOKEN' || token.kind !== 'authentication') return;
    const instead = token.name === 'runnerRegistrationToken' ? 'runnerToken' : 'CI_SERVER_TOKEN';
    report({
      at: token.at,
      secret: true,
      message: `\`${token.name}\` holds an authentication token. It works only in a legacy mode that is to go in GitLab 20.0.`,
      remedy: `Give the token as ${instead} instead of ${token.name}.`,
      fix: isRefusedThere(release, token) ? undefined : asOtherKind(release, token, 'safe'),
    });
  },
});

/** In the legacy mode the runner lets settings pass at which it ends otherwise. */
function isRefusedThere(release: Release, token: RegisterToken): boolean {
  const there = { ...token, variable: 'CI_SERVER_TOKEN' } as const;
  return serverSideSettings(release, there).some(({ unusual, dropped }) => unusual && !dropped);
}
