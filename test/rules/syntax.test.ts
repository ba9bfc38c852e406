import assert from 'node:assert/strict';
import { lintFile } from '../../src/engine/lint.ts';
import { inConfig, inTemplate, inValues } from './lint.ts';

const URL = 'gitlabUrl: https://gitlab.example.com/\n';

describe('unknown-values-key', () => {
  const find = (text: string) => inValues('unknown-values-key', URL + text).map(({ place }) => place.route.join('.'));

  it('is silent for maps that templates read', () => {
    assert.deepEqual(
      find(
        'ci:\n  image: debian\n  tag: "12"\nrunners:\n  config: |\n    [[runners]]\n      name = "{{ .Values.ci.image }}"\n',
      ),
      [],
    );
  });

  it('is silent for what lies in a map that templates copy whole', () => {
    assert.deepEqual(
      find(
        'runners:\n  extra:\n    a: b\n  config: |\n    [[runners]]\n      {{- range $k, $v := .Values.runners.extra }}\n      {{- end }}\n',
      ),
      [],
    );
  });

  it('names only the key that is wrong', () =>
    assert.deepEqual(find('rbac:\n  create: true\n  creat: true\n'), ['rbac.creat']));

  it('is not fooled by a longer name in a template', () => {
    assert.deepEqual(
      find('cimage: x\nrunners:\n  config: |\n    [[runners]]\n      name = "{{ .Values.cimages }}"\n'),
      ['cimage'],
    );
  });
});

describe('unknown-config-key and key-in-wrong-table', () => {
  const rulesOf = (toml: string) =>
    ['unknown-config-key', 'key-in-wrong-table'].flatMap((rule) =>
      inTemplate(rule, toml).map(({ place }) => `${rule} ${String(place.innerRoute?.at(-1))}`),
    );

  it('never speak twice about one key', () => {
    const toml =
      '[[runners]]\n  poll_timeout = 1\n  nonsense = 1\n  [runners.kubernetes]\n    builds_dir = "/b"\n    imagePullPolicy = "always"\n';
    assert.deepEqual(rulesOf(toml), [
      'unknown-config-key nonsense',
      'unknown-config-key imagePullPolicy',
      'key-in-wrong-table poll_timeout',
      'key-in-wrong-table builds_dir',
    ]);
  });

  it('name the equivalent of settings of the Docker executor', () => {
    const [finding] = inTemplate(
      'key-in-wrong-table',
      '[[runners]]\n  [runners.kubernetes]\n    extra_hosts = ["a:10.0.0.1"]\n',
    );
    assert.match(finding?.remedy ?? '', /host_aliases/);
  });

  it('give the header of a table', () => {
    const [finding] = inTemplate(
      'key-in-wrong-table',
      '[[runners]]\n  [runners.kubernetes]\n    image = "a"\n    [runners.kubernetes.cache]\n      Type = "s3"\n',
    );
    assert.match(finding?.remedy ?? '', /\[runners\.cache\]/);
  });

  it('send settings of the manager to the top of a config.toml', () => {
    const [finding] = inConfig('key-in-wrong-table', '[[runners]]\n  executor = "shell"\n  concurrent = 4\n');
    assert.match(finding?.remedy ?? '', /top of the file/);
  });

  it('leave them to global-keys-in-template where the config is a template', () => {
    const toml = '[[runners]]\n  concurrent = 4\n  [runners.kubernetes]\n    image = "a"\n';
    assert.deepEqual(inTemplate('key-in-wrong-table', toml), []);
    const [finding] = inTemplate('global-keys-in-template', toml);
    assert.match(finding?.remedy ?? '', /set concurrent in values/);
  });
});

