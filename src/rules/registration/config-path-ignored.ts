import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'config-path-ignored',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'runners.configPath is set, but runners.config is not empty and wins.',
    why: 'The chart tells "gitlab-runner register" to read runners.configPath only where runners.config is empty, and by default it is not: the default of the chart counts, and the file at the path is never read.',
    remedy: 'Set runners.config: "" beside runners.configPath, or remove runners.configPath.',
    references: ['gitlab-runner chart 0.92.0: templates/configmap.yaml (register-the-runner), values.yaml'],
    keys: ['runners.configPath', 'runners.config'],
    fix: 'Sets runners.config to an empty text if it is not written, so that the file at the path is read; else removes runners.configPath. Unsafe, as only the author knows which of the two was meant.',
  },
  examples: {
    bad: [
      `runners:
  configPath: /mounted/config.template.toml
`,
      `runners:
  configPath: /mounted/config.template.toml
  config: |
    [[runners]]
      limit = 4
`,
    ],
    good: [
      `runners:
  configPath: /mounted/config.template.toml
  config: ""
`,
      `runners:
  configPath: ""
  config: |
    [[runners]]
      limit = 4
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
    ],
    fixed: [
      `runners:
  configPath: /mounted/config.template.toml
  config: ""
`,
      `runners:
  config: |
    [[runners]]
      limit = 4
`,
    ],
  },
  check({ values, configRole }, report) {
    if (!values || configRole === 'whole') return;
    const at = values.at('runners.configPath');
    const config = values.at('runners.config');
    if (!at.written || isFalsy(at) || at.unknown || !config.string) return;
    const winner = config.written ? 'runners.config' : "the chart's default of runners.config";
    report({
      at,
      message: `The runner never reads the file at runners.configPath: ${winner} is not empty and wins.`,
      related: config.written ? [{ at: config, message: 'this counts' }] : [],
      fix: fixFor(at, config),
    });
  },
});

function fixFor(path: View, config: View): Proposal {
  return config.written
    ? {
        disposition: 'unsafe',
        title: 'Remove runners.configPath, which is never read.',
        changes: [{ op: 'remove', at: path }],
      }
    : {
        disposition: 'unsafe',
        title: 'Set runners.config to "", so that the file at runners.configPath is read.',
        changes: [{ op: 'set', at: config, value: '' }],
      };
}
