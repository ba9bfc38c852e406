import type { Proposal } from '../../model/fix.ts';
import type { Problem } from '../../model/problem.ts';
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
    fix: 'Removes the earlier one if the last holds all of it. Another single value is removed too, which is unsafe, as it may be the one that is meant. Maps and lists that hold more are left alone.',
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
      `gitlabUrl: https://gitlab.example.com/
unregisterRunners: true # as long as nodes come and go
concurrent: 10

unregisterRunners: true
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
    fixed: [
      null,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
resources:
  limits:
    cpu: 200m
    memory: 512Mi
`,
      `gitlabUrl: https://gitlab.example.com/
concurrent: 10

unregisterRunners: true
`,
    ],
  },
  check(release, report) {
    for (const problem of release.problems) {
      if (problem.code !== 'duplicate-key') continue;
      report({
        at: problem.place,
        message: `\`${problem.key}\` stands twice in this mapping. Helm takes this one; the earlier one is lost with all that it holds.`,
        fix: withoutEarlier(problem),
        related: [{ at: problem.first, message: 'this one is lost' }],
      });
    }
  },
});

function withoutEarlier({ key, lost, place }: Extract<Problem, { code: 'duplicate-key' }>): Proposal | undefined {
  if (lost === 'parts') return undefined;
  return {
    disposition: lost === 'nothing' ? 'safe' : 'unsafe',
    title: `Remove the earlier ${key}, which Helm does not read.`,
    changes: [{ op: 'unify', at: place }],
  };
}
