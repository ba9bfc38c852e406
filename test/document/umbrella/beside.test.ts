import assert from 'node:assert/strict';
import { fileText } from '../../../src/document/placed-text.ts';
import type { OpenedValues } from '../../../src/document/opened.ts';
import { installationsBeside } from '../../../src/document/umbrella/index.ts';
import { readValuesFile } from '../../../src/document/values-file.ts';
import { LayeredView } from '../../../src/document/view.ts';
import { chartYaml, RUNNER } from './charts.ts';

function beside(values: string, dependencies: string): readonly OpenedValues[] | undefined {
  const [map] = readValuesFile(fileText('values.yaml', values), 3).values;
  assert.ok(map);
  return installationsBeside(map, { path: 'Chart.yaml', text: chartYaml(dependencies) }, false);
}

describe('installationsBeside', () => {
  it('finds the runner chart under any alias, with its exact version', () => {
    const found = beside('ci-two: {concurrent: 3}\n', '- {name: gitlab-runner, version: 0.66.0, alias: ci-two}\n');
    assert.equal(found?.length, 1);
    assert.deepEqual(found?.[0]?.umbrella, { alias: 'ci-two', gitlab: false });
    assert.equal(found?.[0]?.chart, '0.66.0');
    assert.deepEqual(found?.[0]?.head, { file: 'values.yaml', span: { start: 0, end: 6 }, route: ['ci-two'] });
  });

  it('keeps the way to the values', () => {
    const [found] = beside('gitlab-runner: {concurrent: 3}\n', RUNNER) ?? [];
    const values = new LayeredView(found?.layers ?? [], { parent: null });
    assert.deepEqual(values.at('concurrent').place.route, ['gitlab-runner', 'concurrent']);
    assert.equal(values.at('concurrent').value, 3);
  });

  it('shows global to the sub-chart', () => {
    const [found] = beside('global: {host: x}\ngitlab-runner: {}\n', RUNNER) ?? [];
    const values = new LayeredView(found?.layers ?? [], { parent: null });
    assert.equal(values.at('global.host').string, 'x');
  });

  it('takes a range for the newest release that it allows', () => {
    const within = (range: string) => `- {name: gitlab-runner, version: "${range}"}\n`;
    assert.equal(beside('gitlab-runner: {}\n', within('~0.66.0'))?.[0]?.chart, '0.66.2');
    assert.equal(beside('gitlab-runner: {}\n', within('>=9'))?.[0]?.chart, undefined);
  });

  it('finds nothing where the chart is given nothing or switched off', () => {
    assert.deepEqual(beside('other: {}\n', RUNNER), []);
    const off = "- {name: gitlab-runner, version: '*', condition: gitlab-runner.enabled}\n";
    assert.deepEqual(beside('gitlab-runner: {enabled: false}\n', off), []);
  });

  it('has no answer for charts without the runner chart', () => {
    assert.equal(beside('gitlab-runner: {}\n', "- {name: other, version: '*'}\n"), undefined);
    assert.equal(beside('gitlab-runner: {}\n', '- {name: [\n'), undefined);
  });

  it('tells of nulls over defaults of the sub-chart, which Helm 3 and 4 read in different ways', () => {
    const values =
      'gitlab-runner: {podSecurityContext: {runAsUser: null}, nodeSelector: {disk: null}, concurrent: 3}\n';
    const problems = beside(values, RUNNER)?.[0]?.problems ?? [];
    assert.deepEqual(
      problems.map((problem) => problem.code === 'helm-versions-differ' && problem.place.route),
      [['gitlab-runner', 'podSecurityContext', 'runAsUser']],
    );
  });
});
