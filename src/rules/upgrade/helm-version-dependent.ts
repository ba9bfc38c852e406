import { defineRule } from '../../model/rule.ts';

export default defineRule({
  id: 'helm-version-dependent',
  group: 'upgrade',
  since: '0.1.0',
  severity: 'info',
  gravest: 'warning',
  confidence: 'high',
  docs: {
    what: 'Helm 3 and Helm 4 read the file in different ways.',
    why: "Of a values file with several documents Helm 3 reads the first and drops the others without a word; Helm 4 merges them all. A null in a chart's own values.yaml takes away a default of its sub-chart with Helm 3; with Helm 4 the default stays.",
    remedy: 'Write one document. Give a null with -f or --set, which both versions understand.',
    references: [
      'https://helm.sh/docs/overview/',
      'helm v3.22.0 and v4.3.1: pkg/cli/values, pkg/chart/common/util/coalesce.go',
    ],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com
---
concurrent: 20
`,
    ],
    good: [
      {
        file: 'values.yaml',
        besides: ['musl-helper-image', 'ndots-search-expansion'],
        text: `---
gitlabUrl: https://gitlab.example.com
rbac:
  create: true
---
# nothing more
`,
      },
    ],
  },
  check(release, report) {
    for (const problem of release.problems)
      if (problem.code === 'helm-versions-differ') report({ at: problem.place, ...SAID[problem.of] });
  },
});

const SAID = {
  documents: {
    message: 'Helm 3 drops this document and all that follow without a word; Helm 4 merges them over the first.',
    remedy: 'Write everything in one document.',
    severity: 'warning',
  },
  null: {
    message: 'Helm 3 takes the default of the runner chart away here; with Helm 4 it stays.',
    remedy: 'Give the null with -f or --set, which both versions understand.',
  },
} as const;
