import assert from 'node:assert/strict';
import { added, kubernetes, registering, TOKEN } from './registering.ts';

describe('register: template against environment', () => {
  it('takes a setting of the template', () => assert.deepEqual(kubernetes('image = "t"'), { image: 't' }));
  it('takes a variable', () => assert.deepEqual(kubernetes('', { env: { KUBERNETES_IMAGE: 'e' } }), { image: 'e' }));
  it('lets the variable win', () =>
    assert.deepEqual(kubernetes('image = "t"', { env: { KUBERNETES_IMAGE: 'e' } }), { image: 'e' }));
  it('never lets an empty text win', () =>
    assert.deepEqual(kubernetes('image = "t"', { env: { KUBERNETES_IMAGE: '' } }), { image: 't' }));
  it('never lets false win', () =>
    assert.deepEqual(kubernetes('privileged = true', { env: { KUBERNETES_PRIVILEGED: 'false' } }), {
      privileged: true,
    }));
  it('writes false where a setting tells it from nothing', () =>
    assert.deepEqual(kubernetes('', { env: { KUBERNETES_PRIVILEGED: 'false' } }), { privileged: false }));
  it('leaves out other zero values', () =>
    assert.deepEqual(kubernetes('poll_timeout = 0\nimage = ""\ncap_add = []'), {}));
  it('leaves out a zero that the encoder drops', () =>
    assert.deepEqual(kubernetes('pod_termination_grace_period_seconds = 0'), {}));
  it('takes all of a list or nothing', () =>
    assert.deepEqual(
      added({ template: '[[runners]]\nenvironment = ["A=1", "B=2"]\n', env: { RUNNER_ENV: 'C=3' } })['environment'],
      ['C=3'],
    ));
  it('takes a list with an empty text for a list', () =>
    assert.deepEqual(kubernetes('image_pull_secrets = ["a"]', { env: { KUBERNETES_IMAGE_PULL_SECRETS: '' } }), {
      image_pull_secrets: [''],
    }));
  it('puts maps together', () =>
    assert.deepEqual(kubernetes('node_selector = { a = "t", b = "t" }', { env: { KUBERNETES_NODE_SELECTOR: 'a:e' } }), {
      node_selector: { a: 'e', b: 't' },
    }));
  it('keeps entries of a map from zero values', () =>
    assert.deepEqual(
      added({
        template: '[[runners]]\nfeature_flags = { FF_A = true }\n',
        env: { FEATURE_FLAGS: 'FF_A:false' },
      })['feature_flags'],
      { FF_A: true },
    ));
  it('writes false entries of a map', () =>
    assert.deepEqual(added({ env: { FEATURE_FLAGS: 'FF_A:false' } })['feature_flags'], { FF_A: false }));
  it('merges tables per setting', () =>
    assert.deepEqual(
      added({
        template: '[[runners]]\n[runners.cache.s3]\nBucketName = "t"\nServerAddress = "s"\n',
        env: { CACHE_S3_BUCKET_NAME: 'e' },
      })['cache'],
      { s3: { BucketName: 'e', ServerAddress: 's' } },
    ));
  it('does without a template', () => assert.equal(added({ template: null })['executor'], 'kubernetes'));
});

