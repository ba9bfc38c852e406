import assert from 'node:assert/strict';
import { releaseIn, shown } from './open.ts';
import { release, rulesOf, valuesOf } from './releases.ts';

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

  it('tells null from what is absent', () => {
    const values = valuesOf('mine = null, image = null, metrics = ""');
    assert.deepEqual(
      [values.at('mine').value, values.at('image').kind, values.at('metrics').value],
      [null, 'absent', ''],
    );
    assert.ok(values.at('image').written, 'Helm takes the default away');
  });

  it('takes the common indentation from a heredoc with a hyphen only', () => {
    const lines = ['    a', '', '      b', '   ', '\tc'];
    for (const [mark, lineBreak, expected] of [
      ['<<EOT', '\n', '    a\n\n      b\n   \n\tc\n'],
      ['<<-EOT', '\n', '   a\n\n     b\n   \nc\n'],
      ['<<-EOT', '\r\n', '   a\r\n\r\n     b\r\n   \r\nc\r\n'],
    ] as const) {
      const heredoc = [mark, ...lines, '  EOT', 'concurrent = 4'].join(lineBreak);
      const values = valuesOf(`preEntrypointScript = ${heredoc}`);
      assert.deepEqual([values.at('preEntrypointScript').string, values.at('concurrent').number], [expected, 4], mark);
    }
  });

  it('reads every character; what Terraform does not know stays as it is', () => {
    const image = valuesOf(String.raw`image = "\U0010FFFF\U00110000\u12"` + '\nconcurrent = 4').at('image');
    assert.equal(image.string, `\u{10FFFF}${String.raw`\U00110000\u12`}`);
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
      '"$${"',
      '"a ${"}"}"',
      'a ? "b" : "c"',
      'file("x")',
      'tostring(4)',
      '[1, 2][0]',
      '{ a = 1 }["a"]',
      '!true',
      '(true)',
      'x.*.y',
      'merge(var.x, local.missing)',
      'merge()',
      'concat({ a = 1 })',
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
      '{ a == b : 1 }',
      '{ !true = 1 }',
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
      'yamlencode({ concurrent = 4 }) == jsonencode({ concurrent = 4 })',
      'yamlencode.of({ concurrent = 4 })',
      '"${yamlencode({ concurrent = 4 })}"',
      'file("${path.module}/values.yaml")',
    ])
      assert.deepEqual(rulesOf(release(item)), [], item);
    const text = release('yamlencode({ concurrent = 4 }), yamlencode(var.more)');
    assert.equal(releaseIn(text, 'main.tf').values?.at('concurrent').number, 4);
    assert.equal(releaseIn(text, 'main.tf').values?.at('rbac.create').unknown, true);
    assert.equal(valuesOf('concurrent = 4').at('rbac.create').boolean, false);
  });

  it('merges objects key by key, the last wins', () => {
    const values = valuesOf(
      'image = merge({ tag = "a", registry = "b" }, { tag = "c" })\nrbac = merge({}, { rules = [] })',
    );
    assert.deepEqual([values.at('image.tag').string, values.at('image.registry').string], ['c', 'b']);
    assert.deepEqual(
      [values.at('image.image').string, values.at('rbac.create').boolean],
      ['gitlab-org/gitlab-runner', false],
    );
    assert.equal(values.at('image.mine').kind, 'absent');
  });

  it('knows what is written in objects that are merged with others, and nothing of what is absent', () => {
    const text = release('yamlencode(merge({ concurrent = 4, image = merge(var.a, { tag = "c" }) }, var.more...))');
    const values = releaseIn(text, 'main.tf').values ?? assert.fail();
    assert.deepEqual([values.at('concurrent').number, values.at('image.tag').string], [4, 'c']);
    assert.deepEqual([values.at('image.registry').unknown, values.at('rbac.create').unknown], [true, true]);
    assert.deepEqual(shown(text, values.at('image.tag').place)['text'], 'tag');
    const nested = valuesOf('image = merge(merge({ tag = "a" }, var.a), { registry = "b" })').at('image');
    assert.deepEqual([nested.at('tag').string, nested.at('image').unknown], ['a', true]);
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

  it('does not know what is absent where blocks are made', () => {
    const dynamic = '  dynamic "set" {\n    for_each = var.x\n    content {\n      name = set.key\n    }\n  }\n}\n';
    const text = release('yamlencode({ concurrent = 4 })').replace(/\}\n$/, dynamic);
    const { values } = releaseIn(text, 'main.tf');
    assert.deepEqual([values?.at('concurrent').number, values?.at('rbac.create').unknown], [4, true]);
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
