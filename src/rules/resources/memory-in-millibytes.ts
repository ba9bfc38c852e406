import { defineRule } from '../../model/rule.ts';
import { amounts, whose, type Amount } from '../shared/resources.ts';

/** No container does anything useful with less; runc needs about 6 MB to start one. */
const LEAST_BYTES = 4 * 1024 ** 2;

export default defineRule({
  id: 'memory-in-millibytes',
  group: 'resources',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'An amount of memory or storage is a few bytes, or less than one.',
    why: 'The suffix m means a thousandth, as for CPUs: "512m" is about half a byte, and "512" is 512 bytes. A container with such a limit is killed before it starts (`container init was OOM-killed (memory limit too low?)`); a pod with such a limit of storage is evicted; a request of it reserves nothing.',
    remedy: 'Write the unit: "512Mi", "2Gi".',
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory',
      'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
    ],
    keys: ['runners.kubernetes.*memory_request', 'runners.kubernetes.*memory_limit', 'resources'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    memory_limit = "512m"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    helper_memory_request = "256"\n',
      },
      `resources:
  limits:
    memory: 256
    cpu: 200m
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
    cpu_limit = "500m"
    memory_limit = "512Mi"
    memory_request = "134217728"
    ephemeral_storage_limit = "0"
`,
      },
    ],
  },
  check(release, report) {
    for (const amount of amounts(release)) {
      const { at, resource, text, value } = amount;
      if (resource === 'cpu' || value === undefined || value <= 0 || value >= LEAST_BYTES || isNothing(amount))
        continue;
      const number = text.replace(/[a-zA-Z].*$/, '');
      report({
        at,
        message: `"${text}" is ${size(value)}: ${effect(amount)}`,
        ...(/^\d+m?$/.test(text) ? { remedy: `Write "${number}Mi", if that is what is meant.` } : {}),
        severity: amount.bound === 'limit' && !amount.isMost ? 'error' : 'warning',
      });
    }
  },
});

/** A request of "1" asks for next to nothing on purpose. */
function isNothing({ bound, text }: Amount): boolean {
  return bound === 'request' && text === '1';
}

function size(bytes: number): string {
  if (bytes < 1) return 'less than one byte';
  if (bytes === 1) return 'one byte';
  return bytes < 10_000 ? `${Math.round(bytes)} bytes` : `${Math.round(bytes / 1024)} KiB`;
}

function effect(amount: Amount): string {
  const who = whose(amount);
  if (amount.isMost) return 'no job can bring a value of its own, `is higher than limit allowed`.';
  if (amount.bound === 'request') return `nothing is reserved for ${who}.`;
  return amount.resource === 'memory'
    ? `${who} is killed before it starts, \`container init was OOM-killed (memory limit too low?)\`.`
    : 'pods are evicted as soon as they write.';
}