describe('wrong-type', () => {
  it('never shows a secret', () => {
    const [finding] = inValues('wrong-type', `${URL}runnerToken: 123456789\n`);
    assert.equal(finding?.secret, true);
    assert.doesNotMatch(`${finding?.message} ${finding?.remedy}`, /123456789/);
  });

  it('says what Helm reads', () => {
    assert.match(
      inValues('wrong-type', `${URL}concurrent: ten\n`)[0]?.message ?? '',
      /concurrent must be .*number; Helm reads "ten" as text/,
    );
  });

  it('quotes the words of the decoder', () => {
    const [finding] = inTemplate('wrong-type', '[[runners]]\n  [runners.kubernetes]\n    cpu_limit = 1\n');
    assert.match(
      finding?.message ?? '',
      /last key "runners\.kubernetes\.cpu_limit"\): incompatible types: TOML value has type int64; destination has type string/,
    );
  });
});

describe('template-runner-count', () => {
  const count = (toml: string) => inTemplate('template-runner-count', toml).length;

  it('speaks for a template with comments only', () => assert.equal(count('# nothing yet\n'), 1));
  it('is silent where a syntax error may hide the header', () => assert.equal(count('[[runners]\n  limit = 1\n'), 0));
  it('is silent where a template makes the runners', () => assert.equal(count('{{ include "my.runners" . }}\n'), 0));
  it('speaks once for three runners', () => assert.equal(count('[[runners]]\n[[runners]]\n[[runners]]\n'), 1));
});

describe('duplicate-key', () => {
  it('shows the one that is lost', () => {
    const [finding] = inValues('duplicate-key', `${URL}concurrent: 1\nconcurrent: 2\n`);
    assert.equal(finding?.related.length, 1);
    assert.ok((finding?.related[0]?.place.span.start ?? 0) < (finding?.place.span.start ?? 0));
  });

  const fixOf = (earlier: string, last: string): string | undefined =>
    inValues('duplicate-key', `${URL}affinity: ${earlier}\naffinity: ${last}\n`)[0]?.fix?.disposition;

  it('is mended safely where the last holds all of the earlier', () => {
    const whole = '{ a: { b: 1 }, c: [1, x], d: y }';
    for (const part of ['{ a: { b: 1 }, d: y }', '{ c: [1, x] }', '{ a: {} }', '{}', '[]', '', whole])
      assert.equal(fixOf(part, whole), 'safe', part);
  });

  it('is left alone where parts of a map or list would be lost', () => {
    const whole = '{ a: { b: 1 }, c: [1, x] }';
    for (const part of ['{ e: 1 }', '{ a: { b: 2 } }', '{ c: [1] }', '{ c: [x, 1] }', '[1]', '{ a: { b: "1" } }'])
      assert.equal(fixOf(part, whole), undefined, part);
  });

  it('is an error inside TOML, if it is told there', () => {
    const all = ['duplicate-key', 'toml-syntax'].flatMap((rule) =>
      inTemplate(rule, '[[runners]]\n  limit = 1\n  limit = 2\n'),
    );
    assert.deepEqual(
      all.map(({ severity }) => severity),
      ['error'],
    );
  });
});

describe('yaml-syntax', () => {
  it('stands alone', () => {
    const rules = ['no-rbac', 'unknown-values-key', 'musl-helper-image'].flatMap((rule) =>
      inValues(rule, `${URL}runners:\n\ttags: x\n`),
    );
    assert.deepEqual(rules, []);
  });
});

describe('syntax errors in secrets', () => {
  it('name the key, and do not show what stands behind it', () => {
    const text = '[[runners]]\n  url = "https://gitlab.example.com/"\n  token = s3cr3tvalue\n';
    const findings = lintFile(
      { path: 'config.toml', text },
      { facts: {}, preset: 'all', severities: new Map() },
    ).findings;
    const finding = findings.find(({ rule }) => rule === 'toml-syntax');
    assert.deepEqual(finding?.place.route, ['runners', 0, 'token']);
    assert.equal(finding?.secret, true);
    assert.doesNotMatch(finding?.message ?? '', /s3cr3t/);
  });
});
