import assert from 'node:assert/strict';
import { linted, releaseIn, releasesIn, shown, skipped } from './open.ts';

const HELM_CHART = `apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata:
  name: ci
spec:
  repo: https://charts.gitlab.io
  chart: gitlab-runner
  version: 0.60.0
  set:
    concurrent: 8
    rbac.create: "true"
  valuesContent: |-
    gitlabUrl: https://gitlab.example.com/
    concurrent: 4
    runners:
      config: |
        [[runners]]
          output_limit = 8
`;
const FLEET = `namespace: ci
helm:
  repo: https://charts.gitlab.io
  chart: gitlab-runner
  version: 0.60.0
  values:
    gitlabUrl: https://gitlab.example.com/
`;
const KUSTOMIZATION = `kind: Kustomization
helmCharts:
  - name: redis
    version: 0.10.0
    valuesInline: { replicas: 2 }
  - name: gitlab-runner
    version: 0.60.0
    valuesInline:
      gitlabUrl: https://gitlab.example.com/
`;

function rulesOf(text: string, path?: string): readonly string[] {
  return linted(text, path).findings.map(({ rule }) => rule);
}

describe('HelmChart of k3s', () => {
  it('places values in the text, and what is set over them', () => {
    const { kind, chart, values, runners } = releaseIn(HELM_CHART);
    assert.deepEqual([kind, chart], ['helm-release', '0.60.0']);
    const limit = runners[0]?.at('output_limit') ?? assert.fail();
    assert.deepEqual(shown(HELM_CHART, limit.place), {
      text: 'output_limit',
      route: ['spec', 'valuesContent'],
      via: [['runners', 'config']],
      innerRoute: ['runners', 0, 'output_limit'],
    });
    assert.deepEqual([values?.at('concurrent').number, values?.at('rbac.create').boolean], [8, true]);
    const { text, route } = shown(HELM_CHART, values?.at('concurrent').place ?? assert.fail());
    assert.deepEqual([text, route], ['8', ['spec', 'set', 'concurrent']]);
  });

  it('takes values that are a map', () => {
    const text = HELM_CHART.replace(
      / {2}valuesContent:[^]*/,
      '  values:\n    gitlabUrl: https://gitlab.example.com/\n',
    );
    assert.equal(releaseIn(text).values?.at('gitlabUrl').string, 'https://gitlab.example.com/');
  });

  it('says nothing of what is absent where values come from a Secret, or cannot be read', () => {
    assert.ok(rulesOf(HELM_CHART.replace('    rbac.create: "true"\n', '')).includes('no-rbac'));
    const secret = HELM_CHART.replace('    rbac.create: "true"\n', '  valuesSecrets: [{ name: ci }]\n');
    assert.ok(!rulesOf(secret).includes('no-rbac'));
    const broken = HELM_CHART.replace('    gitlabUrl:', '    a: [\n    gitlabUrl:').replace(
      '    rbac.create: "true"\n',
      '',
    );
    assert.deepEqual(
      rulesOf(broken).filter((rule) => rule === 'no-rbac' || rule === 'yaml-syntax'),
      ['yaml-syntax'],
    );
  });

  it('leaves other charts alone', () => {
    assert.match(
      skipped(HELM_CHART.replace('chart: gitlab-runner', 'chart: redis').replace(/gitlabUrl|runners/g, 'x')),
      /HelmChart/,
    );
  });
});

describe('fleet.yaml', () => {
  it('places values', () => {
    const { kind, chart, values } = releaseIn(FLEET, 'fleet.yaml');
    assert.deepEqual([kind, chart], ['helm-release', '0.60.0']);
    assert.deepEqual(shown(FLEET, values?.at('gitlabUrl').place ?? assert.fail()), {
      text: 'gitlabUrl',
      route: ['helm', 'values', 'gitlabUrl'],
    });
  });

  it('says nothing of what is absent where other files have values', () => {
    assert.ok(rulesOf(FLEET).includes('no-rbac'));
    assert.ok(!rulesOf(FLEET.replace('  values:', '  valuesFiles: [values.yaml]\n  values:')).includes('no-rbac'));
    assert.ok(!rulesOf(`${FLEET}targetCustomizations: [{ name: prod }]\n`).includes('no-rbac'));
  });
});

describe('kustomization.yaml', () => {
  it('places the inline values of the chart', () => {
    const [release, ...others] = releasesIn(KUSTOMIZATION, 'kustomization.yaml');
    assert.equal(others.length, 0);
    assert.deepEqual([release?.kind, release?.chart], ['helm-release', '0.60.0']);
    assert.deepEqual(shown(KUSTOMIZATION, release?.values?.at('gitlabUrl').place ?? assert.fail()), {
      text: 'gitlabUrl',
      route: ['helmCharts', 1, 'valuesInline', 'gitlabUrl'],
    });
  });

  it('says nothing of what is absent where a file has values', () => {
    assert.ok(rulesOf(KUSTOMIZATION).includes('no-rbac'));
    const file = KUSTOMIZATION.replace('    valuesInline:\n', '    valuesFile: values.yaml\n    valuesInline:\n');
    assert.ok(!rulesOf(file).includes('no-rbac'));
  });
});
