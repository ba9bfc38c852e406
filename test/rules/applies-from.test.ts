import assert from 'node:assert/strict';
import { lintFile } from '../../src/engine/lint.ts';
import { exampleFile } from '../../src/explain/rule.ts';
import { chartReleases } from '../../src/knowledge/chart.ts';
import { compareVersions } from '../../src/knowledge/index.ts';
import type { Rule } from '../../src/model/rule.ts';
import { rules } from '../../src/rules/index.ts';

/** Findings of a rule in its bad examples, all of them judged for one version of the chart or the runner. */
function findings(rule: Rule, version: { readonly chart?: string; readonly runner?: string }): number {
  const linted = rule.examples.bad.map((example) => {
    const { file, text, facts = {}, besides: _, ...versions } = exampleFile(example);
    const options = { facts, preset: 'all', severities: new Map(), today: '2026-11-21' } as const;
    return lintFile({ path: file, text }, { ...options, ...versions, ...version }).findings;
  });
  return linted.flat().filter((finding) => finding.rule === rule.id).length;
}

/** The last runner before a version: that of the release before, whose numbers end at 11 or later. */
function runnerBefore(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return minor > 0 ? `${major}.${minor - 1}` : `${major - 1}.11`;
}

describe('first versions that rules are about', () => {
  for (const rule of rules.filter(({ appliesFrom }) => appliesFrom !== undefined)) {
    const { chart, runner } = rule.appliesFrom ?? {};

    it(`${rule.id}: finds something in the first`, () => {
      const first = { ...(chart !== undefined && { chart }), ...(runner !== undefined && { runner }) };
      assert.ok(findings(rule, first) > 0);
    });

    it(`${rule.id}: finds nothing in the one before`, () => {
      if (runner !== undefined) assert.equal(findings(rule, { runner: runnerBefore(runner) }), 0);
      if (chart === undefined) return;
      const before = chartReleases().findLast((release) => compareVersions(release, chart) < 0);
      assert.equal(findings(rule, { chart: before ?? '' }), 0);
    });
  }
});
