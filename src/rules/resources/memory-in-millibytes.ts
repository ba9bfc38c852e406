import { defineRule } from '../../model/rule.ts';
import { amountFix } from '../shared/amount-fix.ts';
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
    fix: 'Writes Mi as the unit of numbers from 64 to 131072. Unsafe, because another unit may be meant.',
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
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    memory_limit = "512Mi"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_memory_request = "256Mi"
`,
      `resources:
  limits:
    memory: "256Mi"
    cpu: 200m
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    for (const amount of amounts(release)) {
      const { at, resource, text, value } = amount;
      if (resource === 'cpu' || value === undefined || value <= 0 || value >= LEAST_BYTES || isNothing(amount))
        continue;
      const meant = inMebibytes(text);
      report({
        at,
        message: `"${text}" is ${size(value)}: ${effect(amount)}`,
        ...(meant === undefined
          ? {}
          : { remedy: `Write "${meant}", if that is what is meant.`, fix: amountFix(amount, meant, 'unsafe') }),
        severity: amount.bound === 'limit' && !amount.isMost ? 'error' : 'warning',
      });
    }
  },
});

/** Read as Mi, where that is an amount that containers have: "2" can only mean more, and "1000000" bytes. */
function inMebibytes(text: string): string | undefined {
  const [, number] = /^(\d+)m?$/.exec(text) ?? [];
  return number !== undefined && Number(number) >= 64 && Number(number) <= 128 * 1024 ? `${number}Mi` : undefined;
}

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
