import assert from 'node:assert/strict';
import { fixTexts } from '../../src/engine/fix/fix.ts';
import { lintFile } from '../../src/engine/lint.ts';
import { exampleFile } from '../../src/explain/rule.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Example, Preset } from '../../src/model/rule.ts';
import { rules } from '../../src/rules/index.ts';

function findingsOf(example: Example, preset: Preset): readonly Finding[] {
  const { file, text, facts = {}, besides: _, ...versions } = exampleFile(example);
  const linted = lintFile(
    { path: file, text },
    { facts, preset, severities: new Map(), today: '2026-11-21', ...versions },
  );
  assert.equal(linted.skipped, null);
  return linted.findings;
}

/** What `fix --unsafe --rule ID` makes of a bad example; null if it stays. */
function fixedText(rule: string, example: Example): string | null {
  const { file, text, facts = {}, besides: _, ...versions } = exampleFile(example);
  const options = { facts, preset: 'all', severities: new Map(), today: '2026-11-21', ...versions } as const;
  const lint = (texts: ReadonlyMap<string, string>) => [lintFile({ path: file, text: texts.get(file) ?? '' }, options)];
  const { texts, dropped } = fixTexts(new Map([[file, text]]), lint, {
    unsafe: true,
    wants: (finding: Finding) => finding.rule === rule,
  });
  assert.deepEqual(
    dropped.filter(({ reason }) => !reason.startsWith('it needs to know')),
    [],
  );
  const after = texts.get(file);
  return after === undefined || after === text ? null : after;
}

/** The same setting, or the same characters. What is missing has no place of its own. */
function isSamePlace({ place: a }: Finding, { place: b }: Finding): boolean {
  const isSameSetting = JSON.stringify([a.route, a.innerRoute]) === JSON.stringify([b.route, b.innerRoute]);
  return isSameSetting || (a.span.start < b.span.end && b.span.start < a.span.end);
}

for (const rule of rules) {
  describe(`examples of ${rule.id}`, () => {
    for (const [index, example] of rule.examples.bad.entries()) {
      it(`bad ${index + 1} has one finding of the rule`, () => {
        const own = findingsOf(example, 'all').filter((finding) => finding.rule === rule.id);
        assert.equal(own.length, 1, JSON.stringify(own, null, 1));
      });
    }
    for (const [index, example] of rule.examples.bad.entries()) {
      it(`bad ${index + 1} has no second finding at the place, but for those that it names`, () => {
        const findings = findingsOf(example, 'recommended').filter(({ absent }) => !absent);
        const own = findings.find((finding) => finding.rule === rule.id);
        const second = own ? findings.filter((other) => other.rule !== own.rule && isSamePlace(own, other)) : [];
        assert.deepEqual(
          second.map((finding) => finding.rule).sort(),
          [...(exampleFile(example).besides ?? [])].sort(),
        );
      });
    }
    for (const [index, example] of rule.examples.bad.entries()) {
      const fixed = rule.examples.fixed?.[index] ?? null;
      it(`bad ${index + 1} ${fixed === null ? 'is left as it is by fix' : 'is corrected'}`, () => {
        assert.equal(fixedText(rule.id, example), fixed);
      });
    }
    it('says what its fix does if it has one', () => {
      assert.equal(rule.examples.fixed?.some((text) => text !== null) ?? false, rule.docs.fix !== undefined);
    });
    for (const [index, example] of rule.examples.good.entries()) {
      it(`good ${index + 1} has none`, () => {
        const own = findingsOf(example, 'all').filter((finding) => finding.rule === rule.id);
        assert.deepEqual(
          own.map(({ message }) => message),
          [],
        );
      });
      it(`good ${index + 1} has none of another rule, but for those that it names`, () => {
        const others = new Set(findingsOf(example, 'recommended').map((finding) => finding.rule));
        assert.deepEqual([...others].sort(), [...(exampleFile(example).besides ?? [])].sort());
      });
    }
  });
}
