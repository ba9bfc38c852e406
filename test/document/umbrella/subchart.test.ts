import assert from 'node:assert/strict';
import { given, RUNNER, subchart, value, view } from './charts.ts';

const ALIAS = "- {name: gitlab-runner, version: '>=0.0.0-0', alias: runner-a}\n";

describe('subchartValues', () => {
  it('puts the user over the parent over the defaults', () => {
    const umbrella = {
      values: 'gitlab-runner: {concurrent: 6, logLevel: info}\n',
      files: ['gitlab-runner: {concurrent: 7}\n'],
    };
    assert.equal(value(umbrella, 'concurrent'), 7);
    assert.equal(value(umbrella, 'logLevel'), 'info');
    assert.equal(value(umbrella, 'terminationGracePeriodSeconds'), 3600);
  });

  it('ignores what stands beside the part of the sub-chart', () => {
    assert.equal(value({ files: ['concurrent: 7\n'] }, 'concurrent'), 10);
  });

  it('reads the part of the alias', () => {
    const umbrella = { dependencies: ALIAS, values: 'runner-a: {concurrent: 6}\ngitlab-runner: {concurrent: 99}\n' };
    assert.equal(value(umbrella, 'concurrent', 'runner-a'), 6);
    assert.equal(given(umbrella, 'runner-a').name, 'runner-a');
  });

  it('leads back to the file that a value stands in', () => {
    const umbrella = { values: 'gitlab-runner:\n  concurrent: 6\n', files: ['gitlab-runner: {logLevel: info}\n'] };
    const values = view(umbrella);
    assert.deepEqual(values.at('concurrent').place, {
      file: 'values.yaml',
      span: { start: 17, end: 27 },
      route: ['gitlab-runner', 'concurrent'],
    });
    assert.equal(values.at('logLevel').place.file, 'values-1.yaml');
  });

  it('leads back to items of a list of which some are set', () => {
    const umbrella = {
      files: ['gitlab-runner:\n  envVars: [{name: A}]\n'],
      sets: ['--set gitlab-runner.envVars[0].value=x'],
    };
    const [item] = view(umbrella).at('envVars').items();
    assert.deepEqual(item?.at('name').place.route, ['gitlab-runner', 'envVars', 0, 'name']);
    assert.deepEqual(item?.at('value').origin, { kind: 'set', argument: 'gitlab-runner.envVars[0].value=x' });
  });

  it('knows that the chart is not there', () => {
    const refusal = subchart({}, 'runner-b');
    assert.ok(refusal.is === 'refused');
    assert.match(refusal.message, /no chart called runner-b/);
  });

  it('refuses a text in place of the values', () => {
    const refusal = subchart({ files: ['gitlab-runner: text\n'] });
    assert.ok(refusal.is === 'refused');
    assert.equal(refusal.message, 'type mismatch on gitlab-runner: %!t(string=text)');
    assert.equal(refusal.place?.file, 'values-1.yaml');
  });

  it('blames the argument for a number in place of the values', () => {
    const refusal = subchart({ sets: ['--set gitlab-runner=5'] });
    assert.ok(refusal.is === 'refused');
    assert.deepEqual(
      [refusal.message, refusal.argument],
      ['type mismatch on gitlab-runner: %!t(int64=5)', 'gitlab-runner=5'],
    );
  });
});

describe('nulls around a sub-chart', () => {
  const NULL = 'gitlab-runner: {podSecurityContext: {runAsUser: null}}\n';

  it('in a file of the user remove a default', () => {
    assert.deepEqual(value({ files: [NULL] }, 'podSecurityContext'), { fsGroup: 65533 });
    assert.deepEqual(value({ files: [NULL], helm: 4 }, 'podSecurityContext'), { fsGroup: 65533 });
  });

  it('in --set remove a default', () => {
    const sets = ['--set gitlab-runner.podSecurityContext.runAsUser=null'];
    assert.deepEqual(value({ sets }, 'podSecurityContext'), { fsGroup: 65533 });
  });

  it('in the values of the parent remove a default in Helm 3 only', () => {
    assert.deepEqual(value({ values: NULL }, 'podSecurityContext'), { fsGroup: 65533 });
    assert.deepEqual(value({ values: NULL, helm: 4 }, 'podSecurityContext'), { runAsUser: 100, fsGroup: 65533 });
  });

  it('count in Helm 4 too where the user gives the sub-chart something', () => {
    const umbrella = { values: NULL, files: ['gitlab-runner: {concurrent: 3}\n'], helm: 4 } as const;
    assert.deepEqual(value(umbrella, 'podSecurityContext'), { fsGroup: 65533 });
  });

  it('over a key of the parent stay where the chart has no such key', () => {
    const umbrella = {
      values: 'gitlab-runner: {nodeSelector: {a: b}}\n',
      files: ['gitlab-runner: {nodeSelector: {a: null}}\n'],
    };
    assert.deepEqual(value(umbrella, 'nodeSelector'), { a: null });
  });

  it('in place of the whole part drop that of the parent', () => {
    const umbrella = { values: 'gitlab-runner: {concurrent: 3}\n', files: ['gitlab-runner: null\n'] };
    assert.equal(value(umbrella, 'concurrent'), 10);
  });

  it('in place of the whole part are refused where the parent has none', () => {
    const refusal = subchart({ files: ['gitlab-runner: null\n'] });
    assert.ok(refusal.is === 'refused');
    assert.equal(refusal.message, 'type mismatch on gitlab-runner: %!t(<nil>)');
  });
});

