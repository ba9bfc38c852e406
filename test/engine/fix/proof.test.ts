import assert from 'node:assert/strict';
import type { Candidate } from '../../../src/engine/fix/candidates.ts';
import { objectionTo } from '../../../src/engine/fix/proof.ts';
import { lintFile, type LintedFile } from '../../../src/engine/lint.ts';

const RULE = 'privileged-jobs';
const STILL_THERE = { reason: `${RULE} still finds it`, added: [] };

function linted(...lines: readonly string[]): readonly LintedFile[] {
  const text = ['[[runners]]', '  executor = "kubernetes"', ...lines, ''].join('\n');
  return [
    lintFile({ path: 'config.toml', text }, { facts: {}, preset: 'all', severities: new Map(), today: '2026-11-21' }),
  ];
}

/** A correction of all that the rule finds. */
function candidates(files: readonly LintedFile[]): readonly Candidate[] {
  const findings = files.flatMap((file) => file.findings).filter(({ rule }) => rule === RULE);
  return [{ fix: { disposition: 'unsafe', title: 'Narrow it.', needs: [], patches: [] }, findings }];
}

function judged(files: readonly LintedFile[]) {
  const all = candidates(files);
  return { candidates: all, fresh: all, accepts: () => false };
}

const everything = linted('  [runners.kubernetes]', '    privileged = true');
const services = linted(
  '  [runners.kubernetes]',
  '    [runners.kubernetes.service_container_security_context]',
  '      privileged = true',
);

describe('proof of a fix', () => {
  it('takes a finding that is less severe than before for mended', () => {
    assert.deepEqual(objectionTo(everything, services, judged(everything)), undefined);
  });
  it('objects to one that is as severe as before', () => {
    for (const files of [everything, services]) assert.deepEqual(objectionTo(files, files, judged(files)), STILL_THERE);
  });
  it('objects to one that is more severe than before', () => {
    assert.deepEqual(objectionTo(services, everything, judged(services)), STILL_THERE);
  });
});
