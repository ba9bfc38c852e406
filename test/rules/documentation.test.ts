import assert from 'node:assert/strict';
import { lintFile } from '../../src/engine/lint.ts';
import { textAt } from './lint.ts';

interface Snippet {
  /** The page and what it shows, in documentation or chart of that version. */
  readonly source: string;
  readonly file?: 'config.toml';
  readonly text: string;
  /** The rule that must speak, and the text that it points at. */
  readonly rule: string;
  readonly at: string;
}

const template = (...lines: string[]): string =>
  ['runners:', '  config: |', ...lines.map((line) => `    ${line}`), ''].join('\n');

/** What people copy from GitLab's own pages, cut down to the fault. */
const SNIPPETS: readonly Snippet[] = [
  {
    source: 'environment_variables_in_helm_charts.md 19.3: environment below [runners.kubernetes]',
    text: template(
      '[[runners]]',
      '  [runners.kubernetes]',
      '    environment = ["FF_USE_ADVANCED_POD_SPEC_CONFIGURATION=true"]',
    ),
    rule: 'key-in-wrong-table',
    at: 'environment',
  },
  {
    source: 'executors/kubernetes/troubleshooting.md 19.3: ",omitempty" in a header',
    text: template(
      '[[runners]]',
      '  [runners.kubernetes.helper_container_security_context,omitempty]',
      '    read_only_root_filesystem = true',
    ),
    rule: 'toml-syntax',
    at: ',',
  },
  {
    source: 'executors/kubernetes 19.3, user namespaces: allowPrivilegeEscalation in TOML',
    file: 'config.toml',
    text: '[[runners]]\n  executor = "kubernetes"\n[runners.kubernetes]\n  allowPrivilegeEscalation = false\n',
    rule: 'unknown-config-key',
    at: 'allowPrivilegeEscalation',
  },
  {
    source: 'executors/kubernetes 19.3, list of settings: one that no runner reads any more',
    file: 'config.toml',
    text: '[[runners]]\n  executor = "kubernetes"\n[runners.kubernetes]\n  terminationGracePeriodSeconds = 30\n',
    rule: 'removed-toml-keys',
    at: 'terminationGracePeriodSeconds',
  },
  {
    source: 'kubernetes_helm_chart_configuration.md 19.3, Ubuntu image: image as text',
    text: 'gitlabUrl: https://gitlab.com/\nimage: gitlab/gitlab-runner:v17.3.0\n',
    rule: 'image-as-string',
    at: 'image',
  },
  {
    source: 'kubernetes_helm_chart_configuration.md 19.3, Ubuntu image: fsGroup of a container',
    text: 'gitlabUrl: https://gitlab.com/\nsecurityContext:\n  fsGroup: 999\n  runAsUser: 999\n',
    rule: 'pod-field-in-container-context',
    at: 'fsGroup',
  },
  {
    source: 'kubernetes_helm_chart_configuration.md 19.3, pull secrets: a name without quotes',
    text: template('[[runners]]', '  [runners.kubernetes]', '    image_pull_secrets = [your-image-pull-secret]'),
    rule: 'toml-syntax',
    at: 'your',
  },
  {
    source: 'executors/kubernetes/troubleshooting.md 19.3: a label that is a boolean',
    text: 'gitlabUrl: https://gitlab.com/\npodLabels:\n  admission.example.com/enabled: false\n',
    rule: 'label-not-string',
    at: 'false',
  },
  {
    source: 'executors/docker.md 19.3: everything but Kali',
    file: 'config.toml',
    text: '[[runners]]\n  executor = "kubernetes"\n[runners.kubernetes]\n  allowed_images = ["**", "!*/kali*"]\n',
    rule: 'allowed-images-negation',
    at: '"!*/kali*"',
  },
  {
    source: 'executors/kubernetes 19.3: "*/*:*" as the same as all images',
    file: 'config.toml',
    text: '[[runners]]\n  executor = "kubernetes"\n[runners.kubernetes]\n  allowed_images = ["*/*:*"]\n',
    rule: 'allowed-images-single-star',
    at: '"*/*:*"',
  },
  {
    source: 'executors/kubernetes 19.3, example: an expression without anchors',
    file: 'config.toml',
    text: '[[runners]]\n  executor = "kubernetes"\n[runners.kubernetes]\n  namespace_overwrite_allowed = "ci-.*"\n',
    rule: 'unanchored-overwrite-regex',
    at: 'namespace_overwrite_allowed',
  },
  {
    source: 'executors/kubernetes 19.3, example: less memory than the same page asks for',
    file: 'config.toml',
    text: '[[runners]]\n  executor = "kubernetes"\n[runners.kubernetes]\n  helper_memory_limit = "100Mi"\n',
    rule: 'helper-memory-too-small',
    at: 'helper_memory_limit',
  },
  {
    source: 'gitlab-runner chart 0.92.0, values.yaml: the sample of an autoscaler',
    text: 'gitlabUrl: https://gitlab.com/\nhpa:\n  minReplicas: 1\n  maxReplicas: 10\n  metrics:\n    - type: Pods\n      pods:\n        metricName: gitlab_runner_jobs\n        targetAverageValue: 400m\n',
    rule: 'hpa-v1-metrics',
    at: 'metricName',
  },
  {
    source: 'gitlab-runner chart 0.92.0, values.yaml: the sample of a Role without list and watch of pods',
    text: `gitlabUrl: https://gitlab.com/
rbac:
  create: true
  rules:
    - resources: ["pods"]
      verbs: ["create", "delete", "get"]
    - apiGroups: [""]
      resources: ["pods/attach", "pods/exec"]
      verbs: ["get", "create", "patch", "delete"]
    - resources: ["secrets"]
      verbs: ["create", "delete", "get", "update"]
`,
    rule: 'rbac-rules-incomplete',
    at: 'rules',
  },
  {
    source: 'oracle_cloud_performance.md 19.3: executor below [runners.kubernetes]',
    text: template('[[runners]]', '  [runners.kubernetes]', '    executor = "kubernetes"'),
    rule: 'key-in-wrong-table',
    at: 'executor',
  },
];

describe("what GitLab's documentation shows and runner or chart do not take", () => {
  for (const { source, file = 'values.yaml', text, rule, at } of SNIPPETS) {
    it(source, () => {
      const { findings } = lintFile(
        { path: file, text },
        { facts: {}, preset: 'all', severities: new Map(), chart: '0.92.0' },
      );
      const own = findings.filter((finding) => finding.rule === rule).map((finding) => textAt(text, finding));
      assert.deepEqual(own, [at]);
    });
  }
});
