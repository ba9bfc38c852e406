import { defineRule, type Report } from '../../model/rule.ts';
import { serverSideSettings, treatment, type ServerSideSetting } from '../shared/server-side.ts';
import { withoutServerSide } from '../shared/server-side-fixes.ts';
import { registerToken, type RegisterToken } from '../shared/tokens.ts';

export default defineRule({
  id: 'reserved-args-with-glrt',
  group: 'registration',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A setting reaches "gitlab-runner register" that it refuses beside an authentication token.',
    why: 'For a runner with an authentication token (glrt-) GitLab keeps tags, timeout, access level and the like. When register is given one of them, it ends with "FATAL: Runner configuration other than name and executor configuration is reserved (specifically --locked, --access-level, --run-untagged, --maximum-timeout, --paused, --tag-list, and --maintenance-note)", is tried 30 times, and then the pod restarts. The chart takes some of them away by itself, never the maximum timeout.',
    remedy: 'Remove the setting, and set it for the runner in GitLab.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_troubleshooting/#error-fatal-runner-configuration-is-reserved',
      'gitlab-runner v19.3.0: commands/register.go (ensureServerConfigArgsEmpty)',
      'gitlab-runner chart 0.92.0: templates/configmap.yaml (register-the-runner)',
    ],
    keys: ['runners.tags', 'runners.maximumTimeout', 'runners.locked'],
    fix: 'Removes the setting; it has to be made in GitLab. Unsafe where the files do not say which kind of token it is.',
  },
  examples: {
    bad: [
      `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  maximumTimeout: 3600
`,
      `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
extraEnv:
  REGISTER_ACCESS_LEVEL: ref_protected
`,
      `# An empty variable is true where true or false is due.
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
envVars:
  - name: REGISTER_PAUSED
    value: ""
`,
      `# The Secret may hold either kind of token: said as a warning.
runners:
  secret: gitlab-runner-token
  maximumTimeout: 3600
`,
      {
        file: 'values.yaml',
        chart: '0.56.0',
        text: `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  tags: docker,linux
`,
      },
      {
        file: 'values.yaml',
        chart: '0.70.0',
        text: `runners:
  secret: gitlab-runner-token
  tags: docker,linux
`,
      },
    ],
    good: [
      {
        file: 'values.yaml',
        besides: ['server-side-settings-ignored'],
        text: `# The chart takes these away, which is another rule's matter.
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  locked: false
  runUntagged: true
  protected: true
extraEnv:
  RUNNER_TAG_LIST: docker
  REGISTER_PAUSED: "false"
`,
      },
      `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  maximumTimeout: 0
`,
      {
        file: 'values.yaml',
        besides: ['registration-token-deprecated'],
        text: `runnerRegistrationToken: GR1348941xxxxxxxxxxxxxxxxxxxx
runners:
  maximumTimeout: 3600
`,
      },
      {
        file: 'values.yaml',
        besides: ['glrt-in-registration-token', 'server-side-settings-ignored'],
        text: `# Ignored, with a warning.
runnerRegistrationToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  maximumTimeout: 3600
`,
      },
      {
        file: 'values.yaml',
        chart: '0.70.0',
        text: `runnerRegistrationToken: ""
runners:
  secret: gitlab-runner-token
  tags: docker,linux
`,
      },
      {
        file: 'values.yaml',
        text: `runners:
  configOverride: |
    [[runners]]
      url = "https://gitlab.example.com/"
      token = "glrt-xxxxxxxxxxxxxxxxxxxx"
      executor = "kubernetes"
  maximumTimeout: 3600
`,
      },
    ],
    fixed: [
      `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `# An empty variable is true where true or false is due.
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `# The Secret may hold either kind of token: said as a warning.
runners:
  secret: gitlab-runner-token
`,
      `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const token = registerToken(release);
    if (!release.values || !token?.at.written || treatment(release, token) !== 'refuse') return;
    for (const setting of serverSideSettings(release, token)) {
      if (setting.unusual && !setting.dropped)
        report({ ...refused(setting, token), fix: withoutServerSide(setting, token, release.values) });
    }
  },
});

/** Of a token that only stands for one nothing is known, of one in a Secret not even which kind of token it is. */
function refused({ at, name, option }: ServerSideSetting, { kind, variable }: RegisterToken): Report {
  const error = `\`FATAL: Runner configuration other than name and executor configuration is reserved (specifically … --${option} …)\``;
  const remedy = `Remove ${name}, and set it for the runner in GitLab.`;
  return kind === undefined
    ? {
        at,
        severity: variable === undefined ? 'info' : 'warning',
        message: `If the token begins with glrt-, registration ends with ${error}, for ${name}.`,
        remedy,
      }
    : {
        at,
        message: `Registration ends with ${error}: ${name} cannot be given beside a token that begins with glrt-.`,
        remedy,
      };
}
