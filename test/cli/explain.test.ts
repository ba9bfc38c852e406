import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { rules } from '../../src/rules/index.ts';
import { run } from './run.ts';

const schema = JSON.parse(readFileSync('schemas/explain.schema.json', 'utf8')) as object;
const validate = new Ajv2020({ strict: true, formats: { uri: true } }).compile(schema);

async function explain(...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(['explain', ...argv]);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  return stdout;
}

async function json(...argv: string[]): Promise<{ readonly explained: readonly Readonly<Record<string, unknown>>[] }> {
  const document: unknown = JSON.parse(await explain('--format', 'json', ...argv));
  assert.ok(validate(document), JSON.stringify(validate.errors));
  return document as { explained: Record<string, unknown>[] };
}

describe('runner-lint explain', () => {
  it('prints a rule in 80 columns, with its examples', async () => {
    const text = await explain('musl-helper-image');
    assert.match(text, /^musl-helper-image\n {2}The helper container looks up/);
    assert.match(text, /\nFOUND\n {2}`values\.yaml`\n {4}gitlabUrl: /);
    assert.match(text, /\nNOT FOUND\n {2}`values\.yaml`\n {4}gitlabUrl: /);
    assert.match(text, /\n {2}# runner-lint-disable-next-line musl-helper-image -- REASON\n/);
    const prose = text.split('\n').filter((line) => !/^ {4}|https?:/.test(line));
    for (const line of prose) assert.ok(line.length <= 80, line);
  });

  it('prints the page of a rule', async () => {
    const page = readFileSync('docs/rules/musl-helper-image.md', 'utf8');
    assert.equal(await explain('musl-helper-image', '--format', 'markdown'), page.slice(page.indexOf('# ')));
  });

  it('prints a rule for programs', async () => {
    const { explained } = await json('musl-helper-image');
    const rule = rules.find(({ id }) => id === 'musl-helper-image');
    assert.deepEqual(
      explained.map(({ kind, id, examples, references }) => ({ kind, id, examples, references })),
      [
        {
          kind: 'rule',
          id: rule?.id,
          examples: {
            bad: rule?.examples.bad.map((text) => (typeof text === 'string' ? { file: 'values.yaml', text } : text)),
            good: rule?.examples.good.map((text) => (typeof text === 'string' ? { file: 'values.yaml', text } : text)),
            fixed: rule?.examples.fixed,
          },
          references: rule?.docs.references,
        },
      ],
    );
  });

  it('prints a setting of both documents, one after the other', async () => {
    assert.match(await explain('concurrent'), /^concurrent\n[^]*\n\nconcurrent\n/);
    const { explained } = await json('concurrent', '--chart-version', '0.80', '--runner-version', '17.11');
    assert.deepEqual(
      explained.map(({ document, version }) => [document, version]),
      [
        ['config', '17.11'],
        ['values', '0.80.1'],
      ],
    );
  });

  it('prints the same kind of document for every sort of setting', async () => {
    for (const word of ['runners.config', 'rbac', 'runners.image', 'runners.kubernetes', 'log_level'])
      assert.equal((await json(word)).explained.length, 1);
  });

  it('has what lint does not load', () => {
    const [lint, explain] = ['core', 'readers'].map((part) => readFileSync(`dist/${part}.cjs`, 'utf8'));
    const evidence = rules
      .flatMap(({ docs }) => docs.references)
      .filter((reference) => /^[ -~]+$/.test(reference) && reference.startsWith('gitlab-runner '));
    assert.ok(evidence.length > 100);
    assert.deepEqual(
      evidence.filter((reference) => lint?.includes(reference) || !explain?.includes(reference)),
      [],
    );
  });

  it('says when a version is newer than the newest known', async () => {
    const { code, stderr } = await run(['explain', 'rbac.create', '--chart-version', '9.0.0']);
    assert.equal(code, 0);
    assert.match(stderr, /^runner-lint: chart 9\.0\.0 is newer than the newest known one/);
  });

  for (const [what, argv, message] of [
    ['nothing', [], /explain what\? Give one rule or one setting/],
    ['two words', ['rbac', 'hpa'], /explain what\? Give one rule or one setting/],
    ['an unknown word', ['helper_image_flavour'], /did you mean helper_image_flavor\?/],
    ['what a terminal would obey', ['\u001b[2Jx'], /no setting \\u001b\[2Jx/],
    ['a bad version', ['rbac', '--chart-version', 'new'], /not a version/],
    ['a bad format', ['rbac', '--format', 'html'], /to be one of: text, markdown, json/],
  ] as const)
    it(`asks for one word: ${what}`, async () => {
      const { code, stdout, stderr } = await run(['explain', ...argv]);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, message);
    });
});
