import { defineRule } from '../../model/rule.ts';
import { dotted } from '../shared/names.ts';
import { quantityRemedy } from '../shared/amount-fix.ts';
import { amounts, type Amount } from '../shared/resources.ts';
import { kubernetesRunners, volumesOf } from '../shared/runners.ts';
import { quantity } from '../../text/quantity.ts';

export default defineRule({
  id: 'invalid-quantity',
  group: 'resources',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'An amount of CPU, memory or storage is no quantity of Kubernetes.',
    why: 'Kubernetes knows n, u, m, k, M, G, T, P, E and Ki, Mi, Gi, Ti, Pi, Ei, in this letter case and without a blank before them. The runner starts with anything else, and every job ends with `couldn\'t prepare overwrites: invalid build limits specified: parsing resource "memory" with value "1Gb"`. Negative amounts are refused by the API server: `must be greater than or equal to 0`.',
    remedy: 'Write a quantity such as "500m" for CPU, or "512Mi" for memory and storage.',
    references: [
      'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
      'https://docs.gitlab.com/runner/executors/kubernetes/#cpu-requests-and-limits',
      'gitlab-runner v19.3.0: executors/kubernetes/overwrites.go, executors/kubernetes/util.go (createResourceList)',
    ],
    keys: [
      'runners.kubernetes.*cpu_request',
      'runners.kubernetes.*cpu_limit',
      'runners.kubernetes.*memory_request',
      'runners.kubernetes.*memory_limit',
      'runners.kubernetes.*ephemeral_storage_request',
      'runners.kubernetes.*ephemeral_storage_limit',
      'runners.kubernetes.volumes.empty_dir.size_limit',
      'resources',
    ],
    fix: 'Takes blanks and the B of "GiB" away. For units such as "GB" it writes Gi, which is unsafe: a little more than a GB, and perhaps not what is meant.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    memory_limit = "1Gb"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    helper_cpu_request = "-1"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.volumes.empty_dir]]\n    name = "tmp"\n    mount_path = "/tmp/work"\n    size_limit = "2 GiB"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    helper_memory_limit = "512 Mi"\n',
      },
      `resources:
  limits:
    memory: 256MB
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
    cpu_limit = "1.5"
    cpu_request = "500m"
    memory_limit = "2e9"
    memory_request = "512Mi"
    service_cpu_limit = ""
`,
      },
      {
        file: 'values.yaml',
        besides: ['late-overwrite-failure'],
        text: `# Only the job that brings such a value sees it, which is another rule.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_limit_overwrite_max_allowed = "4GB"
        memory_limit = "{{ .Values.limit }}"
`,
      },
      `resources:
  limits:
    cpu: 1
    memory: 256Mi
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    memory_limit = "1Gi"
`,
      null,
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.volumes.empty_dir]]
    name = "tmp"
    mount_path = "/tmp/work"
    size_limit = "2Gi"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_memory_limit = "512Mi"
`,
      `resources:
  limits:
    memory: "256Mi"
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    for (const amount of amounts(release)) {
      if (amount.isMost || (amount.value !== undefined && amount.value >= 0)) continue;
      report({
        at: amount.at,
        message: amount.value === undefined ? unreadable(amount) : negative(amount),
        ...(amount.value === undefined ? quantityRemedy(amount, amount.text) : {}),
      });
    }
    for (const volume of kubernetesRunners(release).flatMap((runner) => volumesOf(runner, 'empty_dir'))) {
      const at = volume.at('size_limit');
      if (!at.string?.trim() || at.string.includes('$') || quantity(at.string) !== undefined) continue;
      report({
        at,
        severity: 'warning',
        ...quantityRemedy({ at, consumer: 'pod', resource: 'ephemeral_storage' }, at.string),
        message: `The volume has no limit: "${at.string}" is no quantity, and jobs only log \`invalid limit quantity "${at.string}" for empty volume\`.`,
      });
    }
  },
});

function unreadable({ at, bound, consumer, resource, text }: Amount): string {
  if (consumer === 'manager')
    return `Helm cannot install this: "${text}" is no quantity, and the API server refuses the Deployment with \`quantities must match the regular expression\`.`;
  const whose = consumer === 'pod' ? 'Pod' : consumer;
  const name = resource === 'ephemeral_storage' ? 'ephemeralStorage' : resource;
  return `Every job fails: ${dotted(at.route.slice(-1))} cannot be read, \`invalid ${whose} ${bound}s specified: parsing resource "${name}" with value "${text}"\`.`;
}

function negative({ consumer, text }: Amount): string {
  const what = consumer === 'manager' ? 'Helm cannot install this' : 'No job pod can be created';
  return `${what}: the API server refuses ${text}, \`must be greater than or equal to 0\`.`;
}
