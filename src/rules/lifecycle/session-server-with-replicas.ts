import { defineRule } from '../../model/rule.ts';

export default defineRule({
  id: 'session-server-with-replicas',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { chart: '0.37.0' },
  docs: {
    what: 'The session server is switched on, and the chart leaves it out.',
    why: 'Interactive terminals need the one manager that runs the job, so with more replicas than one the chart makes no session server, and says nothing: terminals answer `Terminal is not available`.',
    remedy: 'Set replicas: 1, or sessionServer.enabled: false.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-session_server-section',
      'gitlab-runner chart 0.92.0: templates/_helpers.tpl (gitlab-runner.isSessionServerAllowed)',
    ],
    keys: ['sessionServer.enabled', 'replicas'],
    fix: 'Sets sessionServer.enabled: false, which is what the chart makes of it. Unsafe, as one replica with terminals may be wanted instead.',
  },
  examples: {
    bad: [
      `replicas: 2
sessionServer:
  enabled: true
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `replicas: 1
sessionServer:
  enabled: true
runners:
  secret: gitlab-runner-token
`,
      `replicas: 3
sessionServer:
  enabled: false
runners:
  secret: gitlab-runner-token
`,
      `# 0 counts as 1.
replicas: 0
sessionServer:
  enabled: true
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `replicas: 2
sessionServer:
  enabled: false
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values) return;
    const at = values.at('sessionServer.enabled');
    const replicas = values.at('replicas');
    if (at.boolean !== true || replicas.number === undefined || replicas.number === 0 || replicas.number === 1) return;
    report({
      at,
      message: `With ${replicas.number} replicas the chart makes no session server: interactive terminals of jobs do not work.`,
      related: [{ at: replicas, message: 'more than one manager' }],
      fix: {
        disposition: 'unsafe',
        title: 'Set sessionServer.enabled: false.',
        changes: [{ op: 'set', at, value: false }],
      },
    });
  },
});
