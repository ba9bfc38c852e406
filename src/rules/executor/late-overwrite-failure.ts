import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { quantityRemedy } from '../shared/amount-fix.ts';
import { amounts } from '../shared/resources.ts';
import { kubernetesRunners } from '../shared/runners.ts';

/** Settings whose text is compiled as a regular expression when a job brings a value. */
const PATTERNS = new Set([
  'namespace_overwrite_allowed',
  'service_account_overwrite_allowed',
  'pod_labels_overwrite_allowed',
  'pod_annotations_overwrite_allowed',
  'node_selector_overwrite_allowed',
  'node_tolerations_overwrite_allowed',
]);

export default defineRule({
  id: 'late-overwrite-failure',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'What jobs may overwrite is bounded by a text that the runner cannot read.',
    why: "The bound is read only when a job brings a value of its own. Until then all looks well; the first job that sets KUBERNETES_MEMORY_LIMIT, KUBERNETES_NAMESPACE_OVERWRITE and the like ends with `couldn't prepare overwrites`.",
    remedy: 'Write a quantity such as "4Gi" or, for names and labels, a regular expression of Go (RE2).',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#overwrite-container-resources',
      'gitlab-runner v19.3.0: executors/kubernetes/overwrites.go',
    ],
    keys: ['runners.kubernetes.*_overwrite_max_allowed', 'runners.kubernetes.*_overwrite_allowed'],
    fix: 'Writes a quantity of Kubernetes: "GiB" as Gi, and "GB" as Gi too, which is unsafe, for it is a little more. A regular expression is left alone.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    memory_limit_overwrite_max_allowed = "4GB"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    namespace_overwrite_allowed = "ci-(a|b"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    namespace_overwrite_allowed = "^(?!kube-).*"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_limit_overwrite_max_allowed = "4G"
    namespace_overwrite_allowed = "^ci-(a|[)]b)\\\\(?$"
    pod_labels_overwrite_allowed = ""
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    memory_limit_overwrite_max_allowed = "4Gi"
`,
      null,
      null,
    ],
  },
  check(release, report) {
    for (const amount of amounts(release)) {
      const { at, isMost, text, value } = amount;
      if (isMost && value === undefined)
        report({
          at,
          message: `Jobs that bring a value of their own fail: "${text}" is no quantity.`,
          ...quantityRemedy(amount, text),
        });
    }
    for (const runner of kubernetesRunners(release)) {
      for (const at of runner.at('kubernetes').entries()) {
        const error = PATTERNS.has(String(at.key).toLowerCase()) ? errorIn(at) : undefined;
        if (error !== undefined)
          report({
            at,
            message: `Jobs that bring a value of their own fail with "error parsing regexp: ${error}".`,
          });
      }
    }
  },
});

/** Only what Go's RE2 refuses for sure: look-around, a back-reference, brackets that do not match. */
function errorIn({ string }: View): string | undefined {
  if (!string || string.includes('${')) return undefined;
  const plain = string.replaceAll(/\\[^]|\[[^\][]*\]/g, (part) => (/^\\[1-9]/.test(part) ? part : ''));
  if (/\(\?(?:<?[=!]|>)/.test(plain)) return 'invalid or unsupported Perl syntax';
  if (/\\[1-9]/.test(plain)) return 'invalid escape sequence';
  const opened = plain.split('(').length - plain.split(')').length;
  if (opened === 0) return /^[*+?]/.test(plain) ? 'missing argument to repetition operator' : undefined;
  return opened > 0 ? 'missing closing )' : 'unexpected )';
}
