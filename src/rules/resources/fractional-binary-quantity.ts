import { defineRule } from '../../model/rule.ts';
import { amountFix } from '../shared/amount-fix.ts';
import { amounts } from '../shared/resources.ts';

/** From here on a whole number of MiB is less than one percent more. */
const LEAST_ROUNDED = 100;

export default defineRule({
  id: 'fractional-binary-quantity',
  group: 'resources',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'An amount of memory or storage is no whole number of bytes.',
    why: 'Kubernetes turns "0.2Gi" into 214748364800m, which is what `kubectl describe`, quotas and alerts then show, and the API server warns of a `fractional byte value`. Nothing breaks.',
    remedy: 'Write a whole number of a smaller unit, such as "205Mi".',
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/'],
    keys: ['runners.kubernetes.*memory_request', 'runners.kubernetes.*memory_limit'],
    fix: 'Writes the next whole number of MiB, which is less than one percent more.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    memory_request = "0.2Gi"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    memory_request = "0.5Gi"
    helper_image_flavor = "ubuntu"
    memory_limit = "1.5Gi"
    cpu_request = "0.3"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    memory_request = "205Mi"
`,
    ],
  },
  check(release, report) {
    for (const amount of amounts(release)) {
      const { at, resource, text, value } = amount;
      if (resource === 'cpu' || value === undefined || value < 1 || Number.isInteger(value)) continue;
      // Rounded up: a job may ask for all that it is allowed.
      const mebibytes = Math.ceil(value / 1024 ** 2);
      report({
        at,
        message: `"${text}" is no whole number of bytes and shows up as ${Math.ceil(value * 1000)}m.`,
        ...(mebibytes < LEAST_ROUNDED
          ? {}
          : { remedy: `Write "${mebibytes}Mi".`, fix: amountFix(amount, `${mebibytes}Mi`, 'safe') }),
      });
    }
  },
});
