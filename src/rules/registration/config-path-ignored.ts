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
    });
  },
});
