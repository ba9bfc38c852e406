import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dotsOf,
  hostOf,
  isClusterName,
  isHttps,
  isIpAddress,
  isPrivateHost,
  withHost,
} from '../../../src/rules/shared/hosts.ts';

describe('hostOf', () => {
  const cases: readonly [string, string | undefined][] = [
    ['https://gitlab.example.com/', 'gitlab.example.com'],
    ['https://gitlab.example.com./', 'gitlab.example.com.'],
    ['https://GitLab.Example.com:8443/group', 'gitlab.example.com'],
    ['https://ci:secret@gitlab.example.com/', 'gitlab.example.com'],
    ['http://[2001:db8::1]:8080/', '2001:db8::1'],
    ['minio.example.com:9000', 'minio.example.com'],
    ['gitlab.example.com', 'gitlab.example.com'],
    ['https://gitlab.example.com?x=1', 'gitlab.example.com'],
    ['https://${GITLAB_HOST}/', undefined],
    ['https://gitlab.<your domain>/', undefined],
    ['https://YOUR_DOMAIN/', undefined],
    ['https://GITLAB.EXAMPLE.COM/', 'gitlab.example.com'],
    ['http://gitlab', 'gitlab'],
    ['', undefined],
    ['https://', undefined],
  ];
  for (const [address, host] of cases)
    it(`${address || '(empty)'} -> ${host}`, () => assert.equal(hostOf(address), host));

  it('takes any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => hostOf(text) === undefined || typeof hostOf(text) === 'string'));
  });
});

describe('isHttps', () => {
  it('is true in any case', () => assert.ok(isHttps('HTTPS://gitlab.example.com')));
  it('is false for http', () => assert.ok(!isHttps('http://gitlab.example.com')));
  it('is false without a scheme', () => assert.ok(!isHttps('gitlab.example.com')));
});

describe('isIpAddress', () => {
  it('knows IPv4', () => assert.ok(isIpAddress('10.20.30.40')));
  it('knows IPv6', () => assert.ok(isIpAddress('2001:db8::1')));
  it('knows a name', () => assert.ok(!isIpAddress('10.example.com')));
});

describe('isClusterName', () => {
  for (const name of [
    'gitlab',
    'gitlab.tools.svc',
    'gitlab.tools.svc.cluster.local',
    'gitlab.tools.svc.cluster.local.',
    'minio.storage',
    'gitlab-webservice-default.gitlab',
  ])
    it(`${name}: yes`, () => assert.ok(isClusterName(name)));
  for (const name of [
    'gitlab.com',
    'codeberg.org',
    'gitlab.de',
    'gitlab.example.com',
    'gitlab.local',
    'git.svc.example.com',
  ])
    it(`${name}: no`, () => assert.ok(!isClusterName(name)));
});

describe('isPrivateHost', () => {
  for (const name of [
    'gitlab',
    '10.20.30.40',
    'gitlab.corp',
    'gitlab.lan',
    'gitlab.corp.internal',
    'gitlab.corp.internal.',
    'nas.home.arpa',
    'gitlab.server.home',
    'gitlab.test',
  ])
    it(`${name}: yes`, () => assert.ok(isPrivateHost(name)));
  for (const name of ['gitlab.com', 'gitlab.example.com', 'internal.example.com', 'contest.org', 'gitlab.mylan'])
    it(`${name}: no`, () => assert.ok(!isPrivateHost(name)));
});

describe('dotsOf', () => {
  it('counts dots', () => assert.equal(dotsOf('a.b.c'), 2));
});

describe('withHost', () => {
  const cases: readonly [string, string][] = [
    ['https://GitLab.tools:8443/a', 'https://new.example.com:8443/a'],
    ['http://gitlab.tools:pw@gitlab.tools/gitlab.tools', 'http://gitlab.tools:pw@new.example.com/gitlab.tools'],
    ['HTTPS_PROXY=http://gitlab.tools:3128', 'HTTPS_PROXY=http://new.example.com:3128'],
    ['https://${HOST}/', 'https://${HOST}/'],
  ];
  for (const [address, expected] of cases)
    it(`makes ${expected}`, () => assert.equal(withHost(address, 'new.example.com'), expected));
});
