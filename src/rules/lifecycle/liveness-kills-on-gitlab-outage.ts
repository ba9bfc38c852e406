import { compareVersions } from '../../knowledge/index.ts';
import type { Correction, Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { removal } from '../shared/removal.ts';

/** Seconds without GitLab that a manager should outlive: a restart of GitLab takes some minutes. */
const LEAST_OUTAGE = 120;
/** Seconds that running jobs should have when a probe fails. */
const LEAST_GRACE = 600;

export default defineRule({
  id: 'liveness-kills-on-gitlab-outage',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  appliesFrom: { chart: '0.67.0' },
  docs: {
    what: 'A short outage of GitLab restarts the manager, and running jobs with it.',
    why: 'The liveness probe of the chart asks GitLab whether the runner is valid (`gitlab-runner verify`). An answer such as 502 counts as a failure of the manager: after periodSeconds × failureThreshold it is restarted, and when livenessProbe.terminationGracePeriodSeconds is over its jobs are lost.',
    remedy:
      'Leave periodSeconds at 60 and failureThreshold at 3 or more, and give livenessProbe.terminationGracePeriodSeconds at least 600 or leave it out.',
    references: [
      'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
      'gitlab-runner chart 0.92.0: templates/configmap.yaml (check-live), templates/deployment.yaml',
    ],
    keys: ['livenessProbe'],
    fix: 'Sets what the chart has by default, 60 seconds three times, and removes a short time to end, so that of the pod counts. Unsafe, as a manager that hangs is restarted later then.',
  },
  examples: {
    bad: [
      `livenessProbe:
  periodSeconds: 10
runners:
  secret: gitlab-runner-token
`,
      `livenessProbe:
  terminationGracePeriodSeconds: 30
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `livenessProbe:
  periodSeconds: 30
  failureThreshold: 10
  terminationGracePeriodSeconds: 3600
runners:
  secret: gitlab-runner-token
`,
      `livenessProbe: {}
runners:
  secret: gitlab-runner-token
`,
      `# The chart reads 0 as 60.
livenessProbe:
  periodSeconds: 0
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `livenessProbe:
  periodSeconds: 60
runners:
  secret: gitlab-runner-token
`,
      `runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { chart, values } = release;
    if (!values || chart === null) return;
    const probe = values.at('livenessProbe');
    const [period, threshold, grace] = ['periodSeconds', 'failureThreshold', 'terminationGracePeriodSeconds'].map(
      (key) => probe.at(key),
    );
    if (!period || !threshold || !grace || period.unknown || threshold.unknown) return;
    const usual = compareVersions(chart, '0.74.0') < 0 ? 10 : 60;
    const outage = (period.number || usual) * (threshold.number || 3);
    const at: View = period.written ? period : threshold;
    if (at.written && at.number && outage < LEAST_OUTAGE)
      report({
        at,
        message: `${outage} seconds without GitLab restart the manager, and with it all jobs that run.`,
        fix: unhurried(period, threshold),
      });
    if (grace.number && grace.number < LEAST_GRACE) {
      const message = `When GitLab does not answer, running jobs have ${grace.number} seconds to end.`;
      report({ at: grace, message, ...moreTime(grace, values) });
    }
  },
});

/** What the chart has by default since 0.74.0. */
const USUAL = { period: 60, threshold: 3 };

function unhurried(period: View, threshold: View): Proposal {
  const isLong = (threshold.number || USUAL.threshold) * USUAL.period >= LEAST_OUTAGE;
  const changes: readonly Correction[] = [
    { op: 'set', at: period, value: USUAL.period },
    ...(isLong ? [] : [{ op: 'set', at: threshold, value: USUAL.threshold } as const]),
  ];
  const title = `Set livenessProbe.periodSeconds: ${USUAL.period}${isLong ? '' : ` and failureThreshold: ${USUAL.threshold}`}.`;
  return { disposition: 'unsafe', title, changes };
}

function moreTime(grace: View, values: View): Pick<Report, 'remedy' | 'fix'> {
  const more = `Give livenessProbe.terminationGracePeriodSeconds at least ${LEAST_GRACE}`;
  const ofPod = values.at('terminationGracePeriodSeconds');
  if (!isPatient(ofPod)) return { remedy: `${more}.` };
  return {
    remedy: `${more}, or leave it out: then the ${ofPod.number} of the pod count.`,
    fix: withoutOwnGrace(grace, values),
  };
}

/** True where the pod's own time to end, which counts for the probe without another, is long enough. */
function isPatient({ number }: View): boolean {
  return number !== undefined && number >= LEAST_GRACE;
}

function withoutOwnGrace(grace: View, values: View): Proposal {
  const title = 'Remove livenessProbe.terminationGracePeriodSeconds, so that the one of the pod counts.';
  return { disposition: 'unsafe', title, changes: removal([grace], [values.at('livenessProbe'), values]) };
}
