import assert from 'node:assert/strict';
import { linted, releaseIn, releasesIn, shown } from './open.ts';
import { release, rulesOf } from './releases.ts';

describe('Terraform: local values', () => {
  const LOCALS = `locals {
  config = <<-EOT
    [[runners]]
      output_limit = 8
  EOT
  values = {
    concurrent = 4
    runners = { config = local.config }
    image = local.image
  }
  image = { tag = var.tag, registry = local.registry }
  registry = "r.example.com"
}
`;

  it('are read where they are named, and placed where they stand', () => {
    const text = release('yamlencode(local.values)', LOCALS);
    const { values, runners } = releaseIn(text, 'main.tf');
    assert.ok(values);
    const registry = values.at('image.registry');
    assert.deepEqual(
      [values.at('concurrent').number, registry.string, values.at('image.tag').unknown],
      [4, 'r.example.com', true],
    );
    assert.deepEqual(shown(text, registry.place), { text: 'registry', route: ['locals', 'image', 'registry'] });
    assert.deepEqual(shown(text, registry.valuePlace), { text: '"r.example.com"', route: ['locals', 'registry'] });
    assert.deepEqual(shown(text, values.at('image').place), { text: 'image', route: ['locals', 'values', 'image'] });
    assert.deepEqual(shown(text, runners[0]?.at('output_limit').place ?? assert.fail()), {
      text: 'output_limit',
      route: ['locals', 'config'],
      innerRoute: ['runners', 0, 'output_limit'],
    });
  });

  it('are read as YAML, and as the list of all values', () => {
    const locals = 'locals {\n  all = [local.yaml]\n  yaml = <<-EOT\n    concurrent: 4\n  EOT\n}\n';
    const text = release('', locals).replace('[]', 'local.all');
    const values = releaseIn(text, 'main.tf').values ?? assert.fail();
    assert.deepEqual([values.at('concurrent').number, values.at('rbac.create').boolean], [4, false]);
  });

  it('are one reading, not two', () => {
    assert.equal(releasesIn(release('yamlencode(local.values)', LOCALS), 'main.tf').length, 1);
    const yaml = 'locals {\n  yaml = <<-EOT\n    gitlabUrl: https://gitlab.example.com\n    runners: {}\n  EOT\n}\n';
    assert.equal(releasesIn(release('local.yaml', yaml), 'main.tf').length, 1);
    assert.equal(releasesIn(release('yamlencode(var.values)', LOCALS), 'main.tf').length, 2, 'nothing names it');
  });

  it('are not known if they are variables, or go round', () => {
    for (const locals of [
      'locals {\n  values = var.values\n}\nvariable "values" {\n  default = { concurrent = 4 }\n}\n',
      'locals {\n  values = local.more\n  more = local.values\n}\n',
    ])
      assert.deepEqual(rulesOf(release('yamlencode(local.values)', locals)), []);
    const round = 'locals {\n  values = { runners = local.values, image = local.values }\n}\n';
    const { values } = releaseIn(release('yamlencode(local.values)', round), 'main.tf');
    assert.equal(values?.at('runners.runners.runners').kind, 'map');
    assert.equal(values.at(Array.from({ length: 60 }, () => 'runners')).kind, 'unknown');
  });

  it('do not multiply without bound', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `  a${at} = { x = local.a${at + 1}, y = local.a${at + 1} }`);
    const text = release('yamlencode({ concurrent = 4, runners = local.a0 })', `locals {\n${lines.join('\n')}\n}\n`);
    const { values } = releaseIn(text, 'main.tf');
    const kinds = ['concurrent', 'runners.x.x.x', 'runners.y'].map((path) => values?.at(path).kind);
    assert.deepEqual(kinds, ['scalar', 'map', 'unknown']);
  });
});

describe('Terraform: a version by its name', () => {
  const pinned = (version: string, more: string) => {
    const text = release('', more).replace('values', `version = ${version}\n  values`);
    return { text, ...releaseIn(text, 'main.tf') };
  };

  it('is that of a local value', () => {
    const { text, chart, pinnedBy } = pinned('local.chart', 'locals {\n  chart = "0.60.0"\n}\n');
    assert.ok(pinnedBy !== null && typeof pinnedBy === 'object');
    assert.deepEqual([chart, shown(text, pinnedBy)], ['0.60.0', { text: '"0.60.0"', route: ['locals', 'chart'] }]);
  });

  it('is the default of a variable', () => {
    const { chart } = pinned('var.chart', 'variable "chart" {\n  default = "0.60.0"\n  description = "0.61.0"\n}\n');
    assert.equal(chart, '0.60.0');
  });

  it('is not known without a default, or where more is made of it', () => {
    for (const [version, more] of [
      ['var.chart', 'variable "chart" {\n  type = string\n}\n'],
      ['var.chart', 'variable "chart" {\n  default = null\n}\n'],
      ['var.chart', 'variable "chart" {\n  default = { chart = "0.60.0" }\n}\n'],
      ['var.chart', 'variable "other" {\n  default = "0.60.0"\n}\n'],
      ['"${local.chart}"', 'locals {\n  chart = "0.60.0"\n}\n'],
      ['local.chart.version', 'locals {\n  chart = "0.60.0"\n}\n'],
      ['local.chart', 'locals {\n  chart = "0.${var.minor}.0"\n}\n'],
    ] as const)
      assert.equal(pinned(version, more).pinnedBy, null, version + more);
  });

  it('of a module is that of the module, not of the chart', () => {
    const text = (argument: string): string =>
      `module "ci" {\n  source = "a/b/c"\n  chart = "gitlab-runner"\n  ${argument} = "0.60.0"\n}\n`;
    assert.equal(releaseIn(text('version'), 'main.tf').pinnedBy, null);
    assert.equal(releaseIn(text('chart_version'), 'main.tf').chart, '0.60.0');
  });

  it('goes with the name of the chart', () => {
    const named = (name: string): string =>
      release('yamlencode({ concurrnt = 4 })', `locals {\n  name = "${name}"\n}\n`).replace(
        '"gitlab-runner"',
        'local.name',
      );
    assert.ok(rulesOf(named('gitlab-runner')).includes('unknown-values-key'));
    assert.equal(releasesInOrNone(named('loki')).length, 0);
  });
});

function releasesInOrNone(text: string): readonly unknown[] {
  return linted(text, 'main.tf').skipped === null ? releasesIn(text, 'main.tf') : [];
}
