import type { Correction, Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { enumerate } from '../shared/names.ts';
import { removal } from '../shared/removal.ts';
import { isGiven, knownTexts } from '../shared/truth.ts';

export default defineRule({
  id: 'manager-privileged',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The manager has rights that it never needs.',
    why: 'The manager only speaks to GitLab and to the API of the cluster. securityContext of the values acts on its container and not on jobs: who wants privileged jobs, or capabilities for them, has given them to the wrong container and changed nothing for jobs.',
    remedy: 'Remove it. What jobs need belongs to [runners.kubernetes] in runners.config: privileged, cap_add.',
    references: [
      'gitlab-runner chart 0.92.0: templates/deployment.yaml, values.yaml (securityContext)',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configuration-settings',
    ],
    keys: ['securityContext'],
    fix: 'Sets securityContext.privileged: false and removes the added capabilities. That is unsafe because it may hide that jobs were meant to have them.',
  },
  examples: {
    bad: [
      `securityContext:
  privileged: true
runners:
  secret: gitlab-runner-token
`,
      `securityContext:
  capabilities:
    add: [SYS_ADMIN, NET_ADMIN]
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `securityContext:
  privileged: false
  capabilities:
    drop: [ALL]
runners:
  secret: gitlab-runner-token
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        cap_add = ["SYS_ADMIN"]
`,
    ],
    fixed: [
      `securityContext:
  privileged: false
runners:
  secret: gitlab-runner-token
`,
      `runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const context = release.values?.at('securityContext');
    if (!context) return;
    const privileged = context.at('privileged');
    const added = context.at('capabilities.add');
    const names = knownTexts(added) ?? [];
    if (!privileged.boolean && names.length === 0) return;
    report({
      at: privileged.boolean ? privileged : added,
      message: privileged.boolean
        ? 'The manager, which holds the tokens of runner and cluster, is privileged and can take over its node. Jobs get nothing of it.'
        : `The manager has ${enumerate(names)}, which it never needs. Jobs get nothing of it.`,
      fix: fixFor(context),
    });
  },
});

function fixFor(context: View): Proposal {
  const [privileged, capabilities] = [context.at('privileged'), context.at('capabilities')];
  const added = capabilities.at('add');
  const changes: readonly Correction[] = [
    ...(privileged.boolean ? [{ op: 'set', at: privileged, value: false } as const] : []),
    ...(isGiven(added) ? removal([added], [capabilities, context]) : []),
  ];
  return { disposition: 'unsafe', title: 'Take from the manager the rights that it never needs.', changes };
}
