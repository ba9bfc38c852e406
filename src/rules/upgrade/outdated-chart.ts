import { newestChart } from '../../knowledge/index.ts';
import { defineRule } from '../../model/rule.ts';
import { badRelease, lackedBy } from '../shared/chart-history.ts';
import { enumerate } from '../shared/names.ts';

export default defineRule({
  id: 'outdated-chart',
  group: 'upgrade',
  since: '0.1.0',
  severity: 'info',
  gravest: 'warning',
  confidence: 'high',
  docs: {
    what: 'The chart is pinned to an old release, or to one that is known to be broken.',
    why: 'Releases of the chart follow those of the runner, each month, and corrections go into new ones only. Some releases broke something that the next one mended.',
    remedy: 'Pin a later release; read the upgrade notes of the chart first.',
    references: ['https://gitlab.com/gitlab-org/charts/gitlab-runner/-/blob/main/CHANGELOG.md'],
  },
  examples: {
    bad: [
      { file: 'values.yaml', chart: '0.60.0', text: 'gitlabUrl: https://gitlab.example.com/\n' },
      {
        file: 'release.yaml',
        text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: gitlab-runner
spec:
  chart:
    spec:
      chart: gitlab-runner
      version: 0.53.0
  values:
    gitlabUrl: https://gitlab.example.com/
    runners:
      secret: gitlab-runner-token
`,
      },
    ],
    good: [
      'runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx\n',
      { file: 'values.yaml', chart: '0.92.0', text: 'runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx\n' },
      {
        file: 'release.yaml',
        text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: gitlab-runner
spec:
  chart:
    spec:
      chart: gitlab-runner
      version: 0.x
  values:
    gitlabUrl: https://gitlab.example.com/
    rbac:
      create: true
    runners:
      secret: gitlab-runner-token
      config: |
        [[runners]]
          [runners.kubernetes]
            helper_image_flavor = "ubuntu"
            memory_request = "1Gi"
            dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
  },
  check({ chart, pinnedBy, values }, report) {
    if (chart === null || !values) return;
    const at = typeof pinnedBy === 'object' ? (pinnedBy ?? values) : values;
    const bad = badRelease(chart);
    if (bad) {
      report({
        at,
        severity: 'warning',
        message: `Chart ${chart} is broken: ${bad.fault}.`,
        remedy: `Use chart ${bad.mended} or later.`,
      });
      return;
    }
    const lacked = lackedBy(chart);
    if (lacked.length === 0) return;
    report({
      at,
      message: `Chart ${chart} lacks ${enumerate(lacked.slice(0, MOST_NAMED))}; the newest known is ${newestChart}.`,
    });
  },
});

const MOST_NAMED = 3;
