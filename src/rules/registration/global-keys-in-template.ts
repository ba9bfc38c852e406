import { chartKey, compareVersions, knows, runnerKey } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { asChartValue, withoutConfigKey } from '../shared/config-to-values.ts';
import { globalKeyInTemplate } from '../shared/global-keys.ts';
import { textOf } from '../shared/truth.ts';

export default defineRule({
  id: 'global-keys-in-template',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A setting of the whole manager stands in runners.config, where it has no effect.',
    why: '"gitlab-runner register" takes only the [[runners]] entry out of the template. Global settings such as concurrent or log_level are lost without a word; the chart writes its own from values.',
    remedy: "Set it by the chart's own value where there is one.",
    references: [
      'https://docs.gitlab.com/runner/register/#register-with-a-configuration-template',
      'gitlab-runner v19.3.0: commands/register.go (configTemplate.MergeTo)',
      'gitlab-runner chart 0.92.0: templates/configmap.yaml',
    ],
    keys: ['concurrent', 'check_interval'],
    fix: "Moves the setting to the chart's own value for it. Unsafe where that is written with another value, or where the chart has none: then the line is removed.",
  },
  examples: {
    bad: [
      `runners:
  config: |
    concurrent = 20
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      `runners:
  config: |
    [[runners]]
      check_interval = 3
      [runners.kubernetes]
        image = "debian:12"
`,
      `# It is there only sometimes.
runners:
  config: |
    {{- if .Values.busy }}
    concurrent = 20
    {{- end }}
    [[runners]]
      limit = 20
`,
      `# The chart writes the same: harmless, and said as information.
concurrent: 20
runners:
  config: |
    concurrent = {{ .Values.concurrent }}
    [[runners]]
      limit = 20
`,
    ],
    good: [
      `concurrent: 20
checkInterval: 3
runners:
  config: |
    [[runners]]
      limit = 20
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      {
        file: 'config.toml',
        text: `concurrent = 20
[[runners]]
  url = "https://gitlab.example.com/"
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
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
concurrent: 20
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      null,
      `# The chart writes the same: harmless, and said as information.
concurrent: 20
runners:
  config: |
    [[runners]]
      limit = 20
`,
    ],
  },
  check(release, report) {
    for (const at of lostKeys(release)) {
      const name = chartValueOf(at, release);
      const same = name !== undefined && isSame(at, name, release);
      const remedy = name === undefined ? `Remove ${at.key}` : `Remove ${at.key}${same ? '' : ` and set ${name}`}`;
      report({
        at,
        ...(same ? { severity: 'info' as const } : {}),
        message: same
          ? `\`${at.key}\` has no effect in runners.config; the chart sets it to the same by \`${name}\`.`
          : `\`${at.key}\` is lost without a word: \`register\` takes only the [[runners]] entry out of runners.config.`,
        remedy:
          name === undefined ? `${remedy}: the chart has no value for it.` : `${remedy}${same ? '' : ' in values'}.`,
        fix: same ? withoutConfigKey(at, 'safe') : fixFor(at, name, release),
      });
    }
  },
});

/** At the top of the template, or in a table of its runner. */
function lostKeys({ config, configRole, problems, runner }: Release): readonly View[] {
  if (!config || configRole !== 'template') return [];
  const known = config.entries().filter((at) => {
    const key = runnerKey(at.route);
    return at.written && key !== undefined && key.name !== 'runners' && compareVersions(key.since, runner) <= 0;
  });
  return [...known, ...problems.flatMap((problem) => globalKeyInTemplate(problem, configRole) ?? [])];
}

/** The chart's value for a global setting, if this version of the chart has it. */
function chartValueOf(at: View, { chart }: Release): string | undefined {
  const name = CHART_VALUES[String(at.key).toLowerCase()];
  const key = name === undefined ? undefined : chartKey(name);
  return key && chart !== null && knows(chart, key) ? name : undefined;
}

function isSame(at: View, name: string, { values }: Release): boolean {
  const inValues = values?.at(name);
  const text = textOf(at);
  if (text !== undefined && at.unknown) return text.includes(`.Values.${name}`);
  return inValues?.kind === 'scalar' && inValues.value === at.value;
}

const CHART_VALUES: Record<string, string> = {
  concurrent: 'concurrent',
  check_interval: 'checkInterval',
  log_level: 'logLevel',
  log_format: 'logFormat',
  listen_address: 'metrics.enabled',
  metrics_server: 'metrics.enabled',
  shutdown_timeout: 'shutdown_timeout',
  connection_max_age: 'connectionMaxAge',
  sentry_dsn: 'sentryDsn',
  session_server: 'sessionServer',
};

function fixFor(at: View, name: string | undefined, release: Release): Proposal | undefined {
  const own = name === undefined ? undefined : release.values?.at(name);
  if (!own || own.written) return withoutConfigKey(at, 'unsafe');
  // Where the manager listens is not for the chart's values to say.
  return name === 'metrics.enabled' ? undefined : asChartValue(release, at, own, 'safe');
}
