import assert from 'node:assert/strict';
import { applyPatches, commentsOf } from '../../../src/document/patch/index.ts';
import { isPatchProblem, type Patch, type PatchProblem } from '../../../src/model/patch.ts';
import { applyEdits } from '../../../src/text/edit.ts';

function patched(path: string, text: string, ...patches: readonly Patch[]): string {
  const result = applyPatches(path, text, patches);
  assert.ok(!isPatchProblem(result), JSON.stringify(result));
  assert.equal(applyEdits(text, result.edits), result.text);
  return result.text;
}

function refused(path: string, text: string, patch: Patch): PatchProblem['problem'] {
  const result = applyPatches(path, text, [patch]);
  assert.ok(isPatchProblem(result), 'not refused');
  return result.problem;
}

const CONFIG = ['runners', 'config'];
const IMAGE = ['runners', 0, 'kubernetes', 'image'];
const values = `gitlabUrl: https://gitlab.example.com/
runners:
  # ours
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "alpine" # small
  tags: a
`;

describe('patches of files', () => {
  it('reaches TOML in values', () => {
    const patch: Patch = { op: 'set', at: { route: CONFIG, innerRoute: IMAGE }, value: 'debian:12' };
    assert.equal(patched('values.yaml', values, patch), values.replace('alpine', 'debian:12'));
  });

  it('inserts a missing table with the indentation of the scalar', () => {
    const at = { route: CONFIG, innerRoute: ['runners', 0, 'cache', 'Type'] };
    const wanted = values.replace('  tags', '      [runners.cache]\n        Type = "s3"\n  tags');
    assert.equal(patched('values.yaml', values, { op: 'set', at, value: 's3' }), wanted);
  });

  it('makes a config that is missing', () => {
    const patch: Patch = { op: 'set', at: { route: CONFIG, innerRoute: IMAGE }, value: 'a' };
    const wanted = `concurrent: 1
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "a"
`;
    assert.equal(patched('values.yaml', 'concurrent: 1\n', patch), wanted);
  });

  it('fills an empty config', () => {
    const patch: Patch = { op: 'set', at: { route: CONFIG, innerRoute: ['concurrent'] }, value: 1 };
    assert.equal(
      patched('values.yaml', 'runners:\n  config: ""\n', patch),
      'runners:\n  config: |\n    concurrent = 1\n',
    );
  });

  it('escapes in a double-quoted config', () => {
    const text = 'runners:\n  config: "[[runners]]\\n  name = \\"a\\"\\n"\n';
    const patch: Patch = { op: 'set', at: { route: CONFIG, innerRoute: ['runners', 0, 'shell'] }, value: 'sh' };
    assert.equal(patched('values.yaml', text, patch), text.replace('a\\"\\n', 'a\\"\\n  shell = \\"sh\\"\\n'));
  });

  it('applies patches one after the other', () => {
    const at = { route: CONFIG, innerRoute: ['runners', 0, 'x'] };
    const set: Patch = { op: 'set', at: { route: CONFIG, innerRoute: ['runners', 0, 'x', 'a'] }, value: 1 };
    assert.equal(patched('values.yaml', values, set, { op: 'remove', at }), values);
  });

  it('reaches values in a HelmRelease, in the document that is named', () => {
    const release = `kind: Namespace\n---\nspec:\n  values:\n    concurrent: 1\n`;
    const at = { route: ['spec', 'values', 'concurrent'], document: 1 };
    assert.equal(patched('a.yaml', release, { op: 'set', at, value: 2 }), release.replace('1\n', '2\n'));
  });

  it('reaches TOML in YAML in a string of Argo CD', () => {
    const application = `spec:
  source:
    helm:
      values: |
        runners:
          config: |
            [[runners]]
              [runners.kubernetes]
                image = "alpine"
        rbac: {}
`;
    const at = { route: ['spec', 'source', 'helm', 'values'], via: [CONFIG], innerRoute: ['runners', 0, 'name'] };
    const wanted = application.replace('[[runners]]\n', '[[runners]]\n              name = "a"\n');
    assert.equal(patched('app.yaml', application, { op: 'set', at, value: 'a' }), wanted);
  });

  it('reaches values in a quoted string of Argo CD', () => {
    const application = 'spec:\n  source:\n    helm:\n      values: "runners:\\n  config: |\\n    [[runners]]\\n"\n';
    const at = { route: ['spec', 'source', 'helm', 'values'], via: [CONFIG], innerRoute: ['runners', 0, 'name'] };
    const wanted = application.replace(']]\\n', ']]\\n      name = \\"a\\"\\n');
    assert.equal(patched('app.yaml', application, { op: 'set', at, value: 'a' }), wanted);
  });

  it('keeps CRLF through all nestings', () => {
    const at = { route: CONFIG, innerRoute: ['runners', 0, 'kubernetes', 'privileged'] };
    const text = values.replaceAll('\n', '\r\n');
    const wanted = text.replace('# small\r\n', '# small\r\n        privileged = true\r\n');
    assert.equal(patched('values.yaml', text, { op: 'set', at, value: true }), wanted);
  });

  it('reaches a config.toml', () => {
    const text = 'concurrent = 1\n\n[[runners]]\n';
    const patch: Patch = { op: 'rename', at: { route: ['concurrent'] }, key: 'check_interval' };
    assert.equal(patched('config.toml', text, patch), text.replace('concurrent', 'check_interval'));
  });

  it('takes braces in a config.toml for text, as the runner does', () => {
    const text = '[[runners]]\n  name = "{{ a }}"\n';
    const patch: Patch = { op: 'set', at: { route: ['runners', 0, 'name'] }, value: 'b' };
    assert.equal(patched('config.toml', text, patch), '[[runners]]\n  name = "b"\n');
  });

  it('reaches a file in a ConfigMap, which is no template', () => {
    const text = 'data:\n  config.toml: |\n    [[runners]]\n      name = "{{ a }}"\n';
    const at = { route: ['data', 'config.toml'], innerRoute: ['runners', 0, 'name'] };
    assert.equal(patched('a.yaml', text, { op: 'set', at, value: 'b' }), text.replace('{{ a }}', 'b'));
  });

  it('refuses a value that a template gives', () => {
    const text = values.replace('alpine', '{{ .Values.image }}');
    const at = { route: CONFIG, innerRoute: IMAGE };
    assert.equal(refused('values.yaml', text, { op: 'set', at, value: 'b' }), 'template');
  });

  it('reaches TOML in YAML in a heredoc of Terraform', () => {
    const text = `resource "helm_release" "runner" {
  chart  = "gitlab-runner"
  values = [<<-EOT
    gitlabUrl: \${var.url}
    runners:
      config: |
        [[runners]]
          name = "\${var.name}"
    EOT
  ]
}
`;
    const at = {
      route: ['resource', 'helm_release', 'runner', 'values', 0],
      via: [CONFIG],
      innerRoute: ['runners', 0, 'shell'],
    };
    const wanted = text.replace('.name}"\n', '.name}"\n          shell = "sh"\n');
    assert.equal(patched('main.tf', text, { op: 'set', at, value: 'sh' }), wanted);
    assert.equal(refused('main.tf', text, { op: 'set', at, value: '${a}' }), 'template');
  });

  it('applies none where one is not possible', () => {
    const set: Patch = { op: 'set', at: { route: ['a'] }, value: 1 };
    const result = applyPatches('values.yaml', 'b: 1\n', [set, { op: 'remove', at: { route: ['c'] } }]);
    assert.deepEqual(result, { problem: 'absent', message: 'There is nothing at this place.' });
  });
});

