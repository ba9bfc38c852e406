import { defineRule } from '../../model/rule.ts';
import type { Release, View } from '../../model/release.ts';
import { dotted, enumerate } from '../shared/names.ts';
import { runnerIsAtLeast } from '../shared/runners.ts';

/** Levels that logrus parses, in any letter case (log/configuration.go of the runner). */
const LOG_LEVELS = ['panic', 'fatal', 'error', 'warn', 'warning', 'info', 'debug', 'trace'];
/** Formats, in this letter case. */
const LOG_FORMATS = ['runner', 'text', 'json'];
/** common/labels.go of the runner. */
const LABEL_KEY = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{2,64}$/;
const LABEL_VALUE = /^[a-zA-Z0-9._-]{1,256}$/;

export default defineRule({
  id: 'runner-refuses-value',
  group: 'registration',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A value has the right type, but the runner refuses to start with it.',
    why: 'When the file is decoded, the runner looks at some values again: log level and format, labels, the fields of an NFS volume. One that it does not take ends the process, so the pod restarts for ever.',
    remedy: 'Write a value that the runner takes.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-global-section',
      'gitlab-runner v19.3.0: log/configuration.go, common/labels.go, common/config.go',
    ],
  },
  examples: {
    bad: [
      { file: 'config.toml', text: 'log_level = "verbose"\n[[runners]]\n  url = "https://gitlab.example.com/"\n' },
      { file: 'config.toml', text: 'log_format = "JSON"\n[[runners]]\n  url = "https://gitlab.example.com/"\n' },
      'gitlabUrl: https://gitlab.example.com/\nlogLevel: verbose\n',
      {
        file: 'config.toml',
        text: '[[runners]]\n  url = "https://gitlab.example.com/"\n  [runners.labels]\n    team = "plat form"\n',
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [[runners.kubernetes.volumes.nfs]]
    name = "cache"
    mount_path = "/cache"
    server = "nfs.example.com"
`,
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: 'log_level = "WARN"\nlog_format = "json"\n[[runners]]\n  url = "https://gitlab.example.com/"\n  [runners.labels]\n    team = "platform"\n',
      },
      'gitlabUrl: https://gitlab.example.com/\nlogLevel: debug\nlogFormat: json\n',
      '# An empty value means the default of the chart.\ngitlabUrl: https://gitlab.example.com/\nlogLevel: ""\nlogFormat: ""\n',
      {
        file: 'config.toml',
        runner: '17.11',
        text: '[[runners]]\n  url = "https://gitlab.example.com/"\n  [runners.labels]\n    a = "x y"\n',
      },
    ],
  },
  check(release, report) {
    for (const [at, message] of [...logSettings(release), ...labels(release)]) report({ at: at.valuePlace, message });
    for (const problem of release.problems) {
      if (problem.code !== 'missing-keys') continue;
      const { at, keys } = problem;
      const table = `[[${dotted(at.route)}]]`;
      report({
        at,
        message: `The runner does not start: ${table} lacks ${enumerate(keys)}, \`missing required fields: ${keys.join(', ')}\`.`,
      });
    }
  },
});

type Refused = readonly [at: View, message: string];

/** Of the values for the chart only what is not empty reaches the file; in a template, global keys are lost anyway. */
function logSettings({ values, config, configRole }: Release): readonly Refused[] {
  const whole = configRole === 'whole' ? config : null;
  const inFile = whole ? [...level(whole.at('log_level')), ...format(whole.at('log_format'))] : [];
  if (!values || whole) return inFile;
  return [values.at('logLevel'), values.at('logFormat')].flatMap((view, index) =>
    view.string ? ([level, format][index]?.(view) ?? []) : [],
  );
}

function level(at: View): readonly Refused[] {
  if (at.string === undefined || LOG_LEVELS.includes(at.string.toLowerCase())) return [];
  return [
    [
      at,
      `The runner does not start: \`failed to parse log level: not a valid logrus Level: "${at.string}"\`. It knows ${enumerate(LOG_LEVELS, 'and')}.`,
    ],
  ];
}

function format(at: View): readonly Refused[] {
  if (at.string === undefined || LOG_FORMATS.includes(at.string)) return [];
  return [
    [
      at,
      `The runner does not start: \`unknown log format\`. It knows ${enumerate(LOG_FORMATS)}, in lower case; this is "${at.string}".`,
    ],
  ];
}

/** Labels exist since 18.5; before, the key is unknown. */
function labels(release: Release): readonly Refused[] {
  if (!runnerIsAtLeast(release, '18.5') || !release.config) return [];
  const tables = [...(release.configRole === 'whole' ? [release.config] : []), ...release.runners];
  return tables.flatMap((table) => table.at('labels').entries()).flatMap(label);
}

function label(at: View): readonly Refused[] {
  if (!LABEL_KEY.test(String(at.key)))
    return [[at, `The runner does not start: \`invalid label key, doesn't match "${LABEL_KEY.source}": ${at.key}\`.`]];
  if (at.string === undefined || LABEL_VALUE.test(at.string)) return [];
  return [
    [at, `The runner does not start: \`invalid label value, doesn't match "${LABEL_VALUE.source}": ${at.string}\`.`],
  ];
}
