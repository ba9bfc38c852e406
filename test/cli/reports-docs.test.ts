import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { FORMAT_NAMES } from '../../src/report/format.ts';
import { folder } from '../input/folder.ts';
import { runIn } from './run.ts';

const page = readFileSync('docs/reports.md', 'utf8');

const codeOf = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\\n\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, code = '']) => code);

/** Every `runner-lint` of the page, those in jobs too. */
const commands = [
  ...new Set(
    [...codeOf('sh'), ...codeOf('yaml')].flatMap(
      (code) => code.match(/(?<=^\s*(?:- (?:run: )?)?)runner-lint -.*$/gm) ?? [],
    ),
  ),
];

interface Job {
  readonly script: readonly string[];
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
}

describe('docs/reports.md', () => {
  it('tells of every format', () => {
    for (const name of FORMAT_NAMES) assert.match(page, new RegExp(`^\\| \`${name}\` \\|`, 'm'));
  });

  it('has commands', () => assert.ok(commands.length >= 8, commands.join('\n')));

  for (const command of commands)
    it(`shows a command that works: ${command}`, async () => {
      const { root, remove } = folder({});
      cpSync('examples/broken', path.join(root, 'examples/broken'), { recursive: true });
      const { code, stderr } = await runIn(root, command.split(' ').slice(1));
      const written = [...command.matchAll(/ --format \w+=(\S+)/g)].map(([, file = '']) => file);
      const missing = written.filter((file) => !existsSync(path.join(root, file)));
      remove();
      assert.deepEqual([code, stderr, missing], [1, '', []]);
    });

  it('has jobs that keep what they write, by the name that GitLab has for it', () => {
    const jobs = codeOf('yaml')
      .map((code) => parse(code) as { readonly 'runner-lint'?: Job })
      .flatMap((file) => file['runner-lint'] ?? []);
    assert.equal(jobs.length, 2);
    for (const { script, artifacts } of jobs)
      for (const [report, file] of Object.entries(artifacts.reports))
        assert.ok(script.some((line) => line.includes(`--format ${report}=${file} `)));
  });

  it('shows a line that is printed', async () => {
    const { root, remove } = folder({});
    cpSync('examples/broken', path.join(root, 'examples/broken'), { recursive: true });
    const { stdout } = await runIn(root, ['--format', 'compact', 'examples/broken/values.yaml']);
    remove();
    const [line = ''] = /^examples\/.*$/m.exec(page) ?? [];
    assert.ok(line !== '' && stdout.split('\n').includes(line), line);
  });
});
