import { defineRule } from '../../model/rule.ts';
import { registerToken } from '../shared/tokens.ts';

export default defineRule({
  id: 'registration-token-deprecated',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { runner: '15.6' },
  docs: {
    what: 'The runner registers with a registration token, which is deprecated.',
    why: 'Registration tokens can be switched off in GitLab ("410 Gone - runner registration disallowed") and are to go in GitLab 20.0. With one, each start of the pod registers a new runner, and a cache that is not shared starts empty. The log says "Support for registration tokens and runner parameters in the \'register\' command has been deprecated in GitLab Runner 15.6".',
    remedy:
      'Create the runner in GitLab, and give its authentication token (glrt-) as runnerToken, or in a Secret that runners.secret names.',
    references: [
      'https://docs.gitlab.com/ci/runners/new_creation_workflow/',
      'https://docs.gitlab.com/runner/register/#register-with-a-runner-registration-token-deprecated',
      'gitlab-runner v19.3.0: commands/register.go (doLegacyRegisterRunner)',
    ],
    keys: ['runnerRegistrationToken'],
  },
  examples: {
    bad: [
      `runnerRegistrationToken: GR1348941xxxxxxxxxxxxxxxxxxxx
`,
      {
        file: 'values.yaml',
        besides: ['token-in-values'],
        text: `# Of an older GitLab.
runnerRegistrationToken: aB3dE6gH9jK2mN5pQ8sT
`,
      },
    ],
    good: [
      `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `runnerRegistrationToken: ""
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'values.yaml',
        besides: ['token-in-values'],
        text: `# Old, but an authentication token: it is not registered again.
runnerToken: aB3dE6gH9jK2mN5pQ8sT
`,
      },
      {
        file: 'values.yaml',
        chart: '0.40.0',
        text: `runnerRegistrationToken: GR1348941xxxxxxxxxxxxxxxxxxxx
`,
      },
    ],
  },
  check(release, report) {
    const token = registerToken(release);
    if (token?.variable !== 'REGISTRATION_TOKEN' || token.kind === 'authentication') return;
    // What stands for a token in a key of that name stands for such a one.
    if (token.at.string === undefined) return;
    report({
      at: token.at,
      secret: true,
      message: `\`${token.name}\` is deprecated and to go in GitLab 20.0: each start of the pod registers a new runner with it, and GitLab may refuse it with \`410 Gone - runner registration disallowed\`.`,
    });
  },
});
