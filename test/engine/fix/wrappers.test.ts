import assert from 'node:assert/strict';
import { fixTexts } from '../../../src/engine/fix/fix.ts';
import { lintFile } from '../../../src/engine/lint.ts';

/** The file after corrections of the findings of one rule, and why some were not made. */
function corrected(path: string, text: string, rule: string): { readonly after: string; readonly refused: string[] } {
  const lint = (texts: ReadonlyMap<string, string>) => [
    lintFile({ path, text: texts.get(path) ?? '' }, { facts: {}, preset: 'recommended', severities: new Map() }),
  ];
  const wants = (one: { readonly rule: string }): boolean => one.rule === rule;
  const { texts, dropped } = fixTexts(new Map([[path, text]]), lint, { unsafe: true, wants });
  return { after: texts.get(path) ?? '', refused: dropped.map(({ reason }) => reason) };
}

/** Lines that `fix` adds to a file, without indentation; nothing else may change. */
function added(path: string, text: string): readonly string[] {
  const { after } = corrected(path, text, 'musl-helper-image');
  const before = text.split('\n');
  const lines = after.split('\n');
  const isNew = (_: string, index: number): boolean =>
    lines.length > before.length && !before.includes(lines[index] ?? '');
  const fresh = lines.filter(isNew);
  assert.deepEqual(
    lines.filter((line) => !fresh.includes(line)),
    before,
    after,
  );
  return fresh;
}

const CONFIG = `[[runners]]
  [runners.kubernetes]
    image = "debian:12"
`;

function indented(text: string, column: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(column));
}

const VALUES = `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
${indented(CONFIG, 4)}`;

const WRAPPERS = {
  'release.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: gitlab-runner
spec:
  chart:
    spec:
      chart: gitlab-runner
      version: 0.92.0
  values:
${indented(VALUES, 4)}`,
  'application.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: gitlab-runner
spec:
  source:
    chart: gitlab-runner
    repoURL: https://charts.gitlab.io
    targetRevision: 0.92.0
    helm:
      values: |
${indented(VALUES, 8)}`,
  'application-object.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: gitlab-runner
spec:
  source:
    chart: gitlab-runner
    repoURL: https://charts.gitlab.io
    targetRevision: 0.92.0
    helm:
      valuesObject:
${indented(VALUES, 8)}`,
  'helm-chart.yaml': `apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata:
  name: gitlab-runner
spec:
  chart: gitlab-runner
  valuesContent: |-
${indented(VALUES, 4)}`,
  'fleet.yaml': `helm:
  chart: gitlab-runner
  values:
${indented(VALUES, 4)}`,
  'kustomization.yaml': `helmCharts:
  - name: gitlab-runner
    valuesInline:
${indented(VALUES, 6)}`,
  'umbrella.yaml': `gitlab-runner:
${indented(VALUES, 2)}other: 1
`,
  'config-map.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: runner
data:
  config.toml: |
${indented(`[[runners]]\n  url = "https://gitlab.example.com/"\n  executor = "kubernetes"\n${CONFIG.slice(12)}`, 4)}`,
  'main.tf': `resource "helm_release" "runner" {
  chart = "gitlab-runner"
  values = [<<-EOT
${indented(VALUES, 4)}  EOT
  ]
}
`,
  'object.tf': `resource "helm_release" "runner" {
  chart = "gitlab-runner"
  values = [yamlencode({
    gitlabUrl = "https://gitlab.example.com/"
    runners = { config = <<-EOT
${indented(CONFIG, 6)}    EOT
    }
  })]
}
`,
  'local.tf': `resource "helm_release" "runner" {
  chart = "gitlab-runner"
  values = [yamlencode({ runners = { config = local.config } })]
}
locals {
  config = <<-EOT
${indented(CONFIG, 4)}  EOT
}
`,
  'config.toml': `[[runners]]\n  url = "https://gitlab.example.com/"\n  executor = "kubernetes"\n${CONFIG.slice(12)}`,
  'values.yaml': VALUES,
} as const;

describe('corrections in every kind of file', () => {
  for (const [path, text] of Object.entries(WRAPPERS)) {
    it(`adds one line to ${path}, below its table`, () => {
      const [line = '', ...more] = added(path, text);
      assert.equal(line.trim(), 'helper_image_flavor = "ubuntu"');
      const image = text.split('\n').find((one) => one.includes('image = ')) ?? '';
      assert.equal(line.indexOf('helper'), image.indexOf('image'));
      assert.deepEqual(more, []);
    });
  }

  it('writes the text of the chart where there is no runners.config', () => {
    const [head, ...more] = added('values.yaml', 'gitlabUrl: https://gitlab.example.com/ # ours\n');
    assert.equal(head, 'runners:');
    assert.equal(more.at(-1), '        helper_image_flavor = "ubuntu"');
  });

  it('writes nothing into an object of Terraform, be it a key, a value or a text that is not there', () => {
    const object = (values: string): string =>
      `resource "helm_release" "runner" {\n  chart = "gitlab-runner"\n  values = [yamlencode({ ${values} })]\n}\n`;
    for (const [values, rule] of [
      ['gitlabURL = "https://gitlab.example.com"', 'unknown-values-key'],
      ['rbac = { create = false }', 'no-rbac'],
      ['gitlabUrl = "gitlab.example.com"', 'gitlab-url'],
      ['runners = { privileged = true }', 'legacy-runners-values'],
      ['gitlabUrl = "https://gitlab.example.com"', 'musl-helper-image'],
      ['gitlabUrl = "https://gitlab.example.com", runners = {}', 'musl-helper-image'],
    ] as const) {
      const text = object(values);
      assert.deepEqual(corrected('main.tf', text, rule), { after: text, refused: [] }, values);
      const { findings } = lintFile(
        { path: 'main.tf', text },
        { facts: {}, preset: 'recommended', severities: new Map() },
      );
      const fixes = findings.flatMap((one) => (one.rule === rule ? [one.fix] : []));
      assert.deepEqual(fixes, [null], 'nor is a correction promised');
    }
  });
});
