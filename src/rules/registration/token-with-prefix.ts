import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { hasHole } from '../shared/placeholders.ts';
import { registerToken } from '../shared/tokens.ts';

export default defineRule({
  id: 'token-with-prefix',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Something stands before the glrt- of the token.',
    why: 'The runner and the chart know an authentication token by its beginning, glrt- in lower case. Behind a blank or another text it is taken for a token of the old kind: with a blank or capital letters GitLab knows no such token, "PANIC: Failed to verify the runner."; with a prefix of GitLab\'s own it works, but the id in config.toml is 0, and `unregister`, which the chart runs when the pod stops, deletes the runner itself in GitLab, not only its manager.',
    remedy: 'Begin the token with glrt-, as GitLab shows it.',
    references: [
      'gitlab-runner v19.3.0: network/gitlab.go (TokenIsCreatedRunnerToken), commands/register.go (askRunner), commands/unregister.go (unregisterRunner)',
      'https://docs.gitlab.com/security/tokens/#token-prefixes',
    ],
    keys: ['runnerToken', 'runners.token'],
    fix: 'Takes away blanks before the token, and writes glrt- in lower case. Another prefix is left: GitLab may have put it there.',
  },
  examples: {
    bad: [
      `runnerToken: " glrt-xxxxxxxxxxxxxxxxxxxx"
`,
      `runnerToken: GLRT-xxxxxxxxxxxxxxxxxxxx
`,
      `runnerToken: corp-glrt-xxxxxxxxxxxxxxxxxxxx
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  token = " glrt-xxxxxxxxxxxxxxxxxxxx"
  executor = "kubernetes"
`,
      },
    ],
    good: [
      `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `runnerToken: <glrt-token>
`,
      `runnerToken: MY_GLRT_TOKEN
`,
      {
        file: 'values.yaml',
        besides: ['registration-token-deprecated'],
        text: `# Blanks are cut off registration tokens.
runnerRegistrationToken: " glrt-xxxxxxxxxxxxxxxxxxxx"
`,
      },
    ],
    fixed: [
      `runnerToken: "glrt-xxxxxxxxxxxxxxxxxxxx"
`,
      `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      null,
      `[[runners]]
  url = "https://gitlab.example.com/"
  token = "glrt-xxxxxxxxxxxxxxxxxxxx"
  executor = "kubernetes"
`,
    ],
  },
  check(release, report) {
    for (const at of authenticationTokens(release)) {
      const message = faultOf(at.string ?? '');
      if (message) report({ at, secret: true, message, fix: fixFor(at) });
    }
  },
});

function authenticationTokens(release: Release): readonly View[] {
  if (release.configRole === 'whole') return release.runners.map((runner) => runner.at('token'));
  const token = registerToken(release);
  return token?.variable === 'CI_SERVER_TOKEN' ? [token.at] : [];
}

function faultOf(text: string): string | undefined {
  const start = text.toLowerCase().indexOf('glrt-');
  if (start < 0 || hasHole(text) || text.startsWith('glrt-')) return undefined;
  if (text.slice(0, start).trim() === '') {
    return 'GitLab knows no such token, and the runner ends with `Failed to verify the runner`: it must begin with glrt-, without a blank and in lower case.';
  }
  return 'The runner takes a token that does not begin with glrt- for one of the old kind: its id becomes 0, and `unregister`, which the chart runs when the pod stops, deletes the runner in GitLab, not only its manager.';
}

function fixFor(at: View): Proposal | undefined {
  const token = at.string?.trim() ?? '';
  if (!/^glrt-/i.test(token)) return undefined;
  return {
    disposition: 'safe',
    title: 'Begin the token with glrt-, without a blank and in lower case.',
    changes: [{ op: 'set', at, value: token.replace(/^glrt-/i, 'glrt-') }],
  };
}
