import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isBypassed, namesAddresses } from '../../../src/rules/shared/proxies.ts';

describe('isBypassed', () => {
  const covered: readonly [string, string][] = [
    ['gitlab.example.com', 'gitlab.example.com'],
    ['example.com', 'gitlab.example.com'],
    ['.example.com', 'gitlab.example.com'],
    ['*.example.com', 'gitlab.example.com'],
    ['localhost, .Example.com', 'gitlab.example.com'],
    ['*', 'gitlab.example.com'],
    ['docker:2375,docker:2376', 'docker'],
    ['10.0.0.0/8', '10.20.30.40'],
    ['10.20.30.40', '10.20.30.40'],
    ['$(KUBERNETES_SERVICE_HOST)', '10.96.0.1'],
    ['fd00::/8', 'fd00::1'],
  ];
  for (const [list, host] of covered) it(`${list} covers ${host}`, () => assert.ok(isBypassed(list, host)));

  const open: readonly [string, string][] = [
    ['', 'gitlab.example.com'],
    ['example.com', 'gitlab.notexample.com'],
    ['.example.com', 'example.com'],
    ['10.0.0.0/8', '192.168.1.1'],
    ['10.0.0.0/8', 'gitlab.example.com'],
    ['localhost,127.0.0.1', 'docker'],
  ];
  for (const [list, host] of open) it(`${list || '(empty)'} leaves ${host}`, () => assert.ok(!isBypassed(list, host)));

  it('takes any text without throwing', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (list, host) => typeof isBypassed(list, host) === 'boolean'));
  });
});

describe('namesAddresses', () => {
  for (const list of ['10.96.0.1', 'localhost,10.0.0.0/8', '*', '$(KUBERNETES_SERVICE_HOST)', 'fd00::1'])
    it(`${list}: yes`, () => assert.ok(namesAddresses(list)));
  for (const list of ['', 'localhost,127.0.0.1', '.svc,kubernetes.default', '127.0.0.0.example.com'])
    it(`${list || '(empty)'}: no`, () => assert.ok(!namesAddresses(list)));
});
