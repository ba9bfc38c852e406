import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { registerToken, tokenKind } from '../shared/tokens.ts';

export default defineRule({
  id: 'token-whitespace',
  group: 'registration',
  since: '0.1.0',
  severity: 'error',
  confidence: 'medium',
  docs: {
    what: 'A blank or line break stands after the token.',
    why: 'A line break in the token makes an HTTP header that Go refuses: `net/http: invalid header field for "Private-Token"`. With a blank GitLab finds no runner of that token. Either way registration ends with "PANIC: Failed to verify the runner." The chart cuts line breaks off the tokens of its own Secret, and the runner blanks off registration tokens.',
    remedy: 'Write the token without anything after it.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_troubleshooting/#error-invalid-header-field-for-private-token',
      'gitlab-runner v19.3.0: commands/register.go (askRunner), network/gitlab.go (VerifyRunner)',
      'gitlab-runner chart 0.92.0: templates/configmap.yaml (entrypoint)',
    ],
    keys: ['runnerToken', 'runners.token'],
    fix: 'Takes away what stands after the token.',
  },
  examples: {
    bad: [
      'gitlabUrl: https://gitlab.example.com/\nrunnerToken: "glrt-xxxxxxxxxxxxxxxxxxxx "\n',
      'gitlabUrl: https://gitlab.example.com/\nextraEnv:\n  CI_SERVER_TOKEN: |\n    glrt-xxxxxxxxxxxxxxxxxxxx\n',
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  token = "glrt-xxxxxxxxxxxxxxxxxxxx\\n"
  executor = "kubernetes"
`,
      },
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
runnerToken: |
  glrt-xxxxxxxxxxxxxxxxxxxx
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
runnerRegistrationToken: "GR1348941xxxxxxxxxxxxxxxxxxxx "
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runnerToken: "the token of the runner "
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
runnerToken: "glrt-xxxxxxxxxxxxxxxxxxxx"
`,
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  CI_SERVER_TOKEN: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  token = "glrt-xxxxxxxxxxxxxxxxxxxx"
  executor = "kubernetes"
`,
    ],
  },
  check(release, report) {
    for (const { at, text } of handedOver(release)) {
      if (text === text.trimEnd() || /^\s/.test(text) || tokenKind(text) === undefined) continue;
      const breaks = /[\r\n]/.test(text);
      const cause = breaks
        ? '`net/http: invalid header field`: a line break'
        : '`Failed to verify the runner`: a blank';
      report({
        at,
        secret: true,
        message: `GitLab cannot be asked with this token, ${cause} stands after it.`,
        fix: {
          disposition: 'safe',
          title: 'Take away the blanks and line breaks after the token.',
          changes: [{ op: 'set', at, value: text.trimEnd() }],
        },
      });
    }
  },
});

interface HandedOver {
  readonly at: View;
  /** As the runner gets it. */
  readonly text: string;
}

/** Authentication tokens as the runner gets them. */
function handedOver(release: Release): readonly HandedOver[] {
  if (release.configRole === 'whole') {
    return release.runners
      .map((runner) => runner.at('token'))
      .flatMap((at) => (at.written ? withText(at, at.string) : []));
  }
  const token = registerToken(release);
  if (token?.variable !== 'CI_SERVER_TOKEN') return [];
  const { at, name } = token;
  return withText(at, name === 'runnerToken' ? at.string?.replace(/(?<!\n)\n+$/, '') : at.string);
}

function withText(at: View, text: string | undefined): readonly HandedOver[] {
  return text === undefined ? [] : [{ at, text }];
}
