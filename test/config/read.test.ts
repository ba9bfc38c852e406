import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { readConfiguration } from '../../src/config/read.ts';
import { rules } from '../../src/rules/index.ts';

const ids = rules.map(({ id }) => id);
const schema = JSON.parse(readFileSync('schemas/configuration.schema.json', 'utf8')) as object;
const isValid = new Ajv2020({ strictTypes: false, allowUnionTypes: true }).compile(schema);

/** What is wrong, each with the text that it points at. */
function complaints(text: string): string[] {
  const { problems } = readConfiguration(text, ids);
  return problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);
}

describe('a configuration', () => {
  it('says how to judge', () => {
    const text = `
extends: ./base.yaml
preset: strict
rules:
  musl-helper-image: off
  ndots-search-expansion: error
facts:
  network.podMtu: 1400
  gitlab.privateCa: true
  dns.searchDomains: [a.example, b.example]
  cluster.memory: 256Gi
  cluster.version: "1.30"
chartVersion: "0.80.0"
locked: [no-rbac]
overrides:
  - files: ["prod/**"]
    preset: security
    rules: { no-rbac: error }
releases:
  - name: ci
    namespace: gitlab
    values: [base.yaml, prod.yaml]
    set: [concurrent=4]
ignore: [old/]
failOn: error
baseline: known.json
`;
    const { configuration, problems } = readConfiguration(text, ids);
    assert.deepEqual(problems, []);
    assert.ok(isValid(load(text)), JSON.stringify(isValid.errors));
    assert.deepEqual(configuration, {
      extends: ['./base.yaml'],
      preset: 'strict',
      rules: new Map([
        ['musl-helper-image', 'off'],
        ['ndots-search-expansion', 'error'],
      ]),
      facts: {
        'network.podMtu': 1400,
        'gitlab.privateCa': true,
        'dns.searchDomains': ['a.example', 'b.example'],
        'cluster.memory': 256 * 1024 ** 3,
        'cluster.version': '1.30',
      },
      chartVersion: '0.80.0',
      locked: ['no-rbac'],
      overrides: [{ files: ['prod/**'], preset: 'security', rules: new Map([['no-rbac', 'error']]), facts: {} }],
      releases: [{ name: 'ci', namespace: 'gitlab', values: ['base.yaml', 'prod.yaml'], set: ['concurrent=4'] }],
      ignore: ['old/'],
      failOn: 'error',
      baseline: 'known.json',
    });
  });

  it('may be empty', () => assert.deepEqual(complaints('# nothing yet\n'), []));

  for (const [text, ...expected] of [
    ['presets: strict', 'presets: there is no setting "presets"; did you mean preset?'],
    ['preset: hard', 'hard: this must be recommended, strict, security, all'],
    ['rules: { private-ca: off }', 'private-ca: there is no rule private-ca; did you mean private-ca-missing?'],
    ['rules: { no-rbac: fatal }', 'fatal: this must be off, info, warning, error'],
    ['rules: [no-rbac]', '[no-rbac]: this must be a map'],
    ['facts: { network.mtu: 1400 }', 'network.mtu: there is no fact network.mtu; did you mean network.podMtu?'],
    ['facts: { network.podMtu: big }', 'big: the value of network.podMtu is a whole number'],
    [
      'facts: { cluster.version: 1.30 }',
      '1.30: the value of cluster.version is a text; in YAML in quotes, if it looks like a number',
    ],
    ['chartVersion: 0.80', '0.80: this must be a version in quotes, such as "0.8"'],
    ['locked: [nothing]', 'nothing: there is no rule nothing; `runner-lint rules` lists them'],
    ['overrides: [{ preset: all }]', '{ preset: all }: an override needs "files"'],
    ['releases: [{ values: [a] }]', '{ values: [a] }: a release needs a "name"'],
    ['releases: [{ name: a }]', '{ name: a }: a release needs "values": the files that it is made of'],
    ['failOn: off', 'off: this must be info, warning, error'],
    ['- preset: all', '- preset: all: this must be a map'],
  ] as const)
    it(`points at what is wrong: ${text}`, () => {
      assert.deepEqual(complaints(text), expected);
      assert.ok(!isValid(load(text)), 'the schema refuses it too');
    });

  it('points at a key that stands twice', () =>
    assert.deepEqual(complaints('preset: all\npreset: strict\n'), ['preset: "preset" stands here twice']));

  it('points at what is no YAML', () => assert.equal(complaints('preset: [all\n').length, 1));
});
