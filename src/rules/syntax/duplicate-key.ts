import { defineRule } from '../../model/rule.ts';

export default defineRule({
  id: 'duplicate-key',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A key stands twice in one mapping.',
    why: 'Helm takes the last one and drops the earlier ones with all that they hold. It says nothing.',
    remedy: 'Keep one of them and move into it what the others hold.',
    references: [
      'https://yaml.org/spec/1.2.2/#3213-node-comparison',
      'https://github.com/kubernetes-sigs/yaml (Unmarshal)',
    ],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  tags: docker
rbac:
  create: true
serviceAccount:
  create: true
runners:
  name: build-farm
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
resources:
  limits:
    memory: 256Mi
    cpu: 200m
    memory: 512Mi
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
  name: build-farm
  tags: docker
`,
      `# The same key in two mappings.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# A key beside a merged mapping that holds it as well: its own value counts.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
podLabels: &labels
  team: build
deploymentLabels:
  <<: *labels
  team: platform
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
  check(release, report) {
    for (const problem of release.problems) {
      if (problem.code !== 'duplicate-key') continue;
      report({
        at: problem.place,
        message: `\`${problem.key}\` stands twice in this mapping. Helm takes this one; the earlier one is lost with all that it holds.`,
        related: [{ at: problem.first, message: 'this one is lost' }],
      });
    }
  },
});
