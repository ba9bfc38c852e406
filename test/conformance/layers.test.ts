import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultsFrom, nodeOf } from '../../src/document/defaults.ts';
import { helmValues } from '../../src/document/helm-values.ts';
import type { Sourced } from '../../src/document/source.ts';
import { openChartFolder, subchartValues, type TextFile } from '../../src/document/umbrella/index.ts';
import { userLayers } from '../../src/document/user-layers.ts';
import { LayeredView } from '../../src/document/view.ts';
import { chartDefaults } from '../../src/knowledge/index.ts';
import type { HelmValue } from '../../src/model/helm-value.ts';
import { input } from '../document/layers.ts';
import { findHelm, template, type Helm } from './helm.ts';

/** Prints the values of a chart as JSON in base64, with int64 told from float64. */
const SHOW = `{{- define "show" -}}
{{- if kindIs "map" . -}}{ {{- range $i, $k := keys . | sortAlpha }}{{ if $i }},{{ end }}{{ toJson $k }}:{{ include "show" (index $ $k) }}{{ end -}} }
{{- else if kindIs "slice" . -}}[{{ range $i, $v := . }}{{ if $i }},{{ end }}{{ include "show" $v }}{{ end }}]
{{- else if kindIs "int64" . -}}{{ printf "int64:%d" . | toJson }}
{{- else -}}{{ toJson . }}{{- end -}}
{{- end -}}
`;
const MAP = `${SHOW}kind: ConfigMap
apiVersion: v1
metadata: {name: {{ .Chart.Name }}}
data: {{ include "show" .Values | b64enc }}
`;
const CHART = { 'Chart.yaml': 'apiVersion: v2\nname: one\nversion: 1.0.0\n', 'templates/show.yaml': MAP };
/** For --set-file. */
const THERE = { 'there.txt': 'text\nof a file\n' };

/** The values that each chart in the output was given, by its name. */
function shown(output: string): Record<string, unknown> {
  const found = [...output.matchAll(/^metadata: \{name: (.*)\}\ndata: (.*)$/gm)];
  return Object.fromEntries(
    found.map(([, name = '', data = '']) => [
      name,
      JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as unknown,
    ]),
  );
}

function comparable(value: HelmValue): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, comparable(one)]));
  if (Array.isArray(value)) return value.map(comparable);
  return typeof value === 'bigint' ? `int64:${value}` : value;
}

function valuesOf(layers: readonly Sourced[]): unknown {
  return comparable(helmValues(new LayeredView(layers, { parent: null })));
}

/** What the user gives, as files and flags of a command. */
function commandLine(files: readonly string[], sets: readonly string[]): [Record<string, string>, string[]] {
  const named = Object.fromEntries(files.map((text, index) => [`values-${index + 1}.yaml`, text]));
  const flags = sets.flatMap((words) => [words.slice(0, words.indexOf(' ')), words.slice(words.indexOf(' ') + 1)]);
  return [{ ...named, ...THERE }, [...Object.keys(named).flatMap((name) => ['-f', name]), ...flags]];
}

/** Compares the values of one chart, or whether and why it fails. */
function sameValues(helm: Helm, defaults: object, files: readonly string[], sets: readonly string[]): void {
  const [user, flags] = commandLine(files, sets);
  const theirs = template(helm, { ...CHART, 'values.yaml': JSON.stringify(defaults) }, user, flags);
  const given = userLayers(input(files, sets, helm.version));
  if (given.is === 'refused') {
    assert.equal(theirs.output, undefined, `Helm takes what we refuse: ${given.message}`);
    if (given.place === null)
      assert.ok(theirs.error.includes(given.message), `${theirs.error} is not ${given.message}`);
    return;
  }
  assert.ok(theirs.output !== undefined, theirs.error);
  const chart = { node: nodeOf(defaults), source: defaultsFrom({ kind: 'chart-default', version: '1.0.0' }) };
  assert.deepEqual(valuesOf([...given.layers, chart]), shown(theirs.output)['one']);
}

