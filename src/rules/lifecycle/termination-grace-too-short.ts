import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';

/** GitLab's own limit of a job unless a project sets another, in seconds. */
const JOB_TIMEOUT = 3600;

export default defineRule({
  id: 'termination-grace-too-short',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The manager is killed before its longest jobs are done.',
    why: 'When its pod goes (helm upgrade, an autoscaler, a node that is drained) the manager takes no new jobs and waits for those that run. After terminationGracePeriodSeconds it is killed: jobs fail with `ERROR: Job failed (system failure)`, and their pods stay behind.',
    remedy:
      'Set terminationGracePeriodSeconds to the longest time of a job, or pause the runner and wait before each upgrade.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes/#upgrade-gitlab-runner-with-the-helm-chart',
      'https://docs.gitlab.com/runner/commands/#signals',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml',
    ],
    keys: ['terminationGracePeriodSeconds'],
    fix: 'Sets it to the longest time of a job, where that is known: by jobs.maxTimeout or runners.maximumTimeout.',
  },
  examples: {
    bad: [
      `terminationGracePeriodSeconds: 60
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'values.yaml',
        facts: { 'jobs.maxTimeout': 7200 },
        text: 'gitlabUrl: https://gitlab.example.com/\n',
      },
      `# The runner itself bounds its jobs.
terminationGracePeriodSeconds: 60
runners:
  maximumTimeout: 900
`,
    ],
    good: [
      `terminationGracePeriodSeconds: 7200
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'values.yaml',
        facts: { 'jobs.maxTimeout': 300 },
        text: `terminationGracePeriodSeconds: 300
runners:
  secret: gitlab-runner-token
`,
      },
      `# The runner itself bounds its jobs.
terminationGracePeriodSeconds: 900
runners:
  maximumTimeout: 900
`,
    ],
    fixed: [
      null,
      `gitlabUrl: https://gitlab.example.com/
terminationGracePeriodSeconds: 7200
`,
      `# The runner itself bounds its jobs.
terminationGracePeriodSeconds: 900
runners:
  maximumTimeout: 900
`,
    ],
  },
  check(release, report) {
    const at = release.values?.at('terminationGracePeriodSeconds');
    const longest = longestJob(release);
    if (at?.number === undefined || longest === undefined || at.number >= longest) return;
    report({
      at,
      message: `The manager is killed after ${at.number} seconds, and jobs may take ${longest}: at each upgrade those that still run are lost.`,
      remedy: `Set terminationGracePeriodSeconds: ${longest}, or pause the runner and wait before each upgrade.`,
      fix: lengthened(at, longest, release),
    });
  },
});

/** Seconds that a job may take; undefined where the runner bounds it in a way that nobody can tell. */
function longestJob({ facts, values }: Release): number | undefined {
  const bound = values?.at('runners.maximumTimeout');
  if (bound?.unknown) return undefined;
  const seconds = Number(bound?.value ?? Infinity) || Infinity;
  return Math.min(facts['jobs.maxTimeout'] ?? JOB_TIMEOUT, seconds);
}

/** Projects may have other limits than GitLab's own, but no longer ones than the runner's. */
function lengthened(at: View, seconds: number, { facts, values }: Release): Proposal {
  const isBound = values?.at('runners.maximumTimeout').written === true && seconds < JOB_TIMEOUT;
  if (facts['jobs.maxTimeout'] === undefined && !isBound)
    return {
      disposition: 'suggestion',
      title: 'Set terminationGracePeriodSeconds to the longest time of a job.',
      needs: ['jobs.maxTimeout'],
    };
  const title = `Set terminationGracePeriodSeconds: ${seconds}.`;
  return { disposition: 'safe', title, changes: [{ op: 'set', at, value: seconds }] };
}
