import assert from 'node:assert/strict';
import { lintFile, type LintOptions } from '../../src/engine/lint.ts';
import { RANK, rulesToAsk } from '../../src/engine/severity.ts';
import { exampleFile } from '../../src/explain/rule.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Rule } from '../../src/model/rule.ts';
import { rules } from '../../src/rules/index.ts';

const DAY = '2026-11-21';

/** A comment about no finding: with it nobody can tell which rules need not be asked. */
const COMMENT = '\n# runner-lint-disable-next-line no-such-rule -- All rules are asked.\n';

function optionsOf(options: Partial<LintOptions>): LintOptions {
  return { facts: {}, preset: 'recommended', severities: new Map(), today: DAY, ...options };
}

function asked(options: Partial<LintOptions>, of: readonly Rule[] = rules): readonly string[] {
  return rulesToAsk(optionsOf(options), of).map(({ id }) => id);
}

/** What is found in an example of a rule. */
function findings(example: Rule['examples']['bad'][number], more: Partial<LintOptions>, end = ''): readonly Finding[] {
  const { file, text, besides: _, ...rest } = exampleFile(example);
  return lintFile({ path: file, text: text + end }, optionsOf({ ...rest, ...more })).findings;
}

function said(of: readonly Finding[]): readonly string[] {
  return of.filter(({ rule }) => rule !== 'unused-suppression').map(({ rule, message }) => `${rule}: ${message}`);
}

describe('rules that are asked', () => {
  const [some] = rules;
  assert.ok(some);
  const rule = (id: string, of: Partial<Rule>): Rule => ({ ...some, yieldsTo: [], ...of, id });
  const loud = rule('loud', { severity: 'warning', yieldsTo: ['precise'] });
  const precise = rule('precise', { severity: 'info' });
  const quiet = rule('quiet', { severity: 'info' });
  const rising = rule('rising', { severity: 'info', gravest: 'error' });
  const all = [loud, precise, quiet, rising];

  it('are those that the preset may show, and those that make one of them silent', () => {
    assert.deepEqual(asked({}, all), ['loud', 'precise', 'rising']);
    assert.deepEqual(asked({}, [quiet, precise]), []);
    assert.deepEqual(asked({ preset: 'all' }, all), ['loud', 'precise', 'quiet', 'rising']);
  });

  it('follow the severities that somebody set', () => {
    const severities = new Map([
      ['loud', 'off'],
      ['quiet', 'warning'],
    ] as const);
    assert.deepEqual(asked({ severities }, all), ['quiet', 'rising']);
    assert.deepEqual(asked({ severities: new Map([['precise', 'off']]) }, all), ['loud', 'rising']);
  });

  it('are fewer than all by default, and all under `strict`', () => {
    assert.ok(asked({}).length < rules.length);
    assert.equal(asked({ preset: 'strict' }).length, rules.length);
  });

  for (const preset of ['recommended', 'security'] as const)
    it(`say under ${preset} what all rules together would have said`, () => {
      for (const { id, examples } of rules)
        for (const example of [...examples.bad, ...examples.good]) {
          const shown = findings(example, { preset });
          const ofAll = findings(example, { preset }, COMMENT);
          assert.deepEqual(said(shown), said(ofAll), id);
        }
    });
});

describe('severity of reports', () => {
  it('is at most what the rule says of itself', () => {
    const reached = new Map<string, number>();
    for (const { examples } of rules)
      for (const example of [...examples.bad, ...examples.good])
        for (const { rule, severity } of findings(example, { preset: 'all' }))
          reached.set(rule, Math.max(RANK[severity], reached.get(rule) ?? 0));
    for (const { id, severity, gravest } of rules) {
      assert.ok((reached.get(id) ?? 0) <= RANK[gravest ?? severity], id);
      if (gravest) assert.equal(reached.get(id), RANK[gravest], `${id}: an example shows its gravest`);
    }
  });
});
