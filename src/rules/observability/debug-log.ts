import { defineRule } from '../../model/rule.ts';

export default defineRule({
  id: 'debug-log',
  group: 'observability',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The manager logs everything, all the time.',
    why: 'With debug the manager writes several lines for each request to GitLab and for each look at a pod, every few seconds for each job: logs become expensive, and what matters is lost in them. It is meant for an hour of searching.',
    remedy: 'Use info, and debug only while you look for something.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-global-section',
      'gitlab-runner v19.3.0: log/configuration.go',
    ],
    keys: ['log_level', 'logLevel'],
    fix: 'Sets the level to info. Unsafe, as somebody may be looking for something just now.',
  },
  examples: {
    bad: [
      'gitlabUrl: https://gitlab.example.com/\nlogLevel: debug\n',
      { file: 'config.toml', text: 'log_level = "debug"\n[[runners]]\n  executor = "kubernetes"\n' },
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
logLevel: warn
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
logLevel: info
`,
      `log_level = "info"
[[runners]]
  executor = "kubernetes"
`,
    ],
  },
  check({ values, config, configRole }, report) {
    const at = configRole === 'whole' ? config?.at('log_level') : values?.at('logLevel');
    const level = at?.string?.toLowerCase();
    if (at && (level === 'debug' || level === 'trace'))
      report({
        at,
        message: `The manager logs at level ${level}: several lines for every request and every look at a pod.`,
        fix: {
          disposition: 'unsafe',
          title: `Set ${at.key} to info.`,
          changes: [{ op: 'set', at, value: 'info' }],
        },
      });
  },
});
