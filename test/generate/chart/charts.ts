import assert from 'node:assert/strict';
import { complete } from '../../../src/generate/complete.ts';
import { generate } from '../../../src/generate/generate.ts';
import type { Given } from '../../../src/generate/given.ts';
import { chartDefaults, newestChart } from '../../../src/knowledge/index.ts';

export type Files = Readonly<Record<string, string>>;

/** Everything that a chart can make. */
export const ALL_ON: Given = {
  gitlabUrl: 'https://gitlab.corp.example.com:8443',
  caSecret: 'corporate-ca',
  build: 'dind',
  mtu: 1400,
  cache: { type: 's3', bucket: 'ci', endpoint: 'minio.minio.svc:9000', secret: 's3' },
  registryMirror: 'mirror.example.com:5000',
  proxy: 'http://proxy.example.com:3128',
  noProxy: ['.example.com'],
  nodeSelector: { 'example.com/pool': 'ci' },
  tolerations: [{ key: 'ci', operator: 'Exists' }],
  autoscaler: 'karpenter',
  spot: true,
  environments: ['dev', 'staging', 'prod'],
  chart: {
    networkPolicy: true,
    podDisruptionBudget: true,
    priorityClass: true,
    quota: true,
    secretStore: 'vault',
    secretKey: 'ci/runner',
  },
};

/** Answers of all kinds by what is special about them. */
export const KINDS: Readonly<Record<string, Given>> = {
  'nothing but defaults': {},
  'everything on': ALL_ON,
  'a private authority': { gitlabUrl: 'https://gitlab.corp', caSecret: 'corporate-ca' },
  'GitLab in the cluster': { gitlabUrl: 'https://gitlab.gitlab.svc', privateCa: false },
  'a proxy': { proxy: 'http://proxy.example.com:3128' },
  'Docker in Docker': { build: 'dind' },
  'BuildKit without rights': { build: 'buildkit-rootless' },
  OpenShift: { openshift: true, environments: [] },
  Windows: { os: 'windows' },
  'one namespace': { releaseNamespace: 'ci', jobNamespace: 'ci' },
  'an old chart': { chartVersion: '0.60.0', chart: { quota: true } },
};

/** The files of a chart by their paths. */
export function chartOf(given: Given, name = 'ci-runner'): Files {
  const completed = complete(given);
  assert.ok('answers' in completed, JSON.stringify(completed));
  const files = generate({ what: 'chart', answers: completed.answers, name });
  assert.ok(!('message' in files));
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

/** A chart in the place of gitlab-runner: its name, version and default values, and one ConfigMap with the values that it is given. */
export function standIn(version = newestChart): Files {
  const folder = 'charts/gitlab-runner';
  return {
    [`${folder}/Chart.yaml`]: `apiVersion: v1\nname: gitlab-runner\nversion: ${version}\n`,
    [`${folder}/values.yaml`]: JSON.stringify(chartDefaults(version)),
    [`${folder}/templates/values.yaml`]: STAND_IN,
  };
}

const STAND_IN = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-{{ .Chart.Name }}
data:
  values: {{ toJson .Values | quote }}
  config: {{ tpl .Values.runners.config $ | quote }}
`;
