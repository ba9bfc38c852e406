import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { installedFolder } from './tarball.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
);
const FILE = 'test/fixtures/bench/values.yaml';
const BIN = path.resolve('bin/run.js');

/** What a page makes of a text, with the package and nothing else. */
const PAGE = `
import { fix, lint, render, report } from 'runner-lint';
globalThis.answer = (path, text) => {
  const input = { files: [{ path, text }] };
  return { lint: lint(input), fix: fix(input, { unsafe: true }), render: render(input), compact: report('compact', input) };
};`;

interface Answer {
  readonly lint: object;
  readonly fix: { readonly files: readonly { readonly text?: string }[] };
  readonly render: object;
  readonly compact: string;
}

/** What the command line prints for the same file; findings make its exit code 1. */
function printed(...argv: readonly string[]): string {
  const script = [BIN, ...argv, '--no-config', FILE].filter((word) => argv[0] !== 'render' || word !== '--no-config');
  try {
    return execFileSync(process.execPath, script, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return String((error as { stdout: unknown }).stdout);
  }
}

describe('the package in a browser', function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let answer: Answer;

  before(async function () {
    if (CHROMIUM === undefined) {
      console.warn('      There is no Chromium here: what runs in a browser is not tested.');
      this.skip();
    }
    const folder = installedFolder();
    writeFileSync(path.join(folder, 'page.js'), PAGE);
    // Neither shims nor externals: a module of Node would be an error.
    const { outputFiles, warnings } = await build({
      absWorkingDir: folder,
      entryPoints: ['page.js'],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      logLevel: 'silent',
    });
    assert.deepEqual(warnings, []);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on('pageerror', ({ message }) => wrong.push(message));
    await page.setContent('<!doctype html><title>runner-lint</title>');
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    const given = JSON.stringify([FILE, readFileSync(FILE, 'utf8')]);
    answer = await page.evaluate<Answer>(`globalThis.answer(...${given})`);
    assert.deepEqual(wrong, []);
  });

  after(async () => browser?.close());

  it('lints as the command line does', () => {
    assert.deepEqual(answer.lint, JSON.parse(printed('--format', 'json')));
    assert.equal(answer.compact, printed('--format', 'compact'));
  });

  it('fixes as the command line does', () => {
    const files = answer.fix.files.map(({ text, ...file }) => {
      assert.equal(typeof text, 'string');
      return file;
    });
    assert.deepEqual({ ...answer.fix, files }, JSON.parse(printed('fix', '--unsafe', '--format', 'json')));
  });

  it('renders as the command line does', () => {
    assert.deepEqual(answer.render, JSON.parse(printed('render', '--format', 'json')));
  });
});
