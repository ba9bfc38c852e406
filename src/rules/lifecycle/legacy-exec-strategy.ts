import type { Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { removal } from '../shared/removal.ts';
import { hasFlag, kubernetesRunners } from '../shared/runners.ts';

const FLAG = 'FF_USE_LEGACY_KUBERNETES_EXECUTION_STRATEGY';

export default defineRule({
  id: 'legacy-exec-strategy',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Jobs run over a connection that may end them as passed when it breaks.',
    why: `With ${FLAG} the script of a job is run by exec over one connection to the API server. When that breaks in the middle, the runner cannot tell a broken connection from the end of the script, and jobs are marked as passed that are not done.`,
    remedy: `Remove ${FLAG}.`,
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#job-execution',
      'https://gitlab.com/gitlab-org/gitlab-runner/-/issues/4119',
    ],
    keys: ['runners.feature_flags'],
    fix: 'Removes the flag. Unsafe, because jobs then run by attach, for which the role of the manager must allow pods/attach.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.feature_flags]\n    FF_USE_LEGACY_KUBERNETES_EXECUTION_STRATEGY = true\n  [runners.kubernetes]\n    image = "debian:12"\n',
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  environment = ["FF_USE_LEGACY_KUBERNETES_EXECUTION_STRATEGY=true", "GIT_DEPTH=10"]
  [runners.kubernetes]
    image = "debian:12"
`,
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  environment = ["FF_USE_LEGACY_KUBERNETES_EXECUTION_STRATEGY=true"]
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [runners.feature_flags]
    FF_USE_LEGACY_KUBERNETES_EXECUTION_STRATEGY = false
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
`,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      if (!hasFlag(runner, FLAG)) continue;
      const inTable = runner.at('feature_flags').at([FLAG]);
      const variable = runner
        .at('environment')
        .items()
        .find(({ string }) => string?.startsWith(`${FLAG}=`));
      const at = inTable.kind === 'absent' ? (variable ?? inTable) : inTable;
      report({
        at,
        fix: inTable.written ? withoutFlag(inTable, runner) : undefined,
        message:
          'Jobs whose connection to the API server breaks may be marked as passed in the middle of their script.',
      });
    }
  },
});

function withoutFlag(at: View, runner: RunnerView): Proposal {
  const changes = removal([at], [runner.at('feature_flags'), runner]);
  return { disposition: 'unsafe', title: `Remove ${FLAG}.`, changes };
}