/** Values of files without null, in which Helm 3 and 4 treat a chart's own nulls alike. */
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(1, 1.5, 1e6, 'x', '', true, [], {}),
    tie('list'),
    tie('map'),
    tie('map'),
  ),
  list: fc.array(tie('value'), { maxLength: 2 }),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
})).value;
const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { maxKeys: 3 });
const nullable = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(value), { maxKeys: 3 });
const step = fc.constantFrom('a', 'b', 'c', 'd\\.e', 'a[0]', 'b[1]', 'c[0][1]', '');
const scalar = fc.constantFrom(
  'x',
  '1',
  '007',
  'true',
  'null',
  '',
  '{a,1}',
  '{',
  '1e3',
  'a\\,b',
  '"q"',
  '[1,{"a":null}]',
  'there.txt',
);
const flag = fc.constantFrom('--set', '--set', '--set-string', '--set-json', '--set-literal', '--set-file');
const set = fc
  .tuple(
    flag,
    fc.array(fc.tuple(fc.array(step, { minLength: 1, maxLength: 3 }), scalar), { minLength: 1, maxLength: 2 }),
  )
  .map(([name, pairs]) => `${name} ${pairs.map(([steps, text]) => `${steps.join('.')}=${text}`).join(',')}`);

const FILE = 'a: {x: 1, w: [1, {z: 2}]}\nb: text\nc: null\n';
const DEFAULTS = { a: { x: 5, v: { u: 1 } }, b: { t: 1 }, c: { s: 1 }, d: [1, 2] };

/** Situations that tell the rules apart; each is one run of Helm. */
const CASES: Readonly<Record<string, readonly [files: readonly string[], sets: readonly string[]]>> = {
  'one file over the defaults': [[FILE], []],
  'nulls between files': [[FILE, 'a: {x: null}\nb: null\n'], []],
  'a map behind a null': [[FILE, 'a: null\n', 'a: {r: 1}\n'], []],
  'empty files': [[FILE, '', '# nothing\n', 'null\n'], []],
  'several documents': [['a: 1\n---\nb: 2\n', '# x\n---\nd: 3\n'], []],
  'a file that is a list': [['- a\n'], []],
  'types of --set': [[], ['--set a=1000000,b=True,c=null,d=04,e=-3,f=99999999999999999999']],
  'texts of --set-string': [[], ['--set-string a=1,b={1,true}']],
  'lists and escapes': [[], ['--set a={x,1,y},b=x\\,y,q\\.r/s=t']],
  'items of a list': [[FILE], ['--set a.w[1].z=9,a.w[3]=x']],
  'an item of a default list': [[], ['--set d[1]=x']],
  JSON: [[FILE], ['--set-json a={"q":null},d=[1.5]']],
  'a JSON object': [[FILE], ['--set-json {"a":{"q":1}}']],
  'a literal': [[], ['--set-literal a.x=1,2{3}\\.']],
  'a file': [[], ['--set-file a=there.txt']],
  'all flags at once': [[FILE], ['--set-literal a.x=5', '--set-string a.x=4', '--set a.x=3', '--set-json a.x=2']],
  'a path through a text': [[FILE], ['--set b.x=1']],
  'a path through a null': [[FILE], ['--set c.x=1']],
  'an index of a map': [[FILE], ['--set a[0]=1']],
  'a comma too many': [[], ['--set a=1,2,3']],
  'no value': [[], ['--set a']],
  'two dots': [[], ['--set a..b=1']],
  'a negative index': [[], ['--set a[-1]=1']],
  'a huge index': [[], ['--set a[70000]=1']],
  'an open list': [[], ['--set a={1']],
  'no JSON': [[], ['--set-json a=x']],
};

/** A chart with the runner chart under an alias and another one beside it; both print what they are given. */
function umbrella(dependency: string, values: string): Record<string, string> {
  const dependencies = `- {name: gitlab-runner, version: '>=0.1', ${dependency}}\n- {name: other, version: ^1, import-values: [{child: shared, parent: global}]}\n`;
  return {
    'Chart.yaml': `apiVersion: v2\nname: umbrella\nversion: 1.0.0\ndependencies:\n${dependencies}`,
    'values.yaml': values,
    'charts/gitlab-runner/Chart.yaml': 'apiVersion: v2\nname: gitlab-runner\nversion: 0.92.0\n',
    'charts/gitlab-runner/values.yaml': JSON.stringify(chartDefaults('0.92.0')),
    'charts/gitlab-runner/templates/show.yaml': MAP,
    'charts/other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 1.2.0\n',
    'charts/other/values.yaml': 'shared: {host: other, port: 1}\nown: null\n',
    'charts/other/templates/show.yaml': MAP,
  };
}

