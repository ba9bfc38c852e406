import { defineRule } from '../../model/rule.ts';
import { amountFix } from '../shared/amount-fix.ts';
import { amounts, boundsOf, MOST_CPUS, whose, withMilli, type Amount } from '../shared/resources.ts';

export default defineRule({
  id: 'cpu-missing-milli',
  group: 'resources',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  yieldsTo: ['request-exceeds-limit'],
  docs: {
    what: 'An amount of CPU is hundreds of whole CPUs.',
    why: 'Without the suffix m the number means CPUs: "500" are five hundred. No node has so many, so the pod is never scheduled: `0/3 nodes are available: 3 Insufficient cpu`, and the job ends with `timed out waiting for pod to start`. A limit alone is copied to the request.',
    remedy: 'Write thousandths with m: "500m" is half a CPU.',
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu',
      'https://docs.gitlab.com/runner/executors/kubernetes/#cpu-requests-and-limits',
    ],
    keys: ['runners.kubernetes.*cpu_request', 'runners.kubernetes.*cpu_limit', 'resources'],
    fix: 'Adds the m. Unsafe, because somebody may mean so many CPUs; then declare the fact cluster.cpu.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    cpu_request = "500"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    service_cpu_limit = "1000"\n',
      },
      `resources:
  requests:
    cpu: 200
    memory: 128Mi
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    cpu_request = "500m"
    cpu_limit = "64"
`,
      },
      {
        file: 'config.toml',
        facts: { 'cluster.cpu': 1024 },
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    cpu_request = "128"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    cpu_request = "500m"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    service_cpu_limit = "1000m"
`,
      `resources:
  requests:
    cpu: "200m"
    memory: 128Mi
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const all = amounts(release);
    for (const amount of all) {
      const { at, resource, text, value = 0 } = amount;
      if (resource !== 'cpu' || value < MOST_CPUS || value <= (release.facts['cluster.cpu'] ?? 0)) continue;
      const meant = withMilli(amount);
      report({
        at,
        message: `"${text}" are ${value} whole CPUs: ${effect(amount, isCopied(all, amount))}`,
        ...(meant === undefined
          ? {}
          : { remedy: `Write "${meant}", if that is what is meant.`, fix: amountFix(amount, meant, 'unsafe') }),
      });
    }
  },
});

/** A limit becomes the request where none is given. */
function isCopied(all: readonly Amount[], { bound, consumer }: Amount): boolean {
  return bound === 'request' || boundsOf(all, consumer, 'cpu').request === undefined;
}

function effect(amount: Amount, isRequest: boolean): string {
  if (amount.isMost) return 'the bound lets every value of a job through.';
  if (!isRequest) return `${whose(amount)} has no limit in truth.`;
  const end = amount.consumer === 'manager' ? 'the manager stays Pending' : '`timed out waiting for pod to start`';
  return `no node has so many, and ${end} (\`Insufficient cpu\`).`;
}
