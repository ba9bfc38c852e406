import assert from 'node:assert/strict';
import { lintFile } from '../../src/engine/lint.ts';
import { isAbout, settingsOf } from '../../src/explain/key.ts';
import { exampleFile } from '../../src/explain/rule.ts';
import { newestRunner, runnerKeyOfVariable } from '../../src/knowledge/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Rule } from '../../src/model/rule.ts';
import { rules } from '../../src/rules/index.ts';

const keys = ['config', 'values'].flatMap((document) =>
  settingsOf(document as 'config' | 'values').nodes.map(({ record }) => record.key),
);

/** The settings that a finding points at, dotted: that of config.toml for a variable that register reads, the values key around it too. */
function settingsAt({ place, related }: Finding): readonly string[] {
  const places = [place, ...related.map((other) => other.place)];
  return places
    .flatMap(({ route, innerRoute }) => [route, ...(innerRoute ? [innerRoute] : [])])
    .map((route) => {
      const names = route.filter((step) => typeof step === 'string');
      const variable = runnerKeyOfVariable(names.at(-1) ?? '', newestRunner);
      return (variable ? ['runners', ...variable.route] : names).join('.');
    });
}

/** True if the rule names the setting, something around it, or something in it. */
function isNear(rule: Rule, setting: string): boolean {
  const below = setting === '' ? '' : `${setting}.`;
  return isAbout(rule, setting) || keys.some((key) => isAbout(rule, key) && key.startsWith(below));
}

function findingsIn(rule: Rule): readonly Finding[] {
  const linted = rule.examples.bad.map((example) => {
    const { file, text, facts = {}, besides: _, ...versions } = exampleFile(example);
    const options = { facts, preset: 'all', severities: new Map(), today: '2026-11-21', ...versions } as const;
    return lintFile({ path: file, text }, options).findings;
  });
  return linted.flat().filter((finding) => finding.rule === rule.id);
}

describe('settings that rules name', () => {
  for (const rule of rules.filter(({ docs }) => docs.keys !== undefined)) {
    it(`${rule.id}: are known`, () => {
      for (const pattern of rule.docs.keys ?? []) {
        const one: Rule = { ...rule, docs: { ...rule.docs, keys: [pattern] } };
        assert.ok(
          keys.some((key) => isAbout(one, key)),
          pattern,
        );
      }
    });

    it(`${rule.id}: are those that its examples are about`, () => {
      const settings = findingsIn(rule).flatMap(settingsAt);
      assert.ok(
        settings.some((setting) => isNear(rule, setting)),
        JSON.stringify(settings),
      );
    });
  }
});
