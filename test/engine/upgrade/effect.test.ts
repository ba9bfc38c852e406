import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lintFile } from '../../../src/engine/lint.ts';
import { render } from '../../../src/engine/render.ts';
import { upgradeTexts } from '../../../src/engine/upgrade/upgrade.ts';
import { knows, runnerKey } from '../../../src/knowledge/index.ts';

const PATH = 'values.yaml';
const HEAD = 'gitlabUrl: https://gitlab.example.com/\nrunnerRegistrationToken: "{{ .Values.token }}"\n';

/** The values as chart 0.92.0 wants them. */
function upgraded(text: string, from = '0.40.0'): string {
  const lintAs = (as: object) => (texts: ReadonlyMap<string, string>) => [
    lintFile(
      { path: PATH, text: texts.get(PATH) ?? '' },
      { facts: {}, preset: 'all', severities: new Map(), today: '2026-11-21', ...as },
    ),
  ];
  return upgradeTexts([{ path: PATH, text }], lintAs, { from, to: '0.92.0' }).texts.get(PATH) ?? '';
}

/** What the manager holds after it has registered, setting by setting, without those that another version does not know. */
function registered(text: string, chart: string): { readonly runner: string; readonly settings: Map<string, unknown> } {
  const options = { chart, release: { name: 'ci', namespace: 'jobs' }, apiVersions: [] };
  const target = {
    is: 'file',
    file: { path: PATH, text },
    user: { files: [], sets: [], helm: 3, textOfFile: () => '' },
  } as const;
  const rendering = render(target, options);
  assert.ok(rendering?.config, 'something is registered');
  const settings = new Map<string, unknown>();
  collect(rendering.config.tree, [], settings);
  return { runner: rendering.runner, settings };
}

function collect(value: unknown, route: readonly string[], settings: Map<string, unknown>): void {
  if (typeof value !== 'object' || value === null || 'unknown' in value) settings.set(route.join(' '), value);
  else for (const [key, inner] of Object.entries(value)) collect(inner, [...route, key], settings);
}

function assertSameEffect(text: string, from = '0.40.0'): void {
  const after = upgraded(text, from);
  const [old, now] = [registered(text, from), registered(after, '0.92.0')];
  const isKnown = (route: string): boolean => {
    const steps = route.split(' ').filter((step) => !/^\d+$/.test(step));
    const key = runnerKey(steps) ?? runnerKey(steps.slice(0, -1));
    return key !== undefined && knows(old.runner, key) && knows(now.runner, key);
  };
  const known = ({ settings }: typeof old) =>
    Object.fromEntries([...settings].filter(([route]) => isKnown(route)).toSorted());
  assert.deepEqual(known(now), known(old));
  assert.equal(upgraded(after, '0.92.0'), after);
}

describe('what an upgrade from 0.40.0 to 0.92.0 leaves as it was', () => {
  const legacy = readFileSync('test/fixtures/legacy-0.40.yaml', 'utf8');

  it('is all that twenty legacy keys came to', () => assertSameEffect(legacy));

  it('are the comments, those above a map of settings too', () => {
    const after = upgraded(legacy);
    for (const comment of [
      '# Runner of the platform team.',
      '# Most jobs bring their own.',
      '# dind needs it',
      '# Two cores at most.',
    ])
      assert.ok(after.includes(comment), comment);
    assert.match(after, /# Two cores at most\.\n +cpu_limit = "2"/);
  });

  const variants: Readonly<Record<string, string>> = {
    'the defaults of the older chart': '',
    'a template that the values beat': `runners:
  image: debian:11
  privileged: true
  builds:
    cpuLimit: 2
  podLabels:
    team: platform
  config: |
    [[runners]]
      limit = 3
      [runners.kubernetes]
        image = "ubuntu:20.04" # beaten
        privileged = false
        cpu_limit = "1"
        namespace = "builds"
        [runners.kubernetes.pod_labels]
          cost = "ci"
`,
    'a cache in Google Cloud Storage': `runners:
  cache:
    cacheType: gcs
    cachePath: runner
    cacheShared: true
    gcsBucketName: bucket
    secretName: gcsaccess
    s3BucketName: unused
`,
    'a cache in S3': `runners:
  cache:
    cacheType: s3
    s3CachePath: old/path
    s3ServerAddress: minio.example.com:9000
    s3BucketName: bucket
    s3BucketLocation: eu-west-1
    s3CacheInsecure: true
    secretName: s3access
`,
    'security context and tolerations': `runners:
  pod_security_context:
    run_as_non_root: true
    run_as_user: 100
    fs_group: 65533
    supplemental_groups: [101, 102]
  nodeTolerations:
    - key: spot
      operator: Exists
      effect: NoSchedule
    - key: pool
      value: ci
      effect: NoExecute
  nodeSelector:
    kubernetes.io/arch: amd64
  imagePullSecrets: [one, two]
`,
    'a list of rights': `rbac:
  create: true
  resources: [pods, pods/exec, secrets]
  verbs: [get, list, watch, create, patch, delete]
`,
  };
  for (const [name, text] of Object.entries(variants)) it(`is ${name}`, () => assertSameEffect(HEAD + text));

  it('is the image of jobs where the text of runners.config had no namespace yet', () => {
    assertSameEffect(HEAD, '0.31.0');
    assert.match(upgraded(HEAD, '0.30.0'), /image = "ubuntu:16.04"/);
  });

  it('is a setting beside one that no chart has ever read', () => {
    const text = `${HEAD}runners:\n  builds:\n    cpuLimit: 100m\n    cpuLimits: 200m\n`;
    assertSameEffect(text);
    assert.match(upgraded(text), /^ {2}builds:\n {4}cpuLimits: 200m\n/m);
  });
});

describe('an upgrade', () => {
  it('keeps nothing where the file may not be the one that counts', () => {
    assert.equal(upgraded('concurrent: 4\n'), 'concurrent: 4\n');
  });

  it('leaves the tags of a runner whose kind of token is unknown', () => {
    const text =
      'gitlabUrl: https://gitlab.example.com/\ncheckInterval: 30\nrunners:\n  tags: docker\n  config: |\n    [[runners]]\n';
    assert.equal(upgraded(text), text);
  });

  it('takes an older runner image along to that of the chart', () => {
    assert.match(
      upgraded(`image: gitlab/gitlab-runner:alpine-v14.10.0\n${HEAD}`),
      /tag: "?alpine-v\{\{ *\.Chart\.AppVersion/,
    );
  });

  it('moves users and groups of the pod to podSecurityContext', () => {
    const after = upgraded(`${HEAD}securityContext:\n  runAsUser: 100\n  fsGroup: 65533\n`);
    assert.match(after, /^securityContext:\n {2}runAsUser: 100$/m);
    assert.match(after, /^podSecurityContext:\n {2}fsGroup: 65533$/m);
  });

  it('renames unregisterRunner, which charts 0.41 to 0.44 read', () => {
    assert.match(upgraded(`${HEAD}unregisterRunner: true\n`, '0.42.0'), /^unregisterRunners: true$/m);
  });
});
