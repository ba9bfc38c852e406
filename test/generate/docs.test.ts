import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eachAnswer } from '../../src/generate/answer-schema.ts';
import { HELPER_NAMES } from '../../src/generate/compile-options.ts';
import { folder } from '../input/folder.ts';
import { runIn } from '../cli/run.ts';

const text = readFileSync('docs/generate.md', 'utf8');

/** Files and commands of the page, in order. */
function stepsOf(page: string): readonly ({ file: string; text: string } | { command: string; code: number })[] {
  const steps: ReturnType<typeof stepsOf>[number][] = [];
  for (const [, file, content = ''] of page.matchAll(/(?:^`(\S+)`:\n\n)?^```\w*\n([^]*?)^```$/gm)) {
    if (file !== undefined) steps.push({ file, text: content });
    else
      for (const line of content.split('\n')) {
        const [, command, code] = /^(runner-lint .*?)(?: +#(?:.*exit code (\d))?.*)?$/.exec(line) ?? [];
        if (command !== undefined) steps.push({ command, code: Number(code ?? 0) });
      }
  }
  return steps;
}

/** The words of a command; quotes are single ones. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1);
}

describe('docs/generate.md', () => {
  it('has commands that do what it says', async () => {
    const { root, remove } = folder({});
    const steps = stepsOf(text);
    assert.ok(steps.filter((step) => 'command' in step).length >= 11);
    for (const step of steps) {
      if ('file' in step) {
        mkdirSync(path.join(root, path.dirname(step.file)), { recursive: true });
        writeFileSync(path.join(root, step.file), step.text);
        continue;
      }
      const { code, stdout, stderr } = await runIn(root, wordsOf(step.command));
      assert.equal(code, step.code, `${step.command}\n${stderr}`);
      assert.ok(stdout !== '' || /: (?:written|nothing to change)\n$/.test(stderr) || code === 2, step.command);
    }
    remove();
  });

  it('names every answer and every helper', () => {
    for (const {
      path: [name = '', part = name],
    } of eachAnswer())
      assert.ok(text.includes(`\`${part}\``), `${name} ${part}`);
    for (const name of HELPER_NAMES) assert.match(text, new RegExp(`[{(]${name} `));
  });
});
