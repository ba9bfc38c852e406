import assert from 'node:assert/strict';
import { linted, releaseIn, shown, skipped } from './open.ts';

const SOURCE = `    repoURL: https://charts.gitlab.io
    chart: gitlab-runner
    targetRevision: 0.76.1
`;
const HEAD = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
${SOURCE}`;
const INLINE = `    helm:
      values: |
        gitlabUrl: https://gitlab.example.com/
        runners:
          config: |
            [[runners]]
              [runners.kubernetes]
                image = "debian:12"
`;

describe('Argo CD', () => {
  it('places YAML in a string, and TOML in a string of it', () => {
    const text = HEAD + INLINE;
    const { kind, chart, values, runners } = releaseIn(text);
    assert.deepEqual([kind, chart], ['argocd', '0.76.1']);
    assert.deepEqual(shown(text, values?.at('gitlabUrl').valuePlace ?? assert.fail()), {
      text: 'https://gitlab.example.com/',
      route: ['spec', 'source', 'helm', 'values'],
      innerRoute: ['gitlabUrl'],
    });
    assert.deepEqual(shown(text, runners[0]?.at('kubernetes.image').valuePlace ?? assert.fail()), {
      text: '"debian:12"',
      route: ['spec', 'source', 'helm', 'values'],
      via: [['runners', 'config']],
      innerRoute: ['runners', 0, 'kubernetes', 'image'],
    });
  });

  it('prefers valuesObject', () => {
    const text = `${HEAD}${INLINE}      valuesObject:\n        concurrent: 7\n`;
    const { values } = releaseIn(text);
    assert.equal(values?.at('concurrent').number, 7);
    assert.equal(values?.at('gitlabUrl').kind, 'absent');
    assert.deepEqual(shown(text, values?.at('concurrent').place ?? assert.fail()), {
      text: 'concurrent',
      route: ['spec', 'source', 'helm', 'valuesObject', 'concurrent'],
    });
  });

  it('lets a parameter win, and points at its value', () => {
    const text = `${HEAD}${INLINE}      parameters:\n        - name: rbac.create\n          value: "true"\n`;
    const create = releaseIn(text).values?.at('rbac.create') ?? assert.fail();
    assert.equal(create.boolean, true);
    assert.deepEqual(shown(text, create.place), {
      text: '"true"',
      route: ['spec', 'source', 'helm', 'parameters', 0, 'value'],
    });
  });

  it('types a parameter as --set does', () => {
    const text = `${HEAD}    helm:\n      parameters:\n        - name: rbac.create\n          value: "True"\n          forceString: false\n`;
    assert.equal(releaseIn(text).values?.at('rbac.create').boolean, true);
  });

  it('takes a parameter with forceString for text', () => {
    const text = `${HEAD}    helm:\n      parameters:\n        - name: concurrent\n          value: "5"\n          forceString: true\n`;
    assert.equal(releaseIn(text).values?.at('concurrent').string, '5');
  });

  it('judges the shape of parameters, at their values', () => {
    const list = ['gitlabURL', 'envVars[0].nam', 'metrics.enabled'].map((name) => `{name: "${name}", value: "no"}`);
    const text = `${HEAD}    helm:\n      parameters: [${list.join(', ')}]\n`;
    const found = linted(text).findings.filter(({ rule }) => ['unknown-values-key', 'wrong-type'].includes(rule));
    assert.deepEqual(
      found.map(({ rule, place, fix }) => [rule, place.route.slice(-3), fix]),
      [
        ['unknown-values-key', ['parameters', 0, 'value'], null],
        ['unknown-values-key', ['parameters', 1, 'value'], null],
        ['wrong-type', ['parameters', 2, 'value'], null],
      ],
    );
  });

  it('does not know the items of a list in braces', () => {
    const text = `${HEAD}    helm:\n      parameters:\n        - {name: secrets, value: "{a,b}"}\n`;
    assert.equal(releaseIn(text).values?.at('secrets').unknown, true);
  });

  it('knows nothing of what is absent where value files are named', () => {
    const text = `${HEAD}${INLINE}      valueFiles: [more.yaml]\n`;
    assert.equal(releaseIn(text).values?.at('rbac.create').unknown, true);
  });

  it('takes values.yaml for that of the chart itself', () => {
    const text = `${HEAD}${INLINE}      valueFiles: [values.yaml]\n`;
    assert.equal(releaseIn(text).values?.at('rbac.create').boolean, false);
  });

  it('has nothing to judge without inline values', () => {
    const { kind, chart, findings } = linted(HEAD);
    assert.deepEqual([kind, chart, findings], ['argocd', '0.76.1', []]);
  });

  it('finds the source of the chart among several', () => {
    const source = (SOURCE + INLINE).replaceAll(/^ {4}/gm, '        ');
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n      - ref: values\n      -\n${source}`;
    const place = releaseIn(text).values?.at('gitlabUrl').place ?? assert.fail();
    assert.deepEqual(place.route, ['spec', 'sources', 1, 'helm', 'values']);
  });

  it('knows an ApplicationSet, and what its generators fill in', () => {
    const template = (HEAD + INLINE).slice(HEAD.indexOf('spec:')).replaceAll(/^/gm, '    ').trimEnd();
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n${template}\n`;
    const filled = text.replace('https://gitlab.example.com/', "'{{url}}'");
    assert.equal(releaseIn(text).values?.at('gitlabUrl').string, 'https://gitlab.example.com/');
    assert.equal(releaseIn(filled).values?.at('gitlabUrl').unknown, true);
  });

  it('points at the fault where the inline values are no YAML', () => {
    const text = HEAD + INLINE.replace('https://gitlab.example.com/', 'a: b');
    const [finding, ...rest] = linted(text).findings;
    assert.ok(finding?.rule === 'yaml-syntax' && rest.length === 0);
    assert.deepEqual(shown(text, finding.place), {
      text: ':',
      route: ['spec', 'source', 'helm', 'values'],
      innerRoute: [],
    });
  });

  it('guesses the kind of a manifest that is no YAML', () => {
    assert.equal(linted(HEAD.replace('0.76.1', '*')).kind, 'argocd');
  });

  it('leaves applications of other charts alone', () => {
    assert.match(skipped(HEAD.replace('gitlab-runner', 'loki')), /a Kubernetes manifest \(Application\)/);
  });
});
