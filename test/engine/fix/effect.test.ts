import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { attempt, type State } from '../../../src/engine/fix/attempt.ts';
import { type Candidate, candidatesIn } from '../../../src/engine/fix/candidates.ts';
import { type LintOptions, lintFile, type SourceFile } from '../../../src/engine/lint.ts';
import { exampleFile } from '../../../src/explain/rule.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { Fix } from '../../../src/model/fix.ts';
import { rules } from '../../../src/rules/index.ts';
import { around, differences, effectOf, isNamed, type Path } from './effect.ts';

type Options = Partial<Pick<LintOptions, 'chart' | 'runner' | 'writtenFor' | 'facts'>>;

/** What a safe fix of a file changes by itself. */
interface Change {
  readonly candidate: Candidate;
  readonly paths: readonly Path[];
}

/** Every safe fix, or those of a rule, that can be made alone, where the effect is known before and after. */
function changesIn(file: SourceFile, versions: Options = {}, rule?: string): readonly Change[] {
  const options = { facts: {}, preset: 'all', severities: new Map(), today: '2026-11-21', ...versions } as const;
  const lint = (texts: ReadonlyMap<string, string>) =>
    [...texts].map(([path, text]) => lintFile({ path, text }, options));
  const texts = new Map([[file.path, file.text]]);
  const state: State = { texts, files: lint(texts) };
  const wants = (finding: Finding): boolean => rule === undefined || finding.rule === rule;
  const candidates = candidatesIn(state.files, { unsafe: false, wants });
  if (candidates.length === 0) return [];
  const sets = around(file, versions);
  const before = effectOf(file, versions, sets);
  return candidates.flatMap((candidate) => {
    const made = attempt(state, { fresh: [candidate] }, { lint, accepts: () => false });
    const text = made.is === 'proven' ? made.state.texts.get(file.path) : undefined;
    const after = text === undefined ? undefined : effectOf({ ...file, text }, versions, sets);
    return before && after ? [{ candidate, paths: differences(before, after) }] : [];
  });
}

function unnamed({ candidate: { fix }, paths }: Change): readonly string[] {
  const { title, patches } = fix;
  return paths
    .filter((path) => !patches.some((patch) => isNamed(path, patch, title)))
    .map((path) => `${title} ${path.join('.')}`);
}

/** Rules about what nobody reads. */
const UNREAD = new Set([
  'duplicate-key',
  'env-overrides-template',
  'global-keys-in-template',
  'ignored-rbac-keys',
  'key-twins',
  'legacy-runners-values',
  'removed-toml-keys',
  'template-keys-that-never-win',
  'unknown-config-key',
  'unknown-values-key',
]);

function isRemoval({ patches }: Fix): boolean {
  return patches.every(({ op }) => op === 'remove' || op === 'unify');
}

/** The text of the template, in which the removal is. */
function isTemplate([part, name]: Path): boolean {
  return part === 'configMap' && name === 'config.template.toml';
}

function seen({ candidate: { fix, findings }, paths }: Change): readonly string[] {
  if (!isRemoval(fix) || !findings.some(({ rule }) => UNREAD.has(rule))) return [];
  return paths.filter((path) => !isTemplate(path)).map((path) => `${fix.title} ${path.join('.')}`);
}

describe('the effect of safe fixes', () => {
  for (const rule of rules)
    for (const [index, example] of rule.examples.bad.entries()) {
      const { file, text, facts = {}, besides: _, ...versions } = exampleFile(example);
      it(`differs in what they name only: bad ${index + 1} of ${rule.id}`, () => {
        const changes = changesIn({ path: file, text }, { facts, ...versions }, rule.id);
        assert.deepEqual(changes.flatMap(unnamed), []);
        assert.deepEqual(changes.flatMap(seen), []);
      });
    }

  for (const name of ['2020-setup', 'broken', 'good'])
    it(`differs in what they name only: examples/${name}`, () => {
      const text = readFileSync(new URL(`../../../examples/${name}/values.yaml`, import.meta.url), 'utf8');
      const changes = changesIn({ path: 'values.yaml', text });
      assert.deepEqual(changes.flatMap(unnamed), []);
      assert.deepEqual(changes.flatMap(seen), []);
    });
});
