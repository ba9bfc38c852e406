import assert from 'node:assert/strict';
import { newestChart } from '../../src/knowledge/index.ts';
import { run } from './run.ts';

const VALUES = 'gitlabUrl: https://gitlab.example.com/\nrbac: { create: true }\n';

function helmRelease(version: string): string {
  const chart = `{ spec: { chart: gitlab-runner, version: "${version}" } }`;
  return `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  chart: ${chart}\n  valuesFrom: [{ kind: ConfigMap, name: ci }]\n`;
}

function application(version: string): string {
  const source = `{ repoURL: https://charts.gitlab.io, chart: gitlab-runner, targetRevision: ${version} }`;
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: ${source}\n`;
}

function helmfile(version: string, values: string): string {
  return `releases:\n  - name: ci\n    chart: gitlab/gitlab-runner\n    version: ${version}\n    values: [${values}]\n`;
}

const TERRAFORM = `resource "helm_release" "ci" {
  chart   = "gitlab-runner"
  version = "0.60.0"
  values  = [file("\${path.module}/values.yaml")]
}
`;

/** The version of the chart by which the one values file of a folder was judged. */
async function chartOf(files: Readonly<Record<string, string>>, values = 'values.yaml'): Promise<string | undefined> {
  const { stdout } = await run(['--format', 'json', values], { files: { ...files, [values]: VALUES } });
  const report = JSON.parse(stdout) as { readonly files: readonly { readonly path: string; readonly chart: string }[] };
  return report.files.find(({ path }) => path === values)?.chart;
}

describe('the version of the chart that a file beside the values pins', () => {
  const pinned: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'a HelmRelease': { 'release.yaml': helmRelease('0.60.0') },
    'a range': { 'release.yaml': helmRelease('<=0.60.0') },
    'an Application': { 'app.yml': application('0.60.0') },
    'a helmfile': { 'helmfile.yaml': helmfile('0.60.0', 'values.yaml') },
    Terraform: { 'main.tf': TERRAFORM },
    'two that agree': { 'a.yaml': helmRelease('0.60.0'), 'b.yaml': application('0.60.0') },
  };
  for (const [name, files] of Object.entries(pinned))
    it(`is taken from ${name}`, async () => assert.equal(await chartOf(files), '0.60.0'));

  it('is taken from a helmfile above that names the values', async () => {
    const file = 'values/ci.yaml';
    assert.equal(await chartOf({ 'helmfile.yaml': helmfile('0.60.0', file) }, file), '0.60.0');
    assert.equal(await chartOf({ 'helmfile.yaml': helmfile('0.60.0', 'values/x.yaml') }, file), newestChart);
  });

  it('is not taken where it is not clear, or of another chart', async () => {
    const other = helmRelease('0.60.0').replace('chart: gitlab-runner', 'chart: gitlab-runner-exporter');
    const crowd = Array.from({ length: 40 }, (_, index) => [`${index}.txt`, ''] as const);
    for (const files of [
      { 'a.yaml': helmRelease('0.60.0'), 'b.yaml': helmRelease('0.61.0') },
      { 'a.yaml': other },
      { 'a.yaml': `${helmRelease('0.60.0')}  broken: [` },
      { 'a.yaml': helmRelease('0.60.0'), ...Object.fromEntries(crowd) },
      { 'nested/a.yaml': helmRelease('0.60.0') },
    ])
      assert.equal(await chartOf(files), newestChart, Object.keys(files)[0]);
  });

  it('gives way to the flag and to a Chart.yaml', async () => {
    const files = { 'release.yaml': helmRelease('0.60.0') };
    const chart = 'apiVersion: v2\nname: gitlab-runner\nversion: 0.55.0\n';
    assert.equal(await chartOf({ ...files, 'Chart.yaml': chart }), '0.55.0');
    const all = { ...files, 'values.yaml': VALUES };
    const { stdout } = await run(['--format', 'json', '--chart-version', '0.70.0', 'values.yaml'], { files: all });
    assert.match(stdout, /"chart": "0\.70\.\d+"/);
  });

  it('is no matter to files that pin one themselves', async () => {
    const { stdout } = await run(['--format', 'json', '.'], {
      files: { 'a.yaml': helmRelease('0.60.0'), 'b.yaml': helmRelease('0.61.0') },
    });
    const report = JSON.parse(stdout) as { readonly files: readonly { readonly chart: string }[] };
    assert.deepEqual(
      report.files.map(({ chart }) => chart),
      ['0.60.0', '0.61.0'],
    );
  });
});
