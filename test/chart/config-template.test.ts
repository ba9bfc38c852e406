import assert from 'node:assert/strict';
import { blamed, file, known, refusal, rendered } from './render.ts';

const config = (text: string): string => `runners:\n  config: ${JSON.stringify(text)}\n`;
const template = (text: string, chart?: string) => file('config.template.toml', config(text), chart);

describe('config.template.toml', () => {
  it('is there since 0.23.0', () => {
    assert.equal(template('[[runners]]\n'), '[[runners]]\n');
    assert.equal(template('[[runners]]\n', '0.22.0'), undefined);
  });

  it('is left out where the text is empty', () => assert.equal(template(''), undefined));

  it('goes through the template engine since 0.28.0', () => {
    const text = 'a = "{{ .Release.Name }}"\n';
    assert.equal(template(text), 'a = "r"\n');
    assert.equal(template(text, '0.28.0'), 'a = "r"\n');
    assert.equal(template(text, '0.27.0'), text);
  });

  it('leads back to the template', () => {
    const { rendered: made } = known(rendered(config('a = "{{ .Release.Name }}x"\n')).configTemplate);
    assert.deepEqual(made.map.toOuter({ start: 5, end: 6 }), { start: 5, end: 24 });
    assert.deepEqual(made.map.toOuter({ start: 6, end: 7 }), { start: 24, end: 25 });
  });

  describe('of a release of which nothing is known', () => {
    const nobody = { unknown: 'environment', text: '' } as const;
    const release = { name: nobody, namespace: nobody };
    const made = (text: string) => known(rendered(config(text), '0.92.0', { release }).configTemplate).rendered;

    // With a comment the text goes through the engine.
    for (const text of ['a = "{{ .Release.Name }}"\n', 'a = "{{.Release.Namespace}}-{{ .Release.Name }}"\nb = {}\n'])
      it(`stays as the engine would leave it: ${JSON.stringify(text)}`, () => {
        const { map, complete, emptied } = made(text);
        const engine = made(`${text}{{/* */}}`);
        assert.deepEqual([map.value, complete, emptied], [engine.map.value, engine.complete, engine.emptied]);
        for (let start = 0; start < text.length; start++) {
          const span = { start, end: start + 1 };
          assert.deepEqual(map.toOuter(span), engine.map.toOuter(span));
        }
      });

    it('is refused where a brace too many stands before an action', () => {
      const { failure } = rendered(config('a = "{{{ .Release.Name }}"\n'), '0.92.0', { release });
      assert.match(failure?.message ?? '', /unexpected "{" in command/);
    });
  });

  it('keeps one final line break, and grows by two from two on', () => {
    assert.equal(template('a = 1'), 'a = 1');
    assert.equal(template('a = 1\n'), 'a = 1\n');
    assert.equal(template('a = 1\n\n'), 'a = 1\n\n\n\n');
  });

  it('does not grow where YAML writes the text in quotes', () => assert.equal(template('a = 1 \n\n'), 'a = 1 \n\n'));

  it('loses its indentation to actions of several lines before 0.58.0', () => {
    const text = 'a = """\n{{ printf "x\\ny" }}"""\n';
    assert.equal(template(text), 'a = """\nx\ny"""\n');
    assert.equal(blamed(config(text), '0.57.2'), 'runners.config');
  });

  it('has escaped quotes in actions where YAML needs quotes, before 0.58.0', () => {
    const text = 'a = {{ quote "x" }} \nb = 1\n';
    assert.equal(template(text), 'a = "x" \nb = 1\n');
    assert.equal(blamed(config(text), '0.45.2'), 'runners.config');
  });

  it('is unknown where a function asks the cluster', () => {
    const { configMap, configTemplate, failure } = rendered(config('a = "{{ lookup "v1" "Secret" "a" "b" }}"\n'));
    assert.deepEqual(known(configMap).get('config.template.toml'), {
      unknown: 'template',
      text: 'a = "{{ lookup "v1" "Secret" "a" "b" }}"\n',
    });
    assert.equal(known(configTemplate).rendered.complete, false);
    assert.equal(failure, null);
  });

  it('includes the chart’s own templates', () => {
    assert.equal(template('a = "{{ include "gitlab-runner.fullname" . }}"\n'), 'a = "r-gitlab-runner"\n');
    assert.equal(template('a = {{ include "gitlab-runner.secret" . }}\n'), 'a = r-gitlab-runner\n');
    assert.equal(template('a = {{ include "gitlab-runner.secret" . }}\n', '0.45.2'), 'a = "r-gitlab-runner"\n');
  });

  it('finds no template that another release has', () => {
    const text = 'a = "{{ include "gitlab-runner.isAuthToken" . }}"\n';
    assert.equal(template(text, '0.73.1'), 'a = "false"\n');
    assert.match(refusal(config(text))?.[1] ?? '', /no template "gitlab-runner.isAuthToken"/);
  });

  it('points at what Helm stops at', () => {
    const { failure } = rendered(config('a = "{{ .Values.no.such }}"\n'));
    assert.equal(failure?.message, 'nil pointer evaluating interface {}.such');
    assert.ok(failure.span);
    assert.equal('a = "{{ .Values.no.such }}"'.slice(failure.span.start, failure.span.end).includes('.no.such'), true);
  });

  it('must be a text', () => {
    assert.deepEqual(refusal('runners: {config: null}\n'), [
      'runners.config',
      'wrong type for value; expected string; got interface {}',
    ]);
    assert.equal(blamed('runners: {config: 5}\n', '0.31.0'), 'runners.config');
    assert.equal(blamed('runners: {config: null}\n', '0.30.0'), undefined);
  });
});

