import assert from 'node:assert/strict';
import { parseTemplate } from '../../src/template/go/parse.ts';
import { known, rendered } from './render.ts';

describe('the image', () => {
  it('is made of its parts since 0.42.0', () => {
    assert.equal(rendered('').image, 'registry.gitlab.com/gitlab-org/gitlab-runner:alpine-v19.3.0');
    assert.equal(rendered('image: {registry: docker.io, image: a/b, tag: c}\n').image, 'docker.io/a/b:c');
  });

  it('loses an empty registry with its slash since 0.59.0', () => {
    const values = 'image: {registry: "", image: a/b, tag: c}\n';
    assert.equal(rendered(values).image, 'a/b:c');
    assert.equal(rendered(values, '0.58.2').image, '/a/b:c');
  });

  it('shows the type of a tag that is a number', () =>
    assert.match(String(rendered('image: {tag: 1.20}\n').image), /:%!s\(float64=1\.2\)$/));

  it('is a template since 0.62.0', () => {
    assert.match(String(rendered("image: {tag: 'v{{ .Chart.AppVersion }}'}\n").image), /:v19\.3\.0$/);
    assert.match(String(rendered("image: {tag: 'v{{ .Chart.AppVersion }}'}\n", '0.59.2').image), /:v\{\{/);
  });

  it('was one text before', () => {
    assert.equal(rendered('', '0.41.1').image, 'gitlab/gitlab-runner:alpine-v15.0.1');
    assert.equal(rendered('image: a:b\n', '0.41.1').image, 'a:b');
    assert.equal(rendered('image: a:b\n', '0.52.1').image, 'a:b');
  });
});

describe("the manager's ServiceAccount", () => {
  it('is none by default', () => assert.equal(rendered('').serviceAccountName, ''));

  it('is that of the chart with rbac.create', () =>
    assert.equal(rendered('rbac: {create: true, serviceAccountName: x}\n').serviceAccountName, 'r-gitlab-runner'));

  it('is serviceAccount.name since 0.66.0', () => {
    const values = 'serviceAccount: {name: a}\nrbac: {serviceAccountName: b}\n';
    assert.equal(rendered(values).serviceAccountName, 'a');
    assert.equal(rendered(values, '0.65.0').serviceAccountName, 'b');
  });

  it('may be another generated one since 0.64.0', () => {
    const values = 'rbac: {create: true, generatedServiceAccountName: g}\n';
    assert.equal(rendered(values).serviceAccountName, 'g');
    assert.equal(rendered(values, '0.63.0').serviceAccountName, 'r-gitlab-runner');
  });
});

describe('the name of the objects', () => {
  const name = (release: string, yaml = '', chart?: string) =>
    rendered(`${yaml}rbac: {create: true}\n`, chart, { release: { name: release, namespace: 'ci' } })
      .serviceAccountName;

  it('joins release and chart', () => assert.equal(name('x'), 'x-gitlab-runner'));
  it('is the release where that begins with the chart, since 0.41.0', () => {
    assert.equal(name('gitlab-runner-x'), 'gitlab-runner-x');
    assert.equal(name('gitlab-runner-x', '', '0.40.1'), 'gitlab-runner-x-gitlab-runner');
  });
  it('is cut, without a dash at its end', () =>
    assert.equal(name('x', `fullnameOverride: ${'a'.repeat(62)}-b\n`), 'a'.repeat(62)));
  it('is that of the alias', () => {
    const effect = rendered('rbac: {create: true}\n', '0.92.0', { chartName: 'builds' });
    assert.equal(effect.serviceAccountName, 'r-builds');
  });
});

describe('the Role', () => {
  const rules = (rbac: string, chart?: string) => known(rendered(`rbac: {create: true, ${rbac}}\n`, chart).rbac).rules;
  const all = new Map([
    ['apiGroups', ['']],
    ['resources', ['*']],
    ['verbs', ['*']],
  ]);

  it('is none without rbac.create', () => assert.equal(rendered('').rbac, null));

  it('allows everything of the core group', () => assert.deepEqual(rules('rules: []'), [all]));

  it('allowed nothing in 0.53.0', () => assert.deepEqual(rules('rules: []', '0.53.1'), []));

  it('has the given rules instead, with three of their keys', () =>
    assert.deepEqual(rules('rules: [{resources: [pods], resourceNames: [a]}]'), [
      new Map([
        ['apiGroups', ['']],
        ['resources', ['pods']],
        ['verbs', ['*']],
      ]),
    ]));

  it('had rbac.resources beside them before 0.53.0', () => {
    assert.equal(rules('rules: [{verbs: [get]}], verbs: [list]', '0.52.1').length, 2);
    assert.equal(rules('rules: [{verbs: [get]}], verbs: [list]', '0.53.0').length, 1);
  });

  it('read words between brackets before 0.28.0', () =>
    assert.deepEqual(rules('resources: [pods, "yes"]', '0.27.0'), [
      new Map([
        ['apiGroups', ['']],
        ['resources', ['pods', true]],
        ['verbs', ['*']],
      ] as never),
    ]));

  it('stands in the namespace of the jobs since 0.84.0', () => {
    const values = 'rbac: {create: true}\nnamespace: own\nrunners: {jobNamespace: jobs, namespace: old}\n';
    const namespace = (chart: string) => known(rendered(values, chart).rbac).namespace;
    assert.deepEqual(['0.84.1', '0.83.3', '0.78.0', '0.52.1', '0.27.0'].map(namespace), [
      'jobs',
      'own',
      'ci',
      'old',
      null,
    ]);
  });

  it('is a ClusterRole without a namespace', () => {
    const { kind, namespace } = known(rendered('rbac: {create: true, clusterWideAccess: true}\n').rbac);
    assert.deepEqual([kind, namespace], ['ClusterRole', null]);
  });
});

describe('a chart around this one', () => {
  const definitions = new Map([
    ['gitlab-runner.gitlabUrl', parseTemplate('"https://parent"')],
    ['gitlab-runner.fullname', parseTemplate('{{ .Release.Name }}-own')],
  ]);

  it('replaces named templates', () => {
    const effect = rendered('rbac: {create: true}\n', '0.92.0', { definitions });
    assert.equal(effect.serviceAccountName, 'r-own');
    const [url] = known(effect.environment);
    assert.equal(url && 'value' in url && url.value, 'https://parent');
  });

  it('may not ask for itself without end', () => {
    const round = new Map([
      [
        'gitlab-runner.fullname',
        parseTemplate('{{ include "gitlab-runner.chart" . }}{{ include "gitlab-runner.secret" . }}'),
      ],
    ]);
    assert.ok(rendered('', '0.92.0', { definitions: round }).failure);
  });
});

describe('register', () => {
  const flags = (yaml: string, chart?: string) =>
    known(rendered(yaml, chart).registration).flags.map(({ name, value }) => [name, value]);

  it('is called with name and timeout', () =>
    assert.deepEqual(flags('runners: {name: a, maximumTimeout: 600}\n'), [
      ['name', 'a'],
      ['maximum-timeout', '600'],
    ]));

  it('does not know what the shell makes of a variable', () =>
    assert.deepEqual(flags('runners: {name: a-$HOSTNAME}\n'), [
      ['name', { unknown: 'environment', text: 'a-$HOSTNAME' }],
    ]));

  it('drops what GitLab keeps where the token is an authentication token', () => {
    const {
      flags: [flag],
      tokenVariable,
    } = known(rendered('runners: {runUntagged: true}\n').registration);
    assert.equal(flag?.notWithToken, true);
    assert.equal(tokenVariable, 'CI_SERVER_TOKEN');
  });

  it('dropped it for all others in 0.59.0', () => {
    const drops = ['0.58.2', '0.59.0', '0.59.1'].map((chart) => known(rendered('', chart).registration).dropsAlways);
    assert.deepEqual(drops, [false, true, false]);
  });

  it('had flags for maps and lists before 0.53.0', () => {
    const values =
      'runners: {nodeTolerations: [{key: k, operator: Exists, effect: e}, {key: a, value: b}], env: {A: b}}\n';
    assert.deepEqual(flags(values, '0.52.1'), [
      ['kubernetes-node-tolerations', 'k:e'],
      ['kubernetes-node-tolerations', 'a=b:'],
      ['env', 'A=b'],
    ]);
    assert.deepEqual(flags(values), []);
  });
});

describe('the tokens', () => {
  it('come from a Secret of the chart', () => {
    const { secret, variables } = known(rendered('runnerToken: "glrt-x\\n"\n').tokens);
    assert.deepEqual(secret, { name: 'r-gitlab-runner', by: 'chart' });
    assert.deepEqual(
      variables.map(({ name, value }) => [name, value]),
      [
        ['CI_SERVER_TOKEN', 'glrt-x'],
        ['REGISTRATION_TOKEN', ''],
      ],
    );
  });

  it('are unknown in a Secret that is there', () => {
    const { secret, variables } = known(rendered("runners: {secret: '{{ .Release.Name }}-s'}\n").tokens);
    assert.deepEqual(secret, { name: 'r-s', by: 'existing' });
    assert.deepEqual(variables[0]?.value, { unknown: 'secret', text: 'r-s' });
  });

  it('are none without both', () => assert.equal(rendered('').tokens, null));
});
