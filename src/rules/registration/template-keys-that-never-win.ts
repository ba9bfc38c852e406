import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { asChartValue, withoutConfigKey } from '../shared/config-to-values.ts';
import { isFalsy, textOf } from '../shared/truth.ts';
import { mayHaveVariable } from '../shared/manager-variables.ts';
import { registerToken } from '../shared/tokens.ts';

export default defineRule({
  id: 'template-keys-that-never-win',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'name, url, executor or token stands in runners.config, where the chart always overrides it.',
    why: 'A template only fills what "gitlab-runner register" has not got yet. The chart always hands over the URL and the executor, the name is that of the pod unless runners.name is set, and the token of a template is wiped.',
    remedy: 'Use gitlabUrl, runners.executor, runners.name and runners.secret instead.',
    references: [
      'https://docs.gitlab.com/runner/register/#register-with-a-configuration-template',
      'gitlab-runner v19.3.0: commands/register.go (configTemplate.MergeTo)',
      'gitlab-runner chart 0.92.0: templates/_env_vars.tpl',
    ],
    keys: ['runners.name', 'runners.url', 'runners.executor', 'runners.token'],
    fix: "Removes the key, and sets the chart's own value instead where that is not written. A token is removed if the values give one elsewhere. Unsafe where the values say otherwise, and for the executor.",
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      name = "build-farm"
      [runners.kubernetes]
        image = "debian:12"
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      url = "https://gitlab.example.org/"
`,
      `# The same as what counts: harmless, and said as information.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      executor = "kubernetes"
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      token = "glrt-xxxxxxxxxxxxxxxxxxxx"
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  secret: gitlab-runner-token
  config: |
    [[runners]]
      token = "glrt-xxxxxxxxxxxxxxxxxxxx"
      limit = 4
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  name: build-farm
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# With an empty gitlabUrl the variable is empty, and the template's url counts.
gitlabUrl: ""
runners:
  config: |
    [[runners]]
      url = "https://gitlab.example.com/"
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  name = "build-farm"
  url = "https://gitlab.example.com/"
  token = "glrt-xxxxxxxxxxxxxxxxxxxx"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
  name: build-farm
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
`,
      `# The same as what counts: harmless, and said as information.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
`,
      null,
      `gitlabUrl: https://gitlab.example.com/
runners:
  secret: gitlab-runner-token
  config: |
    [[runners]]
      limit = 4
`,
    ],
  },
  check(release, report) {
    if (release.configRole !== 'template' || !release.values) return;
    const [template, ...others] = release.config?.at('runners').items() ?? [];
    if (!template || others.length > 0) return;
    const { values } = release;
    const token = template.at('token');
    if (token.written && !isFalsy(token)) report(wiped(token, release));
    for (const setting of SETTINGS) {
      const at = template.at(setting.key);
      const winner = values.at(setting.value);
      if (!at.written || isFalsy(at) || winner.unknown || mayHaveVariable(values, setting.variable)) continue;
      if (setting.key === 'url' && isFalsy(winner)) continue;
      const found = overridden(at, setting, winner);
      report({ ...found, fix: found.severity === 'info' ? withoutConfigKey(at, 'safe') : fixFor(at, winner, release) });
    }
  },
});

interface Setting {
  readonly key: string;
  /** The chart's value that counts. */
  readonly value: string;
  readonly variable: string;
  /** What counts where that value is empty. */
  readonly otherwise: string;
}

const SETTINGS: readonly Setting[] = [
  { key: 'url', value: 'gitlabUrl', variable: 'CI_SERVER_URL', otherwise: '' },
  { key: 'executor', value: 'runners.executor', variable: 'RUNNER_EXECUTOR', otherwise: 'kubernetes' },
  { key: 'name', value: 'runners.name', variable: 'RUNNER_NAME', otherwise: '' },
];

function wiped(at: View, release: Release): Report {
  return {
    at,
    secret: true,
    message: '`token` is wiped: the runner takes no token out of a template.',
    remedy: 'Remove token from runners.config. Put it into a Secret and name that in runners.secret.',
    fix: registerToken(release) ? withoutConfigKey(at, 'safe') : undefined,
  };
}

function overridden(at: View, { key, value, otherwise }: Setting, winner: View): Report {
  const effective = winner.string ? winner.string : otherwise;
  if (isSame(at, value, effective)) {
    return {
      at,
      severity: 'info',
      message: `\`${key}\` has no effect in runners.config; what counts is the same value, of \`${value}\`.`,
      remedy: `Remove ${key} from runners.config.`,
    };
  }
  const counts = effective === '' ? 'the runner is called after its pod' : `"${effective}" of ${value} counts`;
  return {
    at,
    message: `\`${key}\` has no effect in runners.config: ${counts}.`,
    remedy: `Set ${value} in values, and remove ${key} from runners.config.`,
  };
}

/** Another executor is another kind of runner. */
function fixFor(at: View, winner: View, release: Release): Proposal | undefined {
  if (winner.written && !isFalsy(winner)) return withoutConfigKey(at, 'unsafe');
  return asChartValue(release, at, winner, at.key === 'executor' ? 'unsafe' : 'safe');
}

function isSame(at: View, value: string, effective: string): boolean {
  const text = textOf(at) ?? '';
  if (at.unknown) return text.includes(`.Values.${value}`);
  return text.replace(/\/$/, '') === effective.replace(/\/$/, '');
}