describe('register: what the runner reads and writes', () => {
  it('loses keys that it does not know', () => assert.deepEqual(kubernetes('bogus = 1\nimage = "a"'), { image: 'a' }));
  it('loses keys of newer versions', () => assert.deepEqual(kubernetes('retry_limit = 3', { version: '16.8.0' }), {}));
  it('spells keys in its own way', () => assert.deepEqual(kubernetes('IMAGE = "a"'), { image: 'a' }));
  it('writes a lone text as a list where both are taken', () =>
    assert.deepEqual(kubernetes('pull_policy = "always"'), { pull_policy: ['always'] }));
  it('loses a map that is none', () => assert.deepEqual(kubernetes('node_selector = "a=b"'), {}));
  it('writes durations as Go does', () =>
    assert.deepEqual(kubernetes('cleanup_resources_timeout = "90m"'), { cleanup_resources_timeout: '1h30m0s' }));
  it('takes a whole number for nanoseconds', () =>
    assert.deepEqual(kubernetes('cleanup_resources_timeout = 300'), { cleanup_resources_timeout: '300ns' }));
  it('writes 0s for durations that are no pointers', () =>
    assert.deepEqual(
      added({ version: '17.11.0', template: '[[runners]]\n[runners.autoscaler]\nplugin = "p"\n' })['autoscaler'],
      {
        plugin: 'p',
        update_interval: '0s',
        update_interval_when_expecting: '0s',
      },
    ));
  it('copies a script under its old name while both are known', () =>
    assert.equal(
      added({ version: '15.11.0', template: '[[runners]]\npre_clone_script = "x"\n' })['pre_get_sources_script'],
      'x',
    ));
  it('loses global keys of the template', () =>
    assert.equal(registering({ template: 'log_level = "debug"\n[[runners]]\n' }).tree?.['log_level'], undefined));
  it('drops the tables of other executors', () => {
    const template = '[[runners]]\n[runners.docker]\nimage = "a"\n[runners.instance]\nallowed_images = ["a"]\n';
    assert.deepEqual(Object.keys(added({ template })), ['url', 'token', 'executor', 'name', 'instance']);
  });
  it('kept them when the template was merged last', () =>
    assert.deepEqual(added({ version: '14.7.0', template: '[[runners]]\n[runners.docker]\nimage = "a"\n' })['docker'], {
      image: 'a',
    }));
  it('adds the cache volume for docker', () =>
    assert.deepEqual(
      added({
        env: { RUNNER_EXECUTOR: 'docker' },
        template: '[[runners]]\n[runners.docker]\nimage = "a"\nvolumes = ["/x"]\n',
      })['docker'],
      { volumes: ['/x', '/cache'], image: 'a' },
    ));
  it('gives the result as TOML', () => {
    const { text } = registering({ template: '[[runners]]\n[runners.kubernetes]\nimage = "a\\"b"\n' });
    assert.equal(
      text,
      `concurrent = 1

[session_server]
  session_timeout = 1800

[[runners]]
  url = "https://gitlab.example.com/"
  token = "${TOKEN}"
  executor = "kubernetes"
  name = "runner"

  [runners.kubernetes]
    image = "a\\"b"
`,
    );
  });
});

describe('register: an existing config.toml', () => {
  const EXISTING =
    'concurrent = 10\nbogus = 1\n[[runners]]\nname = "old"\nurl = "https://old/"\ntoken = "$OLD"\nexecutor = "shell"\n';
  it('keeps global keys', () => assert.equal(registering({ existing: EXISTING }).tree?.['concurrent'], 10));
  it('adds what was not set', () =>
    assert.deepEqual(registering({ existing: '' }).tree?.['session_server'], { session_timeout: 1800 }));
  it('keeps runners, with variables as they are', () =>
    assert.match(JSON.stringify(registering({ existing: EXISTING, version: '17.11.0' }).tree), /"\$OLD"/));
  it('replaces variables since 18.10', () =>
    assert.match(JSON.stringify(registering({ existing: EXISTING, env: { OLD: 'x' } }).tree), /"token":"x"/));
  it('does not guess variables that are not given', () =>
    assert.match(
      JSON.stringify(registering({ existing: EXISTING }).tree),
      /"token":\{"unknown":"environment","text":"\$OLD"\}/,
    ));
  it('ends at a broken one', () =>
    assert.equal(
      registering({ existing: 'concurrent = "10"\n' }).error,
      'toml: line 1 (last key "concurrent"): incompatible types: TOML value has type string; destination has type integer',
    ));
});

describe('register: unknown values', () => {
  it('calls a runner after its host', () => {
    const { tree, text } = registering({ env: { RUNNER_NAME: undefined } });
    assert.match(JSON.stringify(tree), /"name":\{"unknown":"environment","text":"hostname"\}/);
    assert.equal(text, null);
  });
  it('passes a secret on', () =>
    assert.deepEqual(kubernetes('', { env: { KUBERNETES_IMAGE: { unknown: 'secret', text: 's' } } }), {
      image: { unknown: 'secret', text: 's' },
    }));
  it('passes a hole of a template on', () =>
    assert.deepEqual(kubernetes('image = "{{ .Values.image }}"', { templates: true }), {
      image: { unknown: 'template', text: '"{{ .Values.image }}"' },
    }));
  it('writes no text where a template inserts lines', () =>
    assert.equal(registering({ template: '[[runners]]\n{{ .Values.more }}\n', templates: true }).text, null));
});
