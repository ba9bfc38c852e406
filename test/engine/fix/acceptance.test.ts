import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { applyPatch } from 'diff';
import type { Texts } from '../../../src/engine/fix/attempt.ts';
import { type Fixed, fixTexts } from '../../../src/engine/fix/fix.ts';
import { lintFile } from '../../../src/engine/lint.ts';
import { exampleFile, type ExampleFile } from '../../../src/explain/rule.ts';
import type { FilePatch } from '../../../src/model/fix.ts';
import { rules } from '../../../src/rules/index.ts';
import { unifiedDiff } from '../../../src/text/diff.ts';
import { unnamedLines, unnamedValues } from './judge.ts';

/** Before it is written, runners.config may be in another file; then it is here that requests are missing. */
const GIVEN_UP = ['private-ca-missing, bad 2: musl-helper-image: no-requests would then object'];

/** Files of ours that are wrong, or might be taken for it: `name` says where one is from. */
function ownFiles(): readonly (ExampleFile & { readonly name: string })[] {
  const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
  const whole = ['2020-setup', 'broken', 'good'].map((name) => `examples/${name}/values.yaml`);
  const files = [...whole, 'test/fixtures/bench/values.yaml'];
  return [
    ...files.map((name) => ({ name, file: 'values.yaml', text: read(name) })),
    ...rules.flatMap(({ id, examples }) =>
      examples.bad.map((example, index) => ({ name: `${id}, bad ${index + 1}`, ...exampleFile(example) })),
    ),
  ];
}

/** A file with what `fix --unsafe` makes of it. */
interface Case {
  readonly name: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly patches: readonly FilePatch[];
  readonly fixed: Fixed;
  readonly fix: (text: string) => Fixed;
}

function caseOf({ name, ...example }: ReturnType<typeof ownFiles>[number]): Case {
  const { file, text, facts = {}, besides: _, ...versions } = example;
  const options = {
    facts,
    preset: 'all',
    severities: new Map(),
    today: '2026-11-21',
    mostFindings: Number.POSITIVE_INFINITY,
    ...versions,
  } as const;
  const lint = (texts: Texts) => [lintFile({ path: file, text: texts.get(file) ?? '' }, options)];
  const fix = (own: string) => fixTexts(new Map([[file, own]]), lint, { unsafe: true });
  const fixed = fix(text);
  const patches = fixed.applied.flatMap((one) => one.patches);
  return { name, file, before: text, after: fixed.texts.get(file) ?? '', patches, fixed, fix };
}

/** What is said about cases, none of them left out. */
function breaches(cases: readonly Case[], judge: (one: Case) => readonly string[]): readonly string[] {
  return cases.flatMap((one) => judge(one).map((breach) => `${one.name}: ${breach}`));
}

describe('fix --unsafe of our own files', () => {
  const windows = (text: string) => text.replaceAll(/\r?\n/g, '\r\n');
  let cases: readonly Case[] = [];
  let underWindows: readonly Case[] = [];

  before(function () {
    this.timeout(120_000);
    const files = ownFiles();
    cases = files.map(caseOf);
    underWindows = files.map((file) => caseOf({ ...file, text: windows(file.text) }));
  });

  it('changes most of them', () => {
    const changed = cases.filter((one) => one.before !== one.after);
    assert.ok(changed.length > cases.length / 2, `${changed.length} of ${cases.length}`);
  });

  it('leaves no correction that could be made', () => {
    const found = breaches(cases, ({ fixed }) => {
      const refused = new Set(fixed.dropped.map(({ rule }) => rule));
      const left = fixed.files.flatMap(({ findings }) => findings).filter(({ rule }) => !refused.has(rule));
      return left.flatMap(({ rule, fix }) => (fix && fix.disposition !== 'suggestion' ? [rule] : []));
    });
    assert.deepEqual(found, []);
  });

  it('gives up none but those that cannot be made', () => {
    const found = breaches(cases, ({ fixed }) =>
      fixed.dropped.flatMap(({ rule, reason }) =>
        / errors\.$|Terraform string|--fact/.test(reason) ? [] : [`${rule}: ${reason}`],
      ),
    );
    assert.deepEqual(found, GIVEN_UP);
  });

  it('changes nothing in a second run', () => {
    const found = breaches([...cases, ...underWindows], ({ after, fix }) => {
      const { applied } = fix(after);
      return applied.map(({ rule }) => rule);
    });
    assert.deepEqual(found, []);
  });

  it('changes no line that no patch names', () => {
    const found = breaches([...cases, ...underWindows], (one) => unnamedLines(one.before, one.after, one.patches));
    assert.deepEqual(found, []);
  });

  it('changes no value that no patch names', () => {
    const found = breaches(cases, (one) => unnamedValues(one.file, one.before, one.after, one.patches));
    assert.deepEqual(found, []);
  });

  it('prints a diff that makes the one of the other', () => {
    const found = breaches([...cases, ...underWindows], ({ before, after, file }) => {
      const options = { autoConvertLineEndings: false };
      return before === after || applyPatch(before, unifiedDiff(before, after, file), options) === after
        ? []
        : ['differs'];
    });
    assert.deepEqual(found, []);
  });

  it('does with CRLF what it does with LF', () => {
    assert.deepEqual(
      underWindows.filter(({ after }, index) => after !== windows(cases[index]!.after)).map(({ name }) => name),
      [],
    );
  });
});
