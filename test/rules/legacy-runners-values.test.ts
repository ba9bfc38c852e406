import assert from 'node:assert/strict';
import { inValues, textAt } from './lint.ts';

const RULE = 'legacy-runners-values';
const URL = 'gitlabUrl: https://gitlab.example.com/\n';

describe(RULE, () => {
  it('says where the setting belongs now', () => {
    const [finding] = inValues(RULE, `${URL}runners:\n  builds:\n    cpuLimit: "1"\n    memoryLimit: 1Gi\n`);
    assert.match(
      finding?.remedy ?? '',
      /cpu_limit and memory_limit below \[runners\.kubernetes\], and remove runners\.builds/,
    );
  });

  it('points at the key below runners', () => {
    const text = `${URL}runners:\n  builds:\n    cpuLimit: "1"\n    memoryLimit: 1Gi\n`;
    assert.deepEqual(
      inValues(RULE, text).map((finding) => textAt(text, finding)),
      ['builds'],
    );
  });

  it('keeps what is alive beside the dead keys', () => {
    const [finding] = inValues(RULE, `${URL}runners:\n  cache:\n    cacheType: s3\n    secretName: s3access\n`);
    assert.match(finding?.remedy ?? '', /remove runners\.cache\.cacheType\./);
  });

  it('is an information for empty values', () => {
    const text = `${URL}runners:\n  image: ""\n  builds: {}\n  services:\n    cpuLimit: ""\n  privileged: false\n  imagePullSecrets: []\n`;
    const severities = inValues(RULE, text).map(({ severity }) => severity);
    assert.deepEqual(severities, ['info', 'info', 'info', 'info', 'info']);
  });

  it('takes an empty variable for meant, but not an empty list of them', () => {
    const severityOf = (env: string) =>
      inValues(RULE, `${URL}runners:\n  env: ${env}\n`).map(({ severity }) => severity);
    assert.deepEqual(severityOf('{DOCKER_TLS_CERTDIR: ""}'), ['warning']);
    assert.deepEqual(severityOf('{}'), ['info']);
  });

  it('is an information where the runner does the same by default', () => {
    const [finding] = inValues(RULE, `${URL}runners:\n  outputLimit: 4096\n`);
    assert.deepEqual([finding?.severity, finding?.remedy], ['info', 'Remove runners.outputLimit.']);
    assert.equal(inValues(RULE, `${URL}runners:\n  outputLimit: 8192\n`)[0]?.severity, 'warning');
  });

  it('is an information where runners.config sets the same', () => {
    const text = `${URL}runners:\n  privileged: true\n  config: |\n    [[runners]]\n      [runners.kubernetes]\n        privileged = true\n`;
    assert.deepEqual(
      inValues(RULE, text).map(({ severity }) => severity),
      ['info'],
    );
  });

  it('is silent about a key that runners.config reads', () => {
    const text = `${URL}runners:\n  privileged: true\n  builds:\n    cpuLimit: "1"\n  config: |\n    [[runners]]\n      [runners.kubernetes]\n        privileged = {{ .Values.runners.privileged }}\n        cpu_limit = "{{ .Values.runners.builds.cpuLimit }}"\n`;
    assert.deepEqual(inValues(RULE, text), []);
  });

  it('names only those keys of a map that runners.config does not read', () => {
    const text = `${URL}runners:\n  builds:\n    cpuLimit: "1"\n    memoryLimit: 1Gi\n  config: |\n    [[runners]]\n      [runners.kubernetes]\n        cpu_limit = "{{ .Values.runners.builds.cpuLimit }}"\n`;
    assert.deepEqual(
      inValues(RULE, text).map(({ remedy }) => remedy),
      ['In runners.config write memory_limit below [runners.kubernetes], and remove runners.builds.memoryLimit.'],
    );
  });

  it('is an information where the runner does the same by itself', () => {
    const text = `${URL}runners:\n  pollTimeout: 180\n  outputLimit: 4096\n`;
    assert.deepEqual(
      inValues(RULE, text).map(({ severity, remedy }) => [severity, remedy]),
      [
        ['info', 'Remove runners.pollTimeout.'],
        ['info', 'Remove runners.outputLimit.'],
      ],
    );
  });

  it('is a warning for a map that the runner has no entries of', () => {
    assert.equal(inValues(RULE, `${URL}runners:\n  nodeSelector:\n    pool: ci\n`)[0]?.severity, 'warning');
  });

  it('is silent where the sub-chart is not installed', () => {
    assert.deepEqual(inValues(RULE, `gitlab-runner:\n  install: false\n  runners:\n    privileged: true\n`), []);
  });

  it('leaves nothing of them to unknown-values-key', () => {
    const text = `${URL}runners:\n  privileged: true\n  builds:\n    cpuLimit: "1"\n    cpus: 2\n  cache:\n    cacheType: s3\n`;
    assert.deepEqual(inValues('unknown-values-key', text), []);
  });

  it('works below the alias of a sub-chart', () => {
    assert.equal(
      inValues(RULE, `gitlab-runner:\n  gitlabUrl: https://gitlab.example.com/\n  runners:\n    privileged: true\n`)
        .length,
      1,
    );
  });
});
