import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { asOtherKind } from '../shared/token-fixes.ts';
import { registerToken, tokenKind } from '../shared/tokens.ts';

export default defineRule({
  id: 'registration-token-in-runner-token',
  group: 'registration',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A registration token (GR1348941…) stands where an authentication token belongs.',
    why: 'The runner does not register with it but asks GitLab to verify it, and GitLab knows no such runner: "PANIC: Failed to verify the runner. You may be having network problems."',
    remedy: 'Give an authentication token (glrt-), which GitLab shows when the runner is created there.',
    references: [
      'https://docs.gitlab.com/ci/runners/new_creation_workflow/',
      'gitlab-runner v19.3.0: commands/register.go (askRunner)',
    ],
    keys: ['runnerToken', 'runners.token'],
    fix: 'Moves the token to runnerRegistrationToken, or gives the variable the name REGISTRATION_TOKEN. Unsafe, as registration tokens are deprecated, and GitLab may refuse them.',
  },
  examples: {
    bad: [
      `runnerToken: GR1348941xxxxxxxxxxxxxxxxxxxx
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  token = "GR1348941xxxxxxxxxxxxxxxxxxxx"
  executor = "kubernetes"
`,
      },
    ],
    good: [
      {
        file: 'values.yaml',
        besides: ['registration-token-deprecated'],
        text: `runnerRegistrationToken: GR1348941xxxxxxxxxxxxxxxxxxxx
`,
      },
      `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
    ],
    fixed: [
      `runnerRegistrationToken: GR1348941xxxxxxxxxxxxxxxxxxxx
`,
      null,
    ],
  },
  check(release, report) {
    const token = registerToken(release);
    if (token?.variable === 'CI_SERVER_TOKEN' && token.kind === 'registration') {
      report({
        at: token.at,
        secret: true,
        message: `Registration ends with \`PANIC: Failed to verify the runner. You may be having network problems.\`: \`${token.name}\` holds a registration token.`,
        remedy:
          'Give an authentication token (glrt-); until there is one, this token belongs to runnerRegistrationToken.',
        fix: asOtherKind(release, token, 'unsafe'),
      });
    }
    for (const at of tokensOfWhole(release)) {
      report({
        at,
        secret: true,
        message: 'GitLab answers every request for jobs with `403 Forbidden`: `token` is a registration token.',
      });
    }
  },
});

function tokensOfWhole({ configRole, runners }: Release): readonly View[] {
  if (configRole !== 'whole') return [];
  return runners
    .map((runner) => runner.at('token'))
    .filter(({ string }) => string !== undefined && tokenKind(string) === 'registration');
}