describe('runners.configOverride', () => {
  const values = 'runners:\n  configOverride: |\n    concurrent = 1\n    # {{ .Release.Name }}\n';

  it('is the whole config.toml since 0.88.3', () => {
    const effect = rendered(values);
    assert.deepEqual([...known(effect.configMap)], [['config.toml', 'concurrent = 1\n# r\n']]);
    assert.equal(known(effect.configTemplate).role, 'whole');
    assert.equal(effect.templateConfigPath, null);
    assert.equal(effect.registration, null);
  });

  it('is nothing before', () => {
    assert.equal(known(rendered(values, '0.88.2').configTemplate).role, 'template');
    assert.equal(rendered(values, '0.88.2').templateConfigPath, '/configmaps/config.template.toml');
  });

  it('does not forgive a runners.config that is no text', () =>
    assert.equal(blamed('runners: {configOverride: "x = 1", config: null}\n'), 'runners.config'));
});

describe('the path of the template', () => {
  it('is that of the ConfigMap', () => {
    assert.equal(rendered('').templateConfigPath, '/configmaps/config.template.toml');
    assert.equal(rendered('', '0.26.0').templateConfigPath, '/scripts/config.template.toml');
    assert.equal(rendered('', '0.22.0').templateConfigPath, null);
  });

  it('is runners.configPath where the text is empty', () => {
    const values = 'runners: {config: "", configPath: /etc/t.toml}\n';
    assert.equal(rendered(values).templateConfigPath, '/etc/t.toml');
    assert.equal(rendered(values, '0.56.0').templateConfigPath, null);
  });
});

describe('values to which others may be added', () => {
  const partial = (text: string) =>
    known(rendered(config(text), '0.92.0', { isPartial: true }).configTemplate).rendered;

  it('leave unknown what is missing at any depth', () => {
    assert.equal(partial('a = "{{ .Values.own.key }}"\n').complete, false);
    assert.equal(partial('a = "{{ .Values.runners.own.key }}"\n').complete, false);
    assert.equal(partial('{{ if .Values.runners.own }}a = 1{{ end }}\n').complete, false);
  });

  it('leave named templates unknown that the chart does not have', () =>
    assert.equal(partial('a = "{{ include "own.name" . }}"\n').complete, false));

  it('decide what they do give', () =>
    assert.equal(partial('{{ if .Values.concurrent }}a = {{ .Values.concurrent }}{{ end }}\n').map.value, 'a = 10\n'));
});
