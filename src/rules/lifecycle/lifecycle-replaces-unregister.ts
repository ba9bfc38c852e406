import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isFalsy, isGiven, textOf } from '../shared/truth.ts';

export default defineRule({
  id: 'lifecycle-replaces-unregister',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { chart: '0.69.0' },
  docs: {
    what: 'deploymentLifecycle takes the place of the hook that unregisters the runner.',
    why: 'With unregisterRunners the chart adds a preStop hook that removes the manager from GitLab. Where deploymentLifecycle is set the hook is left out, and managers that no longer exist pile up in GitLab. Helm only says so in its notes.',
    remedy:
      'Add preStop with exec.command ["/entrypoint", "unregister", "--all-runners"] to deploymentLifecycle, or set unregisterRunners: false.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/',
      'gitlab-runner chart 0.92.0: templates/_helpers.tpl (gitlab-runner.unregisterRunners), templates/NOTES.txt',
    ],
    keys: ['deploymentLifecycle', 'unregisterRunners'],
    fix: 'Adds the hook of the chart to deploymentLifecycle, if that has no preStop of its own.',
  },
  examples: {
    bad: [
      `deploymentLifecycle:
  postStart:
    exec:
      command: ["/bin/sh", "-c", "echo started"]
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `deploymentLifecycle:
  preStop:
    exec:
      command: ["/entrypoint", "unregister", "--all-runners"]
runners:
  secret: gitlab-runner-token
`,
      `unregisterRunners: false
deploymentLifecycle:
  preStop:
    exec:
      command: ["/bin/sh", "-c", "sleep 30"]
`,
      `deploymentLifecycle: {}
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `deploymentLifecycle:
  postStart:
    exec:
      command: ["/bin/sh", "-c", "echo started"]
  preStop:
    exec:
      command: [/entrypoint, unregister, --all-runners]
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values) return;
    const at = values.at('deploymentLifecycle');
    if (at.unknown || isFalsy(at) || values.at('unregisterRunners').unknown || isFalsy(values.at('unregisterRunners')))
      return;
    if (isGiven(at.at('preStop')) && mayUnregister(at.at('preStop'))) return;
    report({
      at,
      message:
        'The manager is no longer unregistered when its pod ends: deploymentLifecycle replaces the hook of the chart.',
      fix: at.at('preStop').kind === 'absent' ? withHook(at) : undefined,
    });
  },
});

function withHook(lifecycle: View): Proposal {
  const hook = { exec: { command: ['/entrypoint', 'unregister', '--all-runners'] } };
  return {
    disposition: 'safe',
    title: 'Add preStop to deploymentLifecycle, which unregisters all runners.',
    changes: [{ op: 'insert', at: lifecycle.at('preStop'), value: hook }],
  };
}

function mayUnregister(hook: View): boolean {
  const command = hook.at('exec.command');
  return command.unknown || command.items().some((word) => /unregister|\.sh\b/.test(textOf(word) ?? '.sh'));
}
