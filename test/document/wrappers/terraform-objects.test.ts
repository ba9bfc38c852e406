import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openFile } from '../../../src/document/open.ts';
import type { Sourced } from '../../../src/document/source.ts';
import type { Node } from '../../../src/model/node.ts';
import { dataOf } from '../../../src/model/patch-value.ts';
import type { View } from '../../../src/model/release.ts';
import { linted, releaseIn, releasesIn, shown } from './open.ts';

/** A release with items of `values`, and what else stands in the file. */
function release(items: string, more = ''): string {
  return `resource "helm_release" "ci" {\n  chart = "gitlab-runner"\n  values = [${items}]\n}\n${more}`;
}

/** The values of a release with the object that is encoded, one key a line. */
function valuesOf(object: string, more = ''): View {
  return releaseIn(release(`yamlencode({\n${object}\n})`, more), 'main.tf').values ?? assert.fail();
}

const rulesOf = (text: string): readonly string[] => linted(text, 'main.tf').findings.map(({ rule }) => rule);

const CONFIG = `runners = {
  config = <<-EOT
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        namespace = "\${var.namespace}"
  EOT
}`;

describe('Terraform: encoded objects', () => {
  it('places keys and values in the file', () => {
    const text = release(`yamlencode({\n  rbac = { create = true }\n  "image" : { tag = "v17" }\n})`);
    const values = releaseIn(text, 'main.tf').values ?? assert.fail();
    const route = ['resource', 'helm_release', 'ci', 'values', 0, '()', 0];
    const create = values.at('rbac.create');
    assert.deepEqual([create.boolean, values.at('image.tag').string], [true, 'v17']);
    assert.deepEqual(shown(text, create.place), { text: 'create', route: [...route, 'rbac', 'create'] });
    assert.deepEqual(shown(text, create.valuePlace), { text: 'true', route: [...route, 'rbac', 'create'] });
    assert.deepEqual(shown(text, values.at('rbac').valuePlace)['text'], '{ create = true }');
    assert.deepEqual(shown(text, values.at('image').place)['text'], '"image"');
  });

  it('reads jsonencode just so', () => {
    const text = release('jsonencode({ concurrent = 4 })');
    assert.equal(releaseIn(text, 'main.tf').values?.at('concurrent').number, 4);
  });

  it('reads every kind of value', () => {
    const values = valuesOf(String.raw`
      concurrent = 4, checkInterval = 1.5 # a comment
      "nodeSelector" = { "kubernetes.io/os" = "linux", arch : "amd64" }
      rbac = { create = false, /* = true */ rules = null }
      tolerations = [
        { key = "ci" },
        {
          key      = "gpu" // why
          operator = "Exists"
        },
      ]
      preEntrypointScript = "a\tb \"c\" \\ \u00e9\U0001F600\q"
      hpa = -2
      imagePullSecrets = []
      podLabels = {}`);
    assert.deepEqual([values.at('concurrent').number, values.at('checkInterval').number], [4, 1.5]);
    assert.equal(values.at('concurrent').type, 'integer');
    assert.equal(values.at(['nodeSelector', 'kubernetes.io/os']).string, 'linux');
    assert.equal(values.at('nodeSelector.arch').string, 'amd64');
    assert.deepEqual([values.at('rbac.create').boolean, values.at('hpa').number], [false, -2]);
    assert.equal(values.at(['tolerations', 1, 'operator']).string, 'Exists');
    assert.equal(values.at('tolerations').items().length, 2);
    assert.equal(values.at('preEntrypointScript').string, 'a\tb "c" \\ é😀\\q');
    assert.deepEqual([values.at('imagePullSecrets').kind, values.at('podLabels').kind], ['list', 'map']);
  });

  it('takes the last of two equal keys, as Terraform does', () => {
    assert.equal(valuesOf('concurrent = 4\nconcurrent = 8').at('concurrent').number, 8);
  });

  it('does not know what Terraform computes', () => {
    for (const value of [
      'var.x',
      'local.missing',
      '1 + 2',
      '"${var.x}"',
      '"a-${var.x}"',
      '"%{if a}b%{endif}"',
      '"$${a}"',
      'a ? "b" : "c"',
      'file("x")',
      'tostring(4)',
      '[1, 2][0]',
      '{ a = 1 }["a"]',
      '!true',
      '(true)',
      'x.*.y',
      'merge({ a = 1 }, var.x)',
      '[for x in var.x : x]',
      '[for k, v in { a = 1 } : k]',
      '{ for k, v in var.x : k => v }',
      '{ for k in ["a"] : k => { b = 1 }... }',
      '{ (var.k) = 1 }',
      '{ "${var.k}" = 1 }',
      '{ a.b = 1 }',
      '{ a }',
      '{ a = }',
      '{ a { b = 1 } }',
      '{ = 1 }',
      '{ a b = 1 }',
      '1e400',
    ]) {
      const values = valuesOf(`image = ${value}\nconcurrent = 4`);
      assert.deepEqual([values.at('image').kind, values.at('concurrent').number], ['unknown', 4], value);
      assert.equal(
        shown(release(`yamlencode({\nimage = ${value}\nconcurrent = 4\n})`), values.at('image').valuePlace)['text'],
        value,
      );
    }
  });

  it('does not know an item that is computed, but those beside it', () => {
    const list = valuesOf('imagePullSecrets = ["a", var.b, "c"]').at('imagePullSecrets');
    assert.deepEqual(
      list.items().map((item) => item.string),
      ['a', undefined, 'c'],
    );
  });

  it('says nothing about what is absent where values are computed', () => {
    for (const item of [
      'yamlencode(merge({ concurrent = 4 }, var.more))',
      'yamlencode({ (var.key) = 4 })',
      'yamlencode({ for k, v in var.x : k => v })',
      'yamlencode({ concurrent = 4 }, 1)',
      'yamlencode([{ concurrent = 4 }])',
      'yamlencode("${local.values}")',
      'yamlencode(var.values...)',
      'yamldecode({ concurrent = 4 })',
      '"${yamlencode({ concurrent = 4 })}"',
      'file("${path.module}/values.yaml")',
    ])
      assert.deepEqual(rulesOf(release(item)), [], item);
    const text = release('yamlencode({ concurrent = 4 }), yamlencode(var.more)');
    assert.equal(releaseIn(text, 'main.tf').values?.at('concurrent').number, 4);
    assert.equal(releaseIn(text, 'main.tf').values?.at('rbac.create').unknown, true);
    assert.equal(valuesOf('concurrent = 4').at('rbac.create').boolean, false);
  });

  it('lets later items win, whatever they are written in', () => {
    const yaml = '<<-EOT\n    concurrent: 8\n    logLevel: warn\n  EOT\n';
    const { values } = releaseIn(
      release(`yamlencode({ concurrent = 4, replicas = 2 }), ${yaml}, jsonencode({ logLevel = "debug" })`),
      'main.tf',
    );
    assert.deepEqual(
      ['concurrent', 'replicas', 'logLevel'].map((key) => values?.at(key).value),
      [8, 2, 'debug'],
    );
  });

  it('lets set blocks win', () => {
    const text = release('yamlencode({ concurrent = 4 })').replace(
      /\}\n$/,
      '  set {\n    name = "concurrent"\n    value = 9\n  }\n}\n',
    );
    assert.equal(releaseIn(text, 'main.tf').values?.at('concurrent').number, 9);
  });

  it('places the TOML of a heredoc, and does not know what Terraform fills in it', () => {
    const text = release(`yamlencode({\n${CONFIG}\n})`);
    const kubernetes = releaseIn(text, 'main.tf').runners[0]?.at('kubernetes') ?? assert.fail();
    assert.deepEqual([kubernetes.at('image').string, kubernetes.at('namespace').unknown], ['debian:12', true]);
    assert.deepEqual(shown(text, kubernetes.at('image').valuePlace), {
      text: '"debian:12"',
      route: ['resource', 'helm_release', 'ci', 'values', 0, '()', 0, 'runners', 'config'],
      innerRoute: ['runners', 0, 'kubernetes', 'image'],
    });
  });

  it('places the TOML of a string with escapes', () => {
    const text = release(
      String.raw`yamlencode({ runners = { config = "[[runners]]\n  name = \"a\"\n  output_limit = 8\n" } })`,
    );
    const [runner] = releaseIn(text, 'main.tf').runners;
    assert.equal(runner?.at('output_limit').number, 8);
    assert.equal(shown(text, runner.at('output_limit').place)['text'], 'output_limit');
  });

  it('finds in objects what it finds in YAML', () => {
    const yaml = '<<-EOT\n    gitlabURL: https://gitlab.example.com\n    image: a/b:c\n    replicas: "2"\n  EOT\n';
    const object = 'yamlencode({ gitlabURL = "https://gitlab.example.com", image = "a/b:c", replicas = "2" })';
    const found = rulesOf(release(object));
    assert.deepEqual(found, rulesOf(release(yaml)));
    for (const rule of ['unknown-values-key', 'image-as-string', 'gitlab-url']) assert.ok(found.includes(rule), rule);
  });

  it('finds nothing where all is right', () => {
    const text = release(`yamlencode({
      gitlabUrl = "https://gitlab.example.com"
      rbac = { create = true }
      serviceAccount = { create = true }
      runners = { secret = "token", config = local.config }
    })`);
    assert.deepEqual(
      rulesOf(text).filter((rule) => !['floating-runner-image', 'no-version-pin'].includes(rule)),
      [],
    );
  });

  it('reads what a module takes for values', () => {
    for (const values of ['[yamlencode({ concurrent = 4 })]', 'yamlencode({ concurrent = 4 })']) {
      const text = `module "ci" {\n  source = "./release"\n  chart = "gitlab-runner"\n  values = ${values}\n}\n`;
      const seen = releaseIn(text, 'main.tf').values;
      assert.deepEqual([seen?.at('concurrent').number, seen?.at('rbac.create').unknown], [4, true], values);
    }
  });

  it('takes values for those of another chart where only the name of the resource speaks for it, and keys against it', () => {
    const text = (keys: string): string =>
      release(`yamlencode({ runnerRegistrationToken = "x", ${keys} })`)
        .replace('"ci"', '"gitlab_runner"')
        .replace('"gitlab-runner"', 'var.chart');
    assert.deepEqual(rulesOf(text('gitlabDomain = "x", runners = {}')), []);
    assert.ok(rulesOf(text('gitlabURL = "x", runners = {}, rbac = {}')).includes('unknown-values-key'));
  });
});

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
    const { chart } = pinned('var.chart', 'variable "chart" {\n  type = string\n  default = "0.60.0"\n}\n');
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

