import { chartReleases } from '../../src/knowledge/index.ts';
import { compareVersions } from '../../src/knowledge/versions.ts';
import { badRelease } from '../../src/rules/shared/chart-history.ts';
import type { Answers } from '../../src/generate/answers.ts';
import { complete, OLDEST_CHART } from '../../src/generate/complete.ts';
import type { Given } from '../../src/generate/given.ts';

/** Every release of the chart that is generated for. */
export const CHARTS: readonly string[] = chartReleases().filter(
  (version) => compareVersions(version, OLDEST_CHART) >= 0 && !badRelease(version),
);

/** What each answer is tried with; undefined is not given. */
const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  gitlabUrl: [
    undefined,
    'https://gitlab.example.com/',
    'https://git.corp.internal:8443/gitlab',
    'https://gitlab.gitlab.svc',
  ],
  tokenSecret: [undefined, 'ci.token'],
  releaseNamespace: [undefined, 'ci'],
  jobNamespace: [undefined, 'ci', 'gitlab-runner'],
  os: [undefined, 'linux', 'linux', 'windows'],
  arch: [undefined, 'amd64', 'arm64'],
  openshift: [undefined, false, true],
  image: [undefined, 'registry.example.com/ci/base:7.1'],
  build: [undefined, 'plain', 'dind', 'dind-rootless', 'buildkit-rootless'],
  concurrent: [undefined, 1, 250],
  resources: [undefined, 'small', 'large', { cpu: '250m', memory: '768Mi' }, { storage: '5Gi' }],
  cache: [
    undefined,
    { type: 's3', bucket: 'b', region: 'eu-central-1', secret: 's3' },
    { type: 's3', bucket: 'b', endpoint: 'http://minio.minio.svc:9000', secret: 's3' },
    { type: 's3', bucket: 'b', identity: 'arn:aws:iam::123456789012:role/ci' },
    { type: 'gcs', bucket: 'b', secret: 'gcs' },
    { type: 'gcs', bucket: 'b', identity: 'ci@p.iam.gserviceaccount.com' },
    { type: 'azure', bucket: 'b', secret: 'az' },
    { type: 'azure', bucket: 'b', identity: '8a9b', account: 'acc' },
  ],
  privateCa: [undefined, undefined, false],
  caSecret: [undefined, 'corporate-ca'],
  ndots: [undefined, 1],
  mtu: [undefined, 1400, 1500, 8951],
  registryMirror: [undefined, 'mirror.example.com', 'mirror.example.com:5000'],
  proxy: [undefined, 'http://proxy.example.com:3128'],
  noProxy: [undefined, undefined, ['.example.com', '10.0.0.0/8']],
  nodeSelector: [undefined, { 'example.com/pool': 'ci', on: 'true' }],
  tolerations: [
    undefined,
    [
      { key: 'ci', operator: 'Exists' },
      { key: 'a.b/c', value: 'd', effect: 'NoSchedule' },
    ],
  ],
  autoscaler: [undefined, 'cluster-autoscaler', 'karpenter'],
  spot: [undefined, true],
};

/** A combination of answers with what was given. */
export interface Case {
  readonly given: Given;
  readonly answers: Answers;
}

/** Combinations of answers that do not contradict each other, every chart in turn; always the same ones. */
export function cases(count: number): readonly Case[] {
  const random = generator(7);
  const found: Case[] = [];
  while (found.length < count) {
    const given: Record<string, unknown> = { chartVersion: CHARTS[found.length % CHARTS.length] };
    for (const [name, choices] of Object.entries(CHOICES)) {
      const choice = choices[Math.floor(random() * choices.length)];
      if (choice !== undefined) given[name] = choice;
    }
    const completed = complete(given as Given);
    if ('answers' in completed) found.push({ given: given as Given, answers: completed.answers });
  }
  return found;
}

/** Numbers from 0 to 1 that look like chance (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
