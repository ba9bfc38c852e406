import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readHcl } from '../../../src/document/wrappers/hcl.ts';
import { HCL_PIECES } from './hcl-pieces.ts';
import { linted, releaseIn, releasesIn, shown, skipped } from './open.ts';

const RELEASE = `resource "helm_release" "ci" {
  chart   = "gitlab-runner"
  version = "0.67.1" # pinned
  values = [
    <<-EOF
      gitlabUrl: \${var.url}
      runners:
        config: |
          [[runners]]
            [runners.kubernetes]
              image = "debian:12"
              namespace = "\${var.namespace}"
    EOF
  ]
}
`;

describe('Terraform', () => {
  it('places values in a heredoc without its indentation, and the TOML in them', () => {
    const { kind, chart, values, runners } = releaseIn(RELEASE, 'main.tf');
    assert.deepEqual([kind, chart, values?.at('gitlabUrl').unknown], ['terraform', '0.67.1', true]);
    assert.deepEqual(shown(RELEASE, runners[0]?.at('kubernetes.image').valuePlace ?? assert.fail()), {
      text: '"debian:12"',
      route: ['resource', 'helm_release', 'ci', 'values', 0],
      via: [['runners', 'config']],
      innerRoute: ['runners', 0, 'kubernetes', 'image'],
    });
  });

  it('reads a heredoc with its indentation', () => {
    const text = RELEASE.replace('<<-EOF', '<<EOF');
    assert.equal(
      shown(text, releaseIn(text, 'main.tf').values?.at('runners').place ?? assert.fail())['text'],
      'runners',
    );
  });

  it('knows what is absent only where all values stand in the file', () => {
    assert.equal(releaseIn(RELEASE, 'main.tf').values?.at('rbac.create').boolean, false);
    const more = RELEASE.replace('values = [', 'values = [\n    file("more.yaml"),');
    assert.equal(releaseIn(more, 'main.tf').values?.at('rbac.create').unknown, true);
  });

  it('lets set blocks win', () => {
    const block = '  set {\n    name  = "rbac.create"\n    value = "true"\n  }\n}\n';
    const text = RELEASE.replace(/\}\n$/, block);
    const create = releaseIn(text, 'main.tf').values?.at('rbac.create') ?? assert.fail();
    assert.equal(create.boolean, true);
    assert.deepEqual(shown(text, create.place), {
      text: '"true"',
      route: ['resource', 'helm_release', 'ci', 'set', 0, 'value'],
    });
  });

  /** The value that a block gives. */
  const given = (name: string, value: string, more = '') => {
    const block = `  set {\n    name  = "${name}"\n    value = ${value}\n${more}  }\n}\n`;
    return releaseIn(RELEASE.replace(/\}\n$/, block), 'main.tf').values?.at(name) ?? assert.fail();
  };

  it('reads values as Helm does', () => {
    assert.equal(given('rbac.create', '"TRUE"').boolean, true);
    assert.equal(given('rbac.create', 'true').boolean, true);
    assert.equal(given('concurrent', '4').number, 4);
    assert.equal(given('concurrent', '"4"').number, 4);
    assert.equal(given('image', '"a/b:c"').string, 'a/b:c');
  });
  it('takes a value for text where the block says so', () => {
    for (const type of ['string', 'literal'])
      assert.equal(given('rbac.create', '"false"', `    type = "${type}"\n`).string, 'false');
    assert.equal(given('rbac.create', '"false"', '    type = "auto"\n').boolean, false);
    assert.equal(given('rbac.create', '"false"', '    type = var.type\n').unknown, true);
  });
  it('does not know what is no plain text', () => {
    for (const value of ['"{a,b}"', '"{a}"', '"a,b"', 'var.x', '"a:${var.x}"', 'a ? "b" : "c"'])
      assert.equal(given('image', value).unknown, true, value);
    assert.equal(given('image', '"{a}"', '    type = "string"\n').unknown, true);
  });
  it('says at the value what is wrong with it', () => {
    const text = RELEASE.replace(/\}\n$/, '  set {\n    name  = "image"\n    value = "a/b:c"\n  }\n}\n');
    const { findings } = linted(text, 'main.tf');
    const found = findings.filter(({ rule }) => rule === 'image-as-string' || rule === 'chart-refuses-values');
    assert.deepEqual(
      found.map(({ rule, place }) => [rule, shown(text, place)['text']]),
      [['image-as-string', '"a/b:c"']],
    );
    const holed = text.replace('a/b:c', 'a/b:${var.tag}');
    assert.ok(linted(holed, 'main.tf').findings.some(({ rule }) => rule === 'image-as-string'));
    for (const value of ['${var.image}', '${var.registry}/b:c'])
      assert.ok(
        !linted(text.replace('a/b:c', value), 'main.tf').findings.some(({ rule }) => rule === 'image-as-string'),
      );
  });

  it('says there, too, what is wrong with a step of its path', () => {
    const block = (name: string) => `  set {\n    name  = "${name}"\n    value = var.x\n  }\n`;
    const text = RELEASE.replace(/\}\n$/, `${block('runners.env.A')}${block('foo.bar.baz')}${block('global.x')}}\n`);
    const { findings } = linted(text, 'main.tf');
    const found = findings.filter(({ rule }) => ['legacy-runners-values', 'unknown-values-key'].includes(rule));
    assert.deepEqual(
      found.map(({ rule, place }) => [rule, place.route.at(-2)]),
      [
        ['legacy-runners-values', 0],
        ['unknown-values-key', 1],
      ],
    );
  });

  it('reads the TOML of a set block, as long as it is one value', () => {
    const withConfig = (image: string): string =>
      RELEASE.replace(
        /\}\n$/,
        `  set {\n    name  = "runners.config"\n    value = <<-EOF\n      [[runners]]\n        \${format("shell = '%s'", "bash")}\n        [runners.kubernetes]\n          image = "${image}"\n    EOF\n  }\n}\n`,
      );
    const text = withConfig('debian:13');
    assert.deepEqual(
      shown(text, releaseIn(text, 'main.tf').runners[0]?.at('kubernetes.image').valuePlace ?? assert.fail()),
      {
        text: '"debian:13"',
        route: ['resource', 'helm_release', 'ci', 'set', 0, 'value'],
        innerRoute: ['runners', 0, 'kubernetes', 'image'],
      },
    );
    assert.deepEqual(releaseIn(withConfig('debian:13,'), 'main.tf').runners, [], 'Helm splits it at the comma');
  });

  it('takes two backslashes in the path of a setting for one', () => {
    const block = '  set {\n    name  = "nodeSelector.kubernetes\\\\.io/arch"\n    value = "amd64"\n  }\n}\n';
    const { values } = releaseIn(RELEASE.replace(/\}\n$/, block), 'main.tf');
    assert.equal(values?.at(['nodeSelector', 'kubernetes.io/arch']).string, 'amd64');
  });

  it('reads set as a list of objects', () => {
    const text = RELEASE.replace(/\}\n$/, '  set = [{ name = "concurrent", value = var.n }]\n}\n');
    assert.equal(releaseIn(text, 'main.tf').values?.at('concurrent').unknown, true);
  });

  it('says nothing where all values come from elsewhere', () => {
    const text = RELEASE.replace(/values = \[[^]*\]/, 'values = [yamlencode(var.values)]');
    const { kind, chart, findings } = linted(text, 'main.tf');
    assert.deepEqual([kind, chart, findings], ['terraform', '0.67.1', []]);
  });

  it('finds the TOML of a local value', () => {
    const text = `locals {\n  config = <<EOT\n[[runners]]\n  executor = "kubernetes"\nEOT\n}\n`;
    const { configRole, runners } = releaseIn(text, 'locals.tf');
    assert.equal(configRole, 'template');
    assert.deepEqual(shown(text, runners[0]?.at('executor').place ?? assert.fail()), {
      text: 'executor',
      route: ['locals', 'config'],
      innerRoute: ['runners', 0, 'executor'],
    });
  });

  it('tells values with TOML in them from TOML, whatever takes them and however they are indented', () => {
    for (const [mark, indent] of [
      ['<<-YAML', '    '],
      ['<<YAML', '  '],
      ['<<YAML', ''],
    ] as const) {
      const values = ['runners:', '  config: |', '    [[runners]]', '      output_limit = 8', 'concurrent: 4'];
      const heredoc = [...values.map((line) => indent + line), 'YAML'].join('\n');
      const text = `module "ci" {\n  source = "../runner"\n  more = ${mark}\n${heredoc}\n}\n`;
      const { values: seen, runners } = releaseIn(text, 'main.tf');
      assert.deepEqual([seen?.at('concurrent').number, runners[0]?.at('output_limit').number], [4, 8], mark + indent);
      const { findings } = linted(text, 'main.tf');
      assert.deepEqual(
        findings.filter(({ rule }) => rule.endsWith('-syntax')),
        [],
      );
    }
  });

  it('takes a template whose executor is set elsewhere for one of Kubernetes where it has settings for that', () => {
    const configOf = (table: string): string =>
      `locals {\n  config = <<EOT\n[[runners]]\n  [runners.${table}]\n    image = "debian:12"\nEOT\n}\n`;
    assert.equal(releaseIn(configOf('kubernetes'), 'locals.tf').runners[0]?.executor, 'kubernetes');
    assert.equal(releaseIn(configOf('docker'), 'locals.tf').runners[0]?.executor, undefined);
  });

  it('finds the TOML in a string with escapes', () => {
    const text = String.raw`data = { "config.toml" = "[[runners]]\n  executor = \"shell\"\n" }` + '\n';
    const { configRole, runners } = releaseIn(text, 'main.tf');
    assert.equal(configRole, 'whole', 'a ConfigMap has the file itself');
    const executor = runners[0]?.at('executor') ?? assert.fail();
    assert.equal(executor.string, 'shell');
    assert.equal(shown(text, executor.valuePlace)['text'], String.raw`\"shell\"`);
  });

  it('knows each release of several', () => {
    assert.equal(releasesIn(RELEASE + RELEASE.replace('"ci"', '"more"'), 'main.tf').length, 2);
  });

  it('leaves comments and other charts alone', () => {
    assert.match(skipped(RELEASE.replaceAll(/^/gm, '# '), 'main.tf'), /neither values/);
    assert.match(
      skipped(RELEASE.replace('gitlab-runner', 'loki').replace(/values[^]*\]/, ''), 'main.tf'),
      /neither values/,
    );
  });

  it('reads any text without an exception, in spans of the text', () => {
    const piece = fc.constantFrom(...HCL_PIECES, 'set');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const { span } of readHcl(text))
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
      }),
    );
  });

  it('reads brackets of any depth', () => {
    assert.doesNotThrow(() => readHcl(`a = ${'['.repeat(100_000)}`));
  });
});
