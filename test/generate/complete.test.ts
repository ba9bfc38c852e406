import assert from 'node:assert/strict';
import { named } from '../../src/generate/answers.ts';
import { complete } from '../../src/generate/complete.ts';
import type { Given } from '../../src/generate/given.ts';
import { newestChart } from '../../src/knowledge/index.ts';

function answersFor(given: Given) {
  const completed = complete(given);
  assert.ok('answers' in completed, JSON.stringify(completed));
  return completed.answers;
}

function problemsFor(given: Given): readonly string[] {
  const completed = complete(given);
  return 'problems' in completed ? completed.problems.map(named) : [];
}

describe('answers that are complete', () => {
  it('have all defaults', () =>
    assert.deepEqual(answersFor({}), {
      gitlabUrl: 'https://gitlab.com',
      tokenSecret: 'gitlab-runner-token',
      chartVersion: newestChart,
      releaseNamespace: 'gitlab-runner',
      jobNamespace: 'gitlab-jobs',
      os: 'linux',
      arch: 'amd64',
      openshift: false,
      build: 'plain',
      concurrent: 10,
      resources: { cpu: '1', memory: '2Gi', storage: '20Gi' },
      cache: { type: 'none' },
      privateCa: false,
      ndots: 1,
      noProxy: [],
      nodeSelector: {},
      tolerations: [],
      autoscaler: 'none',
      spot: false,
      environments: ['dev', 'prod'],
      chart: { networkPolicy: true, podDisruptionBudget: false, priorityClass: false, quota: false },
    }));
  it('look a name up as it is from its own dots on, and from two at most', () => {
    const ndotsFor = (gitlabUrl: string) => answersFor({ gitlabUrl, privateCa: false }).ndots;
    assert.deepEqual(['https://git', 'https://a.b', 'https://a.b.c', 'https://a.b.c.d'].map(ndotsFor), [1, 1, 2, 2]);
  });
  it('fill up a size', () =>
    assert.deepEqual(answersFor({ resources: { memory: '3Gi' } }).resources, {
      cpu: '1',
      memory: '3Gi',
      storage: '20Gi',
    }));
  it('know of a private authority by its Secret', () => assert.equal(answersFor({ caSecret: 'ca' }).privateCa, true));
  it('name a release of the chart in full', () =>
    assert.equal(answersFor({ chartVersion: 'v0.80' }).chartVersion, '0.80.1'));
});

describe('answers that cannot all be right', () => {
  const wrong: readonly (readonly [Given, string])[] = [
    [
      { chartVersion: '0.59.3' },
      'chartVersion: the chart must be 0.60.0 or newer; for older ones nothing is generated',
    ],
    [
      { chartVersion: '9.1' },
      `chartVersion: there is no release 9.1 of the chart that is known; the newest is ${newestChart}`,
    ],
    [
      { chartVersion: '0.61.1' },
      'chartVersion: chart 0.61.1 is broken: the script that registers the runner fails, and is run again and again; 0.61.2 or a later one is not',
    ],
    [{ gitlabUrl: 'https://%' }, 'gitlabUrl: this is no address of a host'],
    [
      { gitlabUrl: 'https://git.corp.internal' },
      'privateCa: who signs for git.corp.internal? Give caSecret, or privateCa: false if images know the authority',
    ],
    [{ privateCa: true }, 'caSecret: privateCa needs it: the Secret with the certificate of the authority'],
    [{ privateCa: false, caSecret: 'ca' }, 'caSecret: privateCa is false, so there is no certificate to give'],
    [{ os: 'windows', build: 'dind' }, 'build: dind runs on Linux only; on Windows nodes it must be plain'],
    [{ os: 'windows', arch: 'arm64' }, 'arch: there are helper images for Windows on amd64 only'],
    [{ nodeSelector: { 'kubernetes.io/arch': 'arm64' } }, 'nodeSelector.kubernetes.io/arch: arch is amd64'],
    [{ cache: { bucket: 'b' } }, 'cache.bucket: cache.type is none, which has no use for it'],
    [{ cache: { type: 's3', secret: 's' } }, 'cache.bucket: cache.type s3 needs it'],
    [{ cache: { type: 'gcs', bucket: 'b' } }, 'cache.secret: cache.type gcs needs it, or cache.identity'],
    [
      { cache: { type: 'gcs', bucket: 'b', secret: 's', identity: 'i' } },
      'cache.identity: cache.secret is given too, and its keys would win',
    ],
    [
      { cache: { type: 'gcs', bucket: 'b', secret: 's', region: 'eu' } },
      'cache.region: cache.type is gcs, which has no use for it',
    ],
    [{ cache: { type: 'azure', bucket: 'b', identity: 'i' } }, 'cache.account: a workload identity of Azure needs it'],
    [
      { cache: { type: 'azure', bucket: 'b', secret: 's', account: 'a' } },
      'cache.account: cache.secret has the name of the account',
    ],
    [
      { cache: { type: 'azure', bucket: 'b', secret: 's', endpoint: 'http://a.b.c' } },
      'cache.endpoint: the runner reaches Azure by https only',
    ],
    [
      { cache: { type: 's3', bucket: 'b', secret: 's', endpoint: 'minio:9000' } },
      'cache.endpoint: who signs for minio? Give caSecret, or write http://minio:9000 if it has no TLS',
    ],
    [{ noProxy: ['a'] }, 'noProxy: there is no proxy'],
    [{ ndots: 2 }, 'ndots: every look-up of gitlab.com would try all search domains first; at most 1'],
    [
      { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] },
      'tolerations.0.value: Kubernetes refuses a value beside the operator Exists',
    ],
    [
      {
        tolerations: [
          { key: 'a', effect: 'NoSchedule' },
          { key: 'a', effect: 'NoExecute' },
        ],
      },
      'tolerations.1: the runner takes one effect for a=; leave the effect out for all',
    ],
  ];
  for (const [given, problem] of wrong)
    it(`are refused: ${JSON.stringify(given)}`, () => assert.deepEqual(problemsFor(given), [problem]));
});
