import assert from 'node:assert/strict';
import { newestChart } from '../../src/knowledge/index.ts';
import { blamed, refusal, rendered } from './render.ts';

describe('defaults', () => {
  for (const chart of [
    '0.1.13',
    '0.1.45',
    '0.12.0',
    '0.22.0',
    '0.31.0',
    '0.45.2',
    '0.53.0',
    '0.66.0',
    '0.74.1',
    newestChart,
  ]) {
    it(`of ${chart} render`, () => assert.equal(rendered('', chart).failure, null));
  }
});

describe('values that Helm stops at', () => {
  const cases: readonly (readonly [title: string, values: string, key: string])[] = [
    ['an image as text', 'image: a:b\n', 'image'],
    ['an image without registry value of its type', 'image: {registry: 5}\n', 'image.registry'],
    ['a template in the tag', "image: {tag: '{{ .Values.a.b }}'}\n", 'image.tag'],
    ['a token that is a number', 'runnerToken: 5\n', 'runnerToken'],
    ['a map as token', 'runnerRegistrationToken: {a: b}\n', 'runnerRegistrationToken'],
    ['an executor that is no text', 'runners: {executor: true}\n', 'runners.executor'],
    ['runners without anything', 'runners: null\n', 'runners'],
    ['a cache that is none', 'runners: {cache: null}\n', 'runners.cache'],
    ['a text for a switch', 'runners: {runUntagged: "false"}\n', 'runners.runUntagged'],
    ['a null for a switch', 'runners: {protected: null}\n', 'runners.protected'],
    ['envVars that are a map', 'envVars: {A: b}\n', 'envVars.A'],
    ['envVars that are words', 'envVars: [A]\n', 'envVars.0'],
    ['rules that are words', 'rbac: {create: true, rules: [pods]}\n', 'rbac.rules.0'],
    [
      'a pod security policy without names',
      'rbac: {create: true, podSecurityPolicy: {enabled: true, resourceNames: []}}\n',
      'rbac.podSecurityPolicy.resourceNames',
    ],
    ['an autoscaler without metrics', 'hpa: {maxReplicas: 2}\n', 'hpa.metrics'],
    ['a name that is a number', 'nameOverride: 5\n', 'nameOverride'],
    ['a name with a colon', 'fullnameOverride: "a: b"\n', 'fullnameOverride'],
    ['an action where none is evaluated', "certsSecretName: '{{ .Release.Name }}'\n", 'certsSecretName'],
    ['a null for what is asked for keys', 'podSecurityContext: null\n', 'podSecurityContext'],
    ['a null for what is asked for fields', 'livenessProbe: null\n', 'livenessProbe'],
    ['a session server of nothing', 'sessionServer: null\n', 'sessionServer'],
    [
      'an annotation that is no text',
      'serviceAccount: {create: true, annotations: {a: true}}\n',
      'serviceAccount.annotations.a',
    ],
    [
      'annotations to merge with nothing',
      'serviceAccount: {create: true, annotations: {a: b}}\nrbac: {serviceAccountAnnotations: null}\n',
      'rbac.serviceAccountAnnotations',
    ],
    [
      'pull secrets to join with nothing',
      'serviceAccount: {create: true, imagePullSecrets: [a]}\nrbac: {imagePullSecrets: null}\n',
      'rbac.imagePullSecrets',
    ],
    ['annotations with a list', 'deploymentAnnotations: {a: [b]}\n', 'deploymentAnnotations.a'],
    ['labels that are a list', 'podLabels: [a]\n', 'podLabels'],
    ['volumes that are a text', 'volumes: a\n', 'volumes'],
    ['a hostname of several lines', 'hostname: "a\\nb"\n', 'hostname'],
    ['objects that are texts', 'extraObjects: [text]\n', 'extraObjects.0'],
    ['objects with a broken template', "extraObjects: [{kind: '{{ .Values.a.b }}'}]\n", 'extraObjects.0'],
    ['keys of the ConfigMap that are a list', 'configMaps: [a]\n', 'configMaps'],
    ['a script that is less indented further down', 'preEntrypointScript: "  a\\nb\\n"\n', 'preEntrypointScript'],
    [
      'a node port without its place',
      'metrics: {enabled: true}\nservice: {enabled: true, type: NodePort}\n',
      'service.metrics',
    ],
  ];
  for (const [title, values, key] of cases) it(title, () => assert.equal(blamed(values), key));
});

