import assert from 'node:assert/strict';
import { openFile } from '../../src/document/open.ts';
import type { Release, RunnerView } from '../../src/model/release.ts';
import { releasesOf } from '../../src/runner/release.ts';

function releases(text: string, path = 'values.yaml'): readonly (readonly Release[])[] {
  const opened = openFile(path, text);
  assert.ok(opened.is !== 'skipped', 'the file is one of ours');
  return releasesOf(path, opened, { chart: '0.92.0', runner: undefined, newestRunner: '19.4.0', facts: {} });
}

function only(text: string, path?: string): Release {
  const [variants = []] = releases(text, path);
  const [release] = variants;
  assert.ok(release && variants.length === 1);
  return release;
}

function runnerOf(text: string, path?: string): RunnerView {
  const [runner] = only(text, path).runners;
  assert.ok(runner);
  return runner;
}

const VALUES = `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
`;

describe('releasesOf', () => {
  it('places TOML settings in the file that holds the YAML', () => {
    const image = runnerOf(VALUES).at('kubernetes.image');
    assert.equal(image.string, 'debian:12');
    const { span, route, innerRoute } = image.valuePlace;
    assert.equal(VALUES.slice(span.start, span.end), '"debian:12"');
    assert.deepEqual(route, ['runners', 'config']);
    assert.deepEqual(innerRoute, ['runners', 0, 'kubernetes', 'image']);
  });

  it('points at the header of the table for a setting that is not written', () => {
    const { place, written, string, origin } = runnerOf(VALUES.replace(/.*helper_image_flavor.*\n/, '')).at(
      'kubernetes.helper_image_flavor',
    );
    assert.equal(written, false);
    assert.equal(string, 'alpine');
    assert.deepEqual(origin, { kind: 'runner-default', version: '19.3.0' });
    assert.equal(VALUES.slice(place.span.start, place.span.end), '[runners.kubernetes]');
  });

  it("gives the chart's own config where none is written", () => {
    const release = only('gitlabUrl: https://gitlab.example.com/\n');
    const [runner] = release.runners;
    assert.equal(runner?.at('kubernetes.image').string, 'alpine');
    assert.equal(runner?.at('kubernetes.image').written, false);
    assert.equal(runner?.executor, 'kubernetes');
    assert.deepEqual(runner?.at('kubernetes.image').place.route, []);
  });

  it('lets the environment beat the template, except with zero values', () => {
    const env = (value: string): string => `${VALUES}extraEnv:\n  KUBERNETES_HELPER_IMAGE_FLAVOR: ${value}\n`;
    const flavor = runnerOf(env('ubi-fips')).at('kubernetes.helper_image_flavor');
    assert.equal(flavor.string, 'ubi-fips');
    assert.deepEqual(flavor.origin, { kind: 'environment', name: 'KUBERNETES_HELPER_IMAGE_FLAVOR' });
    assert.deepEqual(flavor.place.route, ['extraEnv', 'KUBERNETES_HELPER_IMAGE_FLAVOR']);
    assert.equal(runnerOf(env('""')).at('kubernetes.helper_image_flavor').string, 'ubuntu');
  });

  it('shows false of a variable where the template says nothing', () => {
    const text = `${VALUES}extraEnv:\n  KUBERNETES_PRIVILEGED: "false"\n`;
    const privileged = runnerOf(text).at('kubernetes.privileged');
    assert.equal(privileged.boolean, false);
    assert.deepEqual(privileged.origin, { kind: 'environment', name: 'KUBERNETES_PRIVILEGED' });
  });

  it('shows false of a variable below the template', () => {
    const text = VALUES.replace('image = ', 'privileged = true\n        image = ');
    const privileged = runnerOf(`${text}extraEnv:\n  KUBERNETES_PRIVILEGED: "false"\n`).at('kubernetes.privileged');
    assert.equal(privileged.boolean, true);
  });

  it('gives variables that register cannot read as problems', () => {
    const { problems } = only(`${VALUES}extraEnv:\n  KUBERNETES_PRIVILEGED: "yes"\n`);
    const [problem] = problems;
    assert.ok(problem?.code === 'refused-value' && problems.length === 1);
    assert.deepEqual(problem.at.route, ['extraEnv', 'KUBERNETES_PRIVILEGED']);
  });

  it('parses variables by the type of their setting', () => {
    const runner = runnerOf(`${VALUES}envVars:
  - name: KUBERNETES_PRIVILEGED
    value: ""
  - name: KUBERNETES_POLL_TIMEOUT
    value: "600"
  - name: KUBERNETES_MEMORY_LIMIT
    value: 2Gi
`);
    assert.equal(runner.at('kubernetes.privileged').boolean, true, 'a set but empty boolean is true');
    assert.equal(runner.at('kubernetes.poll_timeout').number, 600);
    assert.equal(runner.at('kubernetes.memory_limit').string, '2Gi');
  });

  it('does not know a setting that comes from a Secret', () => {
    const text = `${VALUES}extraEnvFrom:
  KUBERNETES_HELPER_IMAGE_FLAVOR:
    secretKeyRef: { name: a, key: b }
`;
    assert.equal(runnerOf(text).at('kubernetes.helper_image_flavor').unknown, true);
  });

  it('takes the runner version from the image tag, else from the chart', () => {
    assert.equal(only(VALUES).runner, '19.3.0');
    assert.equal(only(`${VALUES}image:\n  tag: alpine-v17.11.2\n`).runner, '17.11.2');
  });

  it('leaves open what register is told beside a template that stands alone', () => {
    const text = (toml: string): string => `apiVersion: v1
kind: ConfigMap
data:
  config.template.toml: |
    [[runners]]
      ${toml}
`;
    const runner = runnerOf(text('[runners.kubernetes]\n        image = "debian:12"'));
    assert.equal(runner.executor, 'kubernetes');
    assert.equal(runner.at('url').unknown, true);
    assert.equal(runnerOf(text('executor = "docker"')).executor, 'docker');
    assert.equal(runnerOf(text('[runners.docker]\n        image = "debian:12"')).executor, undefined);
  });

  it('takes settings for Kubernetes as word of the executor where values come from elsewhere too', () => {
    const text = (table: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
spec:
  chart: { spec: { chart: gitlab-runner } }
  valuesFrom: [{ kind: Secret, name: more }]
  values:
    runners:
      config: |
        [[runners]]
          [runners.${table}]
            image = "debian:12"
`;
    assert.equal(runnerOf(text('kubernetes')).executor, 'kubernetes');
    assert.equal(runnerOf(text('docker')).executor, undefined);
  });

  it('makes one release of each alias, with its own prefix in routes', () => {
    const all = releases('arm:\n  gitlabUrl: https://a.example.com/\nx86:\n  gitlabUrl: https://b.example.com/\n');
    assert.equal(all.length, 2);
    const [, [x86] = []] = all;
    assert.deepEqual(x86?.umbrella, { alias: 'x86', gitlab: false });
    assert.deepEqual(x86?.values?.at('gitlabUrl').place.route, ['x86', 'gitlabUrl']);
    assert.deepEqual(x86?.values?.at('rbac.create').place.route, ['x86']);
  });

  it("knows GitLab's own chart by what stands beside the alias", () => {
    assert.equal(only('global:\n  hosts: {}\ngitlab-runner:\n  rbac: {}\n').umbrella?.gitlab, true);
    assert.equal(only('gitlab-runner:\n  rbac: {}\n').umbrella?.gitlab, false);
    const below = 'image:\n  tag: "1"\ngit:\n  certmanager-issuer: {}\n  gitlab-runner:\n    rbac: {}\n';
    assert.equal(only(below).umbrella?.gitlab, true, 'as a sub-chart');
  });

  it('gives a variant for each arm of an undecidable condition', () => {
    const [variants = []] = releases(`gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
    {{- if .Values.big }}
        cpu_limit = "4"
    {{- else }}
        cpu_limit = "1"
    {{- end }}
`);
    assert.deepEqual(
      variants.map(({ runners }) => runners[0]?.at('kubernetes.cpu_limit').string),
      ['4', '1'],
    );
    assert.deepEqual(
      variants
        .flatMap(({ problems }) => problems)
        .map(({ code }) => code)
        .filter((code) => code !== 'unknown-key'),
      [],
    );
  });

  it('does not know what a template inserts', () => {
    const runner = runnerOf(`gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "{{ .Values.jobImage }}"
        {{- toToml .Values.more | nindent 4 }}
`);
    assert.equal(runner.at('kubernetes.image').unknown, true);
    assert.equal(runner.at('kubernetes.helper_image_flavor').unknown, true);
  });

  it('reads a whole config.toml, without a chart or environment', () => {
    const release = only('concurrent = 2\n[[runners]]\n  executor = "docker"\n[[runners]]\n', 'config.toml');
    assert.equal(release.chart, null);
    assert.equal(release.values, null);
    assert.equal(release.configRole, 'whole');
    assert.deepEqual(
      release.runners.map(({ executor }) => executor),
      ['docker', undefined],
    );
  });

  it('takes configOverride for the whole config', () => {
    const release = only(
      'gitlabUrl: a\nrunners:\n  configOverride: |\n    concurrent = 3\n    [[runners]]\n      executor = "docker"\n',
    );
    assert.equal(release.configRole, 'whole');
    assert.equal(release.runners[0]?.executor, 'docker');
    assert.equal(release.config?.at('concurrent').number, 3);
  });

  it('makes a runner of the environment alone where the template is empty', () => {
    const text = 'gitlabUrl: a\nrunners:\n  config: ""\nextraEnv:\n  KUBERNETES_IMAGE: debian:12\n';
    assert.equal(runnerOf(text).at('kubernetes.image').string, 'debian:12');
    assert.deepEqual(only(text.replace('config: ""', 'config: ""\n  configPath: /x/config.toml')).runners, []);
  });

  it('has no runners where the config is unknown or unreadable', () => {
    assert.deepEqual(only('gitlabUrl: "open\n').runners, []);
    assert.deepEqual(only('gitlabUrl: a\nrunners:\n  config: 5\n').runners, []);
  });

  it('places syntax problems of the TOML with both routes', () => {
    const text = VALUES.replace('"debian:12"', 'debian:12');
    const [problem] = only(text).problems;
    assert.ok(problem?.code === 'syntax');
    assert.equal(problem.language, 'toml');
    assert.deepEqual(problem.place.route, ['runners', 'config']);
    assert.deepEqual(problem.place.innerRoute, ['runners', 0, 'kubernetes', 'image']);
    assert.match(text.slice(problem.place.span.start), /^debian:12/);
  });
});