/** The layers of values in a file. */
function layersIn(text: string): readonly Sourced[] {
  const opened = openFile('main.tf', text);
  return opened.is === 'read' ? opened.contents.flatMap((one) => (one.is === 'values' ? one.layers : [])) : [];
}

type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** Data as an object of Terraform; numbers choose among the ways to write it. */
function written(data: Data, choose: () => number): string {
  if (typeof data === 'string') return quoted(data);
  if (typeof data !== 'object' || data === null) return String(data);
  const gap = [' ', '\n', ' # note\n', ' /* , } */ ', '\r\n'][choose() % 5];
  if (Array.isArray(data)) return `[${gap}${data.map((item) => written(item, choose) + gap).join(',')}]`;
  const entries = Object.entries(data).map(([key, value]) => {
    const name = /^[a-z]+$/.test(key) && key !== 'for' && choose() % 2 === 0 ? key : quoted(key);
    return `${name} ${choose() % 2 === 0 ? '=' : ':'} ${written(value, choose)}`;
  });
  return `{${gap}${entries.join(choose() % 2 === 0 ? ' , ' : '\n')}${gap}}`;
}

function quoted(text: string): string {
  const escaped = text.replaceAll(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `"${escaped}"`;
}

describe('Terraform: objects of any form', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', '\r', '#', '/', '*', '{', '}', '<', 'é', '😀', '='),
  });
  const key = fc.oneof(text, fc.constantFrom('a', 'for', 'null', 'local', 'runners', '1', 'a.b'));
  const { data } = fc.letrec<{ data: Data; map: Data }>((tie) => ({
    data: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.integer(),
      fc.constantFrom(0.5, -12.25, true, false, null),
      fc.array(tie('data'), { maxLength: 4 }),
      tie('map'),
    ),
    map: fc.dictionary(key, tie('data'), { maxKeys: 4, noNullPrototype: true }),
  }));

  it('are read as they are written, in their places', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, data, { noNullPrototype: true }),
        fc.infiniteStream(fc.nat(9)),
        (object, stream) => {
          const source = release(`yamlencode(${written(object, () => stream.next().value ?? 0)})`);
          const [layer] = layersIn(source);
          assert.deepEqual(layer && dataOf(layer.node), object);
          assert.ok(layer);
          checkPlaces(layer.node, source);
        },
      ),
    );
  });

  it('are read without an exception, in spans of the text', () => {
    const piece = fc.constantFrom(
      ...['"', '<<EOF\n', 'EOF\n', '{', '}', '[', ']', '(', ')', '=', ':', ',', '\n', '${', '#', '/*', '\\', '.'],
      ...['a', 'b', 'local.a', 'locals', 'yamlencode(', 'for', 'null', '7', '...', '\ud83d', '\\uD83D', '\\U0011FFFF'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.array(piece, { maxLength: 40 }), (object, more) => {
        const source = release(`yamlencode({ a = ${object.join('')} })`, `locals {\n a = ${more.join('')}\n}\n`);
        for (const { node } of layersIn(source)) checkPlaces(node, source);
        linted(source, 'main.tf');
      }),
    );
  });

  it('are unknown where they are too deep', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{ a = ', '}'],
      ['f(', ')'],
    ] as const) {
      const deep = `${open.repeat(5_000)}1${close.repeat(5_000)}`;
      const values = valuesOf(`image = ${deep}\nconcurrent = 4`);
      assert.equal(values.at('concurrent').number, 4, open);
      assert.equal(valuesOf(`concurrent = 4\nimage = ${open.repeat(5_000)}`).kind, 'unknown');
    }
  });
});

/** Children stand in what holds them, keys and texts where they are written. */
function checkPlaces(node: Node, source: string): void {
  const { start, end } = node.span;
  assert.ok(start >= 0 && start <= end && end <= source.length);
  if (node.kind === 'list') for (const item of node.items) checkPlaces(item, source);
  if (node.kind !== 'map') return;
  for (const { key, keySpan, value } of node.entries) {
    const name = source.slice(keySpan.start, keySpan.end);
    assert.ok(name === key || name.startsWith('"'));
    checkPlaces(value, source);
  }
}