/** Compares the values of the sub-charts, which of them are on, or why there are none. */
function sameSubcharts(
  helm: Helm,
  chart: Record<string, string>,
  files: readonly string[],
  sets: readonly string[],
): void {
  const [user, flags] = commandLine(files, sets);
  const theirs = template(helm, chart, user, flags);
  const file = (name: string): TextFile => ({ path: name, text: chart[name] ?? '' });
  const folder = openChartFolder(
    {
      chartYaml: file('Chart.yaml'),
      values: file('values.yaml'),
      templates: [],
      subcharts: ['gitlab-runner', 'other'].map((name) => ({
        folder: name,
        chartYaml: file(`charts/${name}/Chart.yaml`),
        values: file(`charts/${name}/values.yaml`),
      })),
    },
    { helm: helm.version },
  );
  const given = userLayers(input(files, sets, helm.version));
  assert.ok(folder.is === 'chart' && given.is === 'layers');
  const ours: Record<string, unknown> = {};
  for (const { alias, defaults } of folder.subcharts) {
    const part = subchartValues(folder, given.layers, alias);
    if (part.is === 'refused') {
      assert.ok(theirs.error.includes(part.message), `${theirs.error} is not ${part.message}`);
      return;
    }
    if (part.enabled !== false) ours[alias] = valuesOf([...part.layers, ...defaults]);
  }
  assert.ok(theirs.output !== undefined, theirs.error);
  // Helm 4 leaves nulls of a chart's own values out, which its templates cannot tell from nulls.
  const expected = shown(theirs.output);
  if (helm.version === 3) assert.deepEqual(ours, expected);
  else assert.deepEqual(withoutNulls(ours), withoutNulls(expected));
}

function withoutNulls(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const members = Object.entries(data).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)]));
}

const PARENT = 'global: {host: parent}\nci: {concurrent: 3, podSecurityContext: {runAsUser: null}, global: {own: 1}}\n';
const UMBRELLAS: Readonly<
  Record<string, readonly [dependency: string, values: string, files: readonly string[], sets: readonly string[]]>
> = {
  'an alias': ['alias: ci', PARENT, [], []],
  'a user over the parent': ['alias: ci', PARENT, ['ci: {concurrent: 4, podSecurityContext: {fsGroup: null}}\n'], []],
  'globals of the user': ['alias: ci', PARENT, ['global: {host: user, own: {a: 1}}\n'], []],
  'a null for all': ['alias: ci', PARENT, ['ci: null\n'], []],
  'a null for nothing': ['alias: ci', '', ['ci: null\n'], []],
  'a text for all': ['alias: ci', PARENT, ['ci: text\n'], []],
  'an argument': ['alias: ci', PARENT, [], ['--set ci.concurrent=1000000,ci.hosts[1]=x']],
  'a condition that is false': ["condition: 'ci.enabled,all'", 'all: false\n', [], []],
  'a condition that the user sets': ["condition: 'ci.enabled,all'", 'all: false\n', [], ['--set ci.enabled=true']],
  'a condition that is no boolean': ['condition: all', "all: 'false'\n", [], []],
  tags: ['tags: [a, b]', 'tags: {a: false}\n', [], []],
  'tags of which one is true': ['tags: [a, b]', 'tags: {a: false}\n', ['tags: {b: true}\n'], []],
};

describe('layers as the installed Helm merges them', () => {
  const helm = findHelm();
  before(function () {
    if (helm) return;
    console.log('      skipped: no helm on the PATH, and RUNNER_LINT_HELM names none');
    this.skip();
  });

  for (const [name, [files, sets]] of Object.entries(CASES))
    it(name, () => {
      assert.ok(helm);
      sameValues(helm, DEFAULTS, files, sets);
    });

  it('files of any values', () => {
    assert.ok(helm);
    // One render compares many: each stands under a key of its own.
    const cases = fc.sample(fc.tuple(values, nullable, nullable, nullable), { numRuns: 300, seed: 1 });
    const layer = (at: number): object =>
      Object.fromEntries(cases.map((one, index) => [`case${index}`, one[at] ?? {}]));
    sameValues(
      helm,
      layer(0),
      [1, 2, 3].map((at) => JSON.stringify(layer(at))),
      [],
    );
  });

  it('arguments of any form', () => {
    assert.ok(helm);
    const cases = fc.sample(fc.tuple(values, nullable, fc.array(set, { minLength: 1, maxLength: 2 })), {
      numRuns: 60,
      seed: 1,
    });
    for (const [defaults, file, sets] of cases) sameValues(helm, defaults, [JSON.stringify(file)], sets);
  });

  for (const [name, [dependency, parent, files, sets]] of Object.entries(UMBRELLAS))
    it(`sub-charts: ${name}`, () => {
      assert.ok(helm);
      sameSubcharts(helm, umbrella(dependency, parent), files, sets);
    });
});
