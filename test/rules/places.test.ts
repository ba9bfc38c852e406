import assert from 'node:assert/strict';
import { lintFile } from '../../src/engine/lint.ts';
import { inValues, textAt } from './lint.ts';

const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: gitlab-runner
spec:
  chart:
    spec:
      chart: gitlab-runner
      version: 0.54.0
  values:
    image:
      tag: alpine-v16.1.0
    gitlabUrl: https://gitlab.example.com/
`;

describe('places of findings about what is not written', () => {
  it('points at the pin of the chart', () => {
    const { findings } = lintFile(
      { path: 'release.yaml', text: RELEASE },
      { facts: {}, preset: 'all', severities: new Map() },
    );
    const places = findings.filter(({ rule }) => rule === 'outdated-chart').map((finding) => textAt(RELEASE, finding));
    assert.deepEqual(places, ['version']);
  });

  it('points at runners, where the Secret with the token would be named', () => {
    const text = 'gitlabUrl: https://gitlab.example.com/\nrunners:\n  tags: a\n';
    const places = inValues('no-token', text).map((finding) => textAt(text, finding));
    assert.deepEqual(places, ['runners']);
  });

  it('points at rbac.create, which makes the account', () => {
    const text = 'gitlabUrl: https://gitlab.example.com/\nrbac:\n  create: true\n';
    const [finding] = inValues('service-account-create-unset', text);
    assert.ok(finding);
    assert.equal(finding.place.span.start, text.indexOf('create'));
  });
});