describe('values that Helm takes', () => {
  const cases: readonly (readonly [title: string, values: string])[] = [
    ['an empty map for a default', 'livenessProbe: {}\n'],
    ['labels that are no texts', 'podLabels: {a: 1, b: true}\n'],
    ['annotations that are numbers', 'deploymentAnnotations: {a: 1}\n'],
    ['volumes that are a map', 'volumes: {a: b}\n'],
    ['metrics of the autoscaler', 'hpa: {metrics: [{type: Resource}]}\n'],
    ['a node port for a Service that is off', 'service: {type: NodePort}\n'],
    [
      'a monitor where the cluster does not know it',
      "metrics: {enabled: true, podMonitor: {enabled: true, interval: 'a: b'}}\n",
    ],
    ['rules of RBAC that is off', 'rbac: {rules: [pods]}\n'],
    ['numbers where texts are meant', 'hostname: 5\nschedulerName: 5\nterminationGracePeriodSeconds: "x y"\n'],
  ];
  for (const [title, values] of cases) it(title, () => assert.equal(refusal(values), undefined));
});

describe('refusals of some releases', () => {
  it('replicas of another type, from 0.37.0 to 0.61.x', () => {
    assert.equal(blamed('replicas: "2"\n', '0.36.1'), undefined);
    assert.equal(blamed('replicas: "2"\n', '0.37.0'), 'replicas');
    assert.equal(blamed('replicas: "2"\n', '0.62.0'), undefined);
  });

  it('several replicas with a token, from 0.34.0 to 0.53.3', () => {
    const values = 'replicas: 2\nrunnerToken: x\n';
    assert.equal(blamed(values, '0.33.3'), undefined);
    assert.equal(blamed(values, '0.34.0'), 'replicas');
    assert.equal(blamed(values, '0.54.0'), undefined);
  });

  it('an image as text, since 0.53.0', () => {
    assert.equal(blamed('image: a:b\n', '0.52.1'), undefined);
    assert.equal(blamed('image: a:b\n', '0.53.0'), 'image');
  });

  it('a registry that is null, from 0.42.0 to 0.58.2', () => {
    assert.equal(blamed('image: {registry: null}\n', '0.58.2'), 'image.registry');
    assert.equal(blamed('image: {registry: null}\n', '0.59.0'), undefined);
  });

  it('a security context that is null', () => {
    const sick = ['0.11.0', '0.12.0', '0.45.2', '0.55.0', '0.64.0'].map((chart) =>
      blamed('securityContext: null\n', chart),
    );
    assert.deepEqual(sick, [undefined, 'securityContext', undefined, 'securityContext', undefined]);
  });

  it('a cache in 0.1.21 and 0.1.22, whose template has another name', () => {
    assert.equal(blamed('runners: {cache: {cacheType: s3}}\n', '0.1.22'), 'runners.cache');
    assert.equal(blamed('runners: {cache: {cacheType: s3}}\n', '0.1.23'), undefined);
  });
});

describe('what is not known', () => {
  it('is no refusal', () => assert.equal(refusal('concurrent: 5\n', '0.92.0', { elsewhere: true }), undefined));

  it('does not hide one', () =>
    assert.equal(blamed("certsSecretName: '{{ .Release.Name }}'\n", '0.92.0', { elsewhere: true }), 'certsSecretName'));

  it('leaves the image unknown', () =>
    assert.deepEqual(rendered('image: {image: a}\n', '0.92.0', { elsewhere: true }).image, {
      unknown: 'template',
      text: '',
    }));
});

describe('other keys of the ConfigMap', () => {
  const keys = (yaml: string, chart?: string) => {
    const { configMap } = rendered(`${yaml}runners: {config: ""}\n`, chart);
    assert.ok(configMap && !('unknown' in configMap));
    return Object.fromEntries([...configMap].filter(([key]) => key !== 'config.toml'));
  };

  it('are those of configMaps since 0.27.0', () => {
    assert.deepEqual(keys('configMaps: {a: b, c: 1}\n'), { a: 'b', c: 1 });
    assert.deepEqual(keys('configMaps: {a: b}\n', '0.26.0'), {});
  });

  it('are not scripts of the chart', () => assert.deepEqual(keys('configMaps: {entrypoint: x}\n'), {}));

  it('are the script before the start since 0.20.0', () => {
    assert.deepEqual(keys('preEntrypointScript: "a\\n\\nb"\n'), { 'pre-entrypoint-script': 'a\n\nb\n' });
    assert.deepEqual(keys('preEntrypointScript: a\n', '0.19.4'), {});
    assert.deepEqual(keys('preEntrypointScript: ""\n'), {});
  });

  it('lose blanks at the end of the whole', () => {
    assert.deepEqual(keys('preEntrypointScript: "a\\n   \\n"\n'), { 'pre-entrypoint-script': 'a\n' });
    assert.deepEqual(keys('configMaps: {a: "x\\n\\n", b: "y\\n\\n"}\n'), { a: 'x\n\n', b: 'y\n' });
  });
});