describe('global', () => {
  it('is there for every sub-chart', () => {
    assert.deepEqual(value({}, 'global'), {});
  });

  it('of the parent goes over that of the sub-chart', () => {
    const values = 'global: {host: parent}\ngitlab-runner: {global: {host: child, only: sub}}\n';
    assert.deepEqual(value({ values }, 'global'), { host: 'parent', only: 'sub' });
  });

  it('of the user goes over that of the parent', () => {
    const umbrella = { values: 'global: {host: parent, port: 1}\n', files: ['global: {host: user}\n'] };
    assert.deepEqual(value(umbrella, 'global'), { host: 'user', port: 1 });
    assert.equal(view(umbrella).at('global.host').place.file, 'values-1.yaml');
  });

  it('keeps maps and other things of the sub-chart from each other', () => {
    const values = 'global: {a: 1, b: {c: 2}}\ngitlab-runner: {global: {a: {d: 3}, b: 4}}\n';
    assert.deepEqual(value({ values }, 'global'), { a: { d: 3 }, b: 4 });
  });

  it('is left alone where one of the two is no map', () => {
    assert.deepEqual(value({ values: 'global: text\ngitlab-runner: {global: {a: 1}}\n' }, 'global'), { a: 1 });
  });
});

describe('switches', () => {
  const enabled = (dependency: string, values: string, files: readonly string[] = []): boolean | undefined =>
    given({ dependencies: `${RUNNER.trimEnd().slice(0, -1)}, ${dependency}}\n`, values, files }).enabled;
  const CONDITION = 'condition: gitlab-runner.enabled';

  it('leave a sub-chart on that has none', () => {
    assert.equal(given({}).enabled, true);
  });

  it('are read from the values', () => {
    assert.equal(enabled(CONDITION, 'gitlab-runner: {enabled: false}\n'), false);
    assert.equal(enabled(CONDITION, 'gitlab-runner: {enabled: false}\n', ['gitlab-runner: {enabled: true}\n']), true);
    assert.equal(enabled(CONDITION, ''), true);
  });

  it('see the defaults of the sub-chart', () => {
    assert.equal(enabled('condition: gitlab-runner.rbac.create', ''), false);
  });

  it('must be booleans', () => {
    assert.equal(enabled(CONDITION, "gitlab-runner: {enabled: 'false'}\n"), true);
  });

  it('are taken in order', () => {
    const either = "condition: 'ci.install,gitlab-runner.install'";
    assert.equal(enabled(either, 'gitlab-runner: {install: false}\n'), false);
    assert.equal(enabled(either, 'ci: {install: true}\ngitlab-runner: {install: false}\n'), true);
  });

  it('may be tags, of which one that is true is enough', () => {
    assert.equal(enabled('tags: [ci, dev]', 'tags: {ci: false}\n'), false);
    assert.equal(enabled('tags: [ci, dev]', 'tags: {ci: false, dev: true}\n'), true);
    assert.equal(enabled('tags: [ci]', 'tags: {other: false}\n'), true);
  });

  it('count more as conditions than as tags', () => {
    assert.equal(enabled(`tags: [ci], ${CONDITION}`, 'tags: {ci: false}\ngitlab-runner: {enabled: true}\n'), true);
  });

  it('may be unknown', () => {
    assert.equal(enabled(CONDITION, 'gitlab-runner: {enabled: "ENC[x]"}\n'), undefined);
    assert.equal(enabled('tags: [ci]', 'tags: {ci: "ENC[x]"}\n'), undefined);
  });
});

describe('import-values', () => {
  const importing = (imports: string): string => `${RUNNER}- {name: other, version: '*', import-values: ${imports}}\n`;

  it('bring values of a sibling into global', () => {
    const dependencies = importing('[{child: shared, parent: global}]');
    assert.deepEqual(value({ dependencies, other: 'shared: {host: x}\n' }, 'global'), { host: 'x' });
  });

  it('count less than the values of the parent', () => {
    const dependencies = importing('[{child: shared, parent: global}]');
    const umbrella = { dependencies, other: 'shared: {host: x, port: 1}\n', values: 'global: {host: parent}\n' };
    assert.deepEqual(value(umbrella, 'global'), { host: 'parent', port: 1 });
  });

  it('may be named exports', () => {
    const umbrella = { dependencies: importing('[data]'), other: 'exports: {data: {global: {host: x}}}\n' };
    assert.deepEqual(value(umbrella, 'global'), { host: 'x' });
  });

  it('give nothing where the table is missing', () => {
    assert.deepEqual(value({ dependencies: importing('[data]'), other: '' }, 'global'), {});
  });
});
