import assert from 'node:assert/strict';
import { releaseIn, releasesIn, shown, skipped, linted } from './open.ts';

const HEAD = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ci
spec:
  chart:
    spec:
      chart: gitlab-runner
      version: 0.80.0
`;
const VALUES = `  values:
    gitlabUrl: https://gitlab.example.com/
    runners:
      config: |
        [[runners]]
          [runners.kubernetes]
            image = "debian:12"
`;

describe('HelmRelease', () => {
  it('places values and the TOML in them', () => {
    const text = HEAD + VALUES;
    const { kind, values, runners } = releaseIn(text);
    assert.equal(kind, 'helm-release');
    assert.deepEqual(shown(text, values?.at('gitlabUrl').place ?? assert.fail()), {
      text: 'gitlabUrl',
      route: ['spec', 'values', 'gitlabUrl'],
    });
    assert.deepEqual(shown(text, runners[0]?.at('kubernetes.image').valuePlace ?? assert.fail()), {
      text: '"debian:12"',
      route: ['spec', 'values', 'runners', 'config'],
      innerRoute: ['runners', 0, 'kubernetes', 'image'],
    });
  });

  it('is judged as the chart that it pins, unless another is asked for', () => {
    assert.equal(releaseIn(HEAD + VALUES).chart, '0.80.0');
    assert.equal(releaseIn(HEAD + VALUES, 'file.yaml', '0.70.0').chart, '0.70.0');
  });

  it('takes a range for the newest release that it allows', () => {
    assert.equal(releaseIn(HEAD.replace('0.80.0', '0.80.x') + VALUES).chart, '0.80.1');
  });

  it('knows what is absent where the file has all values', () => {
    assert.equal(releaseIn(HEAD + VALUES).values?.at('rbac.create').boolean, false);
  });

  it('knows nothing of what is absent where others give values', () => {
    const { values } = releaseIn(`${HEAD}  valuesFrom:\n    - kind: Secret\n      name: ci\n${VALUES}`);
    assert.equal(values?.at('rbac.create').unknown, true);
    assert.equal(values?.at('runners.secret').unknown, true);
    assert.equal(values?.at('gitlabUrl').string, 'https://gitlab.example.com/');
  });

  it('knows all but the target of a reference to one value', () => {
    const reference = '  valuesFrom:\n    - kind: Secret\n      name: ci\n      targetPath: runnerToken\n';
    const { values } = releaseIn(HEAD + reference + VALUES);
    assert.equal(values?.at('runnerToken').unknown, true);
    assert.equal(values?.at('rbac.create').boolean, false);
  });

  it('says nothing about a release without values of its own', () => {
    assert.deepEqual(linted(HEAD).findings, []);
  });

  it('takes a release without chart for a patch of another file', () => {
    const { values } = releaseIn(HEAD.replace(/ {2}chart:[^]*/, '') + VALUES);
    assert.equal(values?.at('rbac.create').unknown, true);
  });

  it('finds the alias of a parent chart', () => {
    const text =
      HEAD.replace('gitlab-runner', 'platform') + '  values:\n    ci:\n      gitlabUrl: https://a.example/\n';
    const { umbrella, values } = releaseIn(text);
    assert.equal(umbrella?.alias, 'ci');
    assert.deepEqual(values?.at('gitlabUrl').place.route, ['spec', 'values', 'ci', 'gitlabUrl']);
  });

  it('looks at each document and numbers it', () => {
    const text = `kind: Namespace\napiVersion: v1\n---\n${HEAD}${VALUES}---\n${HEAD}${VALUES}`;
    assert.deepEqual(
      releasesIn(text).map(({ values }) => values?.at('gitlabUrl').place.document),
      [1, 2],
    );
  });

  it('leaves releases of other charts alone', () => {
    const text = `${HEAD.replace('gitlab-runner', 'podinfo')}  values:\n    replicas: 2\n`;
    assert.match(skipped(text), /a Kubernetes manifest \(HelmRelease\)/);
  });

  it('does not know what Flux substitutes', () => {
    const text = HEAD + VALUES.replace('https://gitlab.example.com/', '${GITLAB_URL}');
    assert.equal(releaseIn(text).values?.at('gitlabUrl').unknown, true);
  });

  it('reports a key that stands twice in the values, and not elsewhere', () => {
    const text = `${HEAD}  interval: 1m\n  interval: 1h\n${VALUES}    concurrent: 1\n    concurrent: 2\n`;
    const doubled = linted(text).findings.filter(({ rule }) => rule === 'duplicate-key');
    assert.deepEqual(
      doubled.map(({ place }) => place.route),
      [['spec', 'values', 'concurrent']],
    );
  });

  it('reports a key that stands twice in the patch of a release', () => {
    const text = `${HEAD.replace(/ {2}chart:[^]*/, '')}${VALUES}    runners:\n      secret: ci\n`;
    const doubled = linted(text).findings.filter(({ rule }) => rule === 'duplicate-key');
    assert.deepEqual(
      doubled.map(({ place }) => place.route),
      [['spec', 'values', 'runners']],
    );
  });
});
