import { defineRule } from '../../model/rule.ts';

export default defineRule({
  id: 'podmonitor-namespace',
  group: 'observability',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'A monitor looks for the manager in the namespace of the release, and `namespace` puts the manager elsewhere.',
    why: "The chart's PodMonitor and ServiceMonitor select by the namespace of the release, whatever `namespace` says. Prometheus then finds no target, without an error.",
    remedy:
      'Install the release in that namespace and leave `namespace` out, or bring a monitor of your own with extraObjects.',
    references: [
      'https://docs.gitlab.com/runner/monitoring/',
      'gitlab-runner chart 0.92.0: templates/podmonitor.yaml, templates/servicemonitor.yaml (namespaceSelector)',
    ],
    keys: ['namespace', 'metrics.podMonitor.enabled', 'metrics.serviceMonitor.enabled'],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
namespace: ci
metrics:
  enabled: true
  podMonitor:
    enabled: true
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
metrics:
  enabled: true
  podMonitor:
    enabled: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
namespace: ci
metrics:
  enabled: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
    ],
  },
  check({ values }, report) {
    const at = values?.at('namespace');
    if (!values || !at?.string || values.at('metrics.enabled').boolean !== true) return;
    const monitor = MONITORS.map((path) => values.at(path)).find(({ boolean }) => boolean === true);
    if (!monitor) return;
    report({
      at,
      message: `Unless the release is installed in "${at.string}", Prometheus finds no target: the monitor looks in the namespace of the release.`,
      related: [{ at: monitor, message: 'asks for the monitor' }],
    });
  },
});

const MONITORS = ['metrics.podMonitor.enabled', 'metrics.serviceMonitor.enabled'] as const;
