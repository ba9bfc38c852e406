import type { Release } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { serverSideSettings, treatment, type ServerSideSetting } from '../shared/server-side.ts';
import { withoutServerSide } from '../shared/server-side-fixes.ts';
import { registerToken, type RegisterToken } from '../shared/tokens.ts';

export default defineRule({
  id: 'server-side-settings-ignored',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Tags, lock, untagged jobs or protection are set in values, but GitLab keeps them for this kind of token.',
    why: 'A runner that was created in GitLab has an authentication token, and its tags, lock, access level and untagged jobs are settings in GitLab. The chart or the runner drops those of the values without a word: jobs with the tags are never picked up, or the runner takes jobs that it should not.',
    remedy: 'Remove the setting from values, and set it for the runner in GitLab.',
    references: [
      'https://docs.gitlab.com/ci/runners/new_creation_workflow/#installing-gitlab-runner-with-helm-chart',
      'gitlab-runner chart 0.92.0: templates/configmap.yaml (register-the-runner)',
      'gitlab-runner v19.3.0: commands/register.go (askRunner, ensureServerConfigArgsEmpty)',
    ],
    keys: ['runners.tags', 'runners.runUntagged', 'runners.protected', 'runners.maximumTimeout', 'runners.locked'],
    fix: 'Removes the setting; it has to be made in GitLab. Unsafe where the files do not say which kind of token it is.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  tags: docker,linux
`,
      `gitlabUrl: https://gitlab.example.com/
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
extraEnv:
  REGISTER_LOCKED: "false"
`,
      `gitlabUrl: https://gitlab.example.com/
runnerRegistrationToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  maximumTimeout: 3600
`,
      `# The same as by default: harmless, and said as information.
gitlabUrl: https://gitlab.example.com/
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  runUntagged: false
`,
      `# The Secret may hold either kind of token: said as information.
gitlabUrl: https://gitlab.example.com/
runners:
  secret: gitlab-runner-token
  protected: true
`,
      `# The token is given when this is installed: said as information.
gitlabUrl: https://gitlab.example.com/
runners:
  tags: docker,linux
`,
      {
        file: 'release.yaml',
        text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  chart:
    spec:
      chart: gitlab-runner
  valuesFrom:
    - kind: ConfigMap
      name: ci
  values:
    runners:
      secret: gitlab-runner-token
      tags: docker
`,
      },
    ],
    good: [
      {
        file: 'values.yaml',
        besides: ['musl-helper-image', 'ndots-search-expansion'],
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  tags: ""
`,
      },
      {
        file: 'values.yaml',
        besides: ['musl-helper-image', 'ndots-search-expansion', 'registration-token-deprecated'],
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runnerRegistrationToken: GR1348941xxxxxxxxxxxxxxxxxxxx
runners:
  tags: docker,linux
  locked: false
  protected: true
`,
      },
      {
        file: 'values.yaml',
        besides: ['musl-helper-image', 'ndots-search-expansion', 'reserved-args-with-glrt'],
        text: `# These are refused, which is another rule's matter.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  maximumTimeout: 3600
`,
      },
      {
        file: 'values.yaml',
        besides: ['musl-helper-image', 'ndots-search-expansion'],
        text: `# GitLab's own chart gives a registration token.
global:
  hosts:
    domain: example.com
gitlab-runner:
  runners:
    tags: docker,linux
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `gitlabUrl: https://gitlab.example.com/
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `gitlabUrl: https://gitlab.example.com/
runnerRegistrationToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `# The same as by default: harmless, and said as information.
gitlabUrl: https://gitlab.example.com/
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      `# The Secret may hold either kind of token: said as information.
gitlabUrl: https://gitlab.example.com/
runners:
  secret: gitlab-runner-token
`,
      `# The token is given when this is installed: said as information.
gitlabUrl: https://gitlab.example.com/
`,
      `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  chart:
    spec:
      chart: gitlab-runner
  valuesFrom:
    - kind: ConfigMap
      name: ci
  values:
    runners:
      secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const token = registerToken(release) ?? tokenToCome(release);
    const treated = token ? treatment(release, token) : 'use';
    if (!release.values || !token?.at.written || treated === 'use') return;
    for (const setting of serverSideSettings(release, token)) {
      if (treated === 'refuse' ? setting.dropped : setting.unusual)
        report({ ...ignored(setting, token), fix: withoutServerSide(setting, token, release.values) });
    }
  },
});

/** The files have no token, but each installation is given one. GitLab's own chart gives a registration token. */
function tokenToCome({ values, umbrella, configRole }: Release): RegisterToken | undefined {
  if (!values || umbrella !== null || configRole === 'whole') return undefined;
  return { variable: undefined, name: 'runners.secret', at: values, kind: undefined };
}

function ignored({ at, name, unusual }: ServerSideSetting, { kind }: RegisterToken): Report {
  const remedy = `Remove ${name}, and set it for the runner in GitLab.`;
  const info = { severity: 'info' } as const;
  if (kind === undefined) {
    return {
      at,
      ...info,
      message: `\`${name}\` has no effect if the token begins with glrt-: GitLab keeps the setting then.`,
      remedy,
    };
  }
  const message = `\`${name}\` has no effect with an authentication token: GitLab keeps the setting, and what stands here is dropped without a word.`;
  return { at, ...(unusual ? {} : info), message, remedy };
}