describe('comments of a key', () => {
  const yaml = `# far

# above
#  indented
a: 1 # behind
b: # on b
  # of x
  x: |  # head
    # text
  # of y

  y: "#" # why
c: { d: 1 } # of c
`;
  for (const [route, comments] of [
    ['a', ['above', ' indented', 'behind']],
    ['b', ['on b']],
    ['b.x', ['of x', 'head']],
    ['b.y', ['why']],
    ['c', ['of c']],
    ['c.d', []],
    ['e', []],
  ] as const)
    it(`finds those of ${route} in YAML`, () => {
      assert.deepEqual(commentsOf('values.yaml', yaml, { route: route.split('.') }), comments);
    });

  const toml =
    '# all\n[[runners]] # one\n  # why\n  name = "#" # this\n\n  shell = "sh"\n  a = [\n    # x\n    1, # y\n  ]\n';
  for (const [route, comments] of [
    [
      ['runners', 0],
      ['all', 'one'],
    ],
    [
      ['runners', 0, 'name'],
      ['why', 'this'],
    ],
    [['runners', 0, 'shell'], []],
    [
      ['runners', 0, 'a', 0],
      ['x', 'y'],
    ],
    [['runners', 1], []],
  ] as const)
    it(`finds those of ${route.join('.')} in TOML`, () => {
      assert.deepEqual(commentsOf('config.toml', toml, { route }), comments);
    });

  it('finds them in texts within texts', () => {
    assert.deepEqual(commentsOf('values.yaml', values, { route: CONFIG, innerRoute: IMAGE }), ['small']);
  });
  it('gives back what a patch wrote', () => {
    const at = { route: CONFIG, innerRoute: ['runners', 0, 'cache', 'Type'] };
    const text = patched('values.yaml', values, { op: 'set', at, value: 's3', comments: ['one', ' two'] });
    assert.deepEqual(commentsOf('values.yaml', text, at), ['one', ' two']);
  });
  it('finds none in a file with errors', () => {
    assert.deepEqual(commentsOf('values.yaml', '# x\na: [\n', { route: ['a'] }), []);
  });
});
