import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { ReportedFinding } from '../../src/report/json.ts';
import { describeInBrowser } from '../browser.ts';
import { run } from '../cli/run.ts';
import { goTo, type Made, shownRules, Workshop } from './html-page.ts';

const FILES = {
  'old/values.yaml': readFileSync('examples/2020-setup/values.yaml', 'utf8'),
  'broken/values.yaml': readFileSync('examples/broken/values.yaml', 'utf8'),
  'config.toml': 'concurrent = 0\n[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    cpu_limt = "1"\n',
};
const ARGV = ['--preset', 'all', ...Object.keys(FILES)];

describeInBrowser('html report in a browser', function () {
  const workshop = new Workshop();
  let made: Made;
  let page: Page;

  before(async () => {
    made = await workshop.make(FILES, ARGV);
  });
  beforeEach(async () => {
    workshop.trouble.length = 0;
    page = await workshop.open(made.url);
  });
  afterEach(async () => {
    await page.context().close();
    assert.deepEqual(workshop.trouble, []);
  });
  after(() => workshop.close());

  const rulesWhere = (fits: (finding: ReportedFinding) => boolean): readonly string[] =>
    made.data.findings.filter(fits).map(({ rule }) => rule);
  const status = (): Promise<string> => page.locator('#status').innerText();

  it('has what the JSON report has', async () => {
    const texts = (selector: string): Promise<string[]> =>
      page.locator(`article.finding ${selector}`).allTextContents();
    const { findings, summary } = made.data;
    assert.ok(findings.length > 30 && summary.errors > 0 && summary.warnings > 0 && summary.infos > 0);
    assert.deepEqual(
      await shownRules(page),
      findings.map(({ rule }) => rule),
    );
    assert.deepEqual(
      await texts('.severity'),
      findings.map(({ severity }) => severity),
    );
    assert.deepEqual(
      await texts('.message'),
      findings.map(({ message }) => message.replaceAll(/`([^`]+)`/g, '$1')),
    );
    assert.deepEqual(
      await texts('.facts a'),
      findings.map(({ file, start }) => `${file}:${start?.line}:${start?.column}`),
    );
    assert.deepEqual(
      await page.evaluate("[...document.querySelectorAll('a.rule')].map((link) => link.href)"),
      findings.map(({ url }) => url),
    );
    const numbers = await page.locator('.numbers b').allInnerTexts();
    assert.deepEqual(numbers.map(Number), [summary.errors, summary.warnings, summary.infos, summary.fixable, 3]);
    assert.equal(await status(), `${findings.length} of ${findings.length} findings`);
  });

  it('marks in the code what a finding is about', async () => {
    const marks = await page.locator('article.finding mark').allTextContents();
    const wanted = made.data.findings.map(({ text }) => text?.split('\n')[0]);
    assert.deepEqual(
      marks.filter((mark) => !mark.includes('*')),
      wanted.filter((_, index) => !marks[index]?.includes('*')),
    );
    const first = page.locator('article.finding').first().locator('pre');
    assert.match(await first.innerText(), /^\s*\d+.*\n\s*\d+.*\n/);
  });

  it('leaves out severities', async () => {
    await page.locator('[value=warning]').click();
    assert.deepEqual(
      await shownRules(page),
      rulesWhere(({ severity }) => severity !== 'warning'),
    );
    await page.locator('[value=info]').click();
    assert.deepEqual(
      await shownRules(page),
      rulesWhere(({ severity }) => severity === 'error'),
    );
  });

  it('shows one group, one rule, one file', async () => {
    await page.locator('[name=group]').selectOption('syntax');
    assert.deepEqual(
      await shownRules(page),
      rulesWhere(({ group }) => group === 'syntax'),
    );
    await page.locator('[name=group]').selectOption('');
    await page.locator('[name=rule]').selectOption('musl-helper-image');
    assert.deepEqual(
      await shownRules(page),
      rulesWhere(({ rule }) => rule === 'musl-helper-image'),
    );
    await page.locator('[name=rule]').selectOption('');
    await page.locator('[name=file]').selectOption('config.toml');
    assert.deepEqual(
      await shownRules(page),
      rulesWhere(({ file }) => file === 'config.toml'),
    );
    assert.equal(await page.locator('.group:visible h3').innerText(), `config.toml ${(await shownRules(page)).length}`);
  });

  it('shows what can be corrected', async () => {
    await page.getByLabel('Fixable only').click();
    assert.deepEqual(
      await shownRules(page),
      rulesWhere(({ fix }) => fix !== null),
    );
    assert.equal((await shownRules(page)).length, made.data.summary.fixable);
  });

  it('finds words, in any order and letter case', async () => {
    await page.locator('[name=q]').fill('IMAGE musl-helper');
    const found = await shownRules(page);
    assert.ok(found.includes('musl-helper-image') && found.length < made.data.findings.length);
    assert.equal(await status(), `${found.length} of ${made.data.findings.length} findings`);
  });

  it('says how much each choice would show', async () => {
    await page.locator('[name=file]').selectOption('config.toml');
    const warnings = rulesWhere(({ file, severity }) => file === 'config.toml' && severity === 'warning');
    assert.equal(await page.locator('label.warning output').innerText(), String(warnings.length));
    const groups = await page.locator('select[name=group] option').allInnerTexts();
    const syntax = rulesWhere(({ file, group }) => file === 'config.toml' && group === 'syntax');
    assert.ok(groups.includes(`syntax (${syntax.length})`), String(groups));
    assert.ok(groups.includes('upgrade (0)'), String(groups));
  });

  it('says when nothing fits, and shows all again', async () => {
    await page.locator('[name=q]').fill('no such words anywhere');
    assert.ok(await page.getByText('No finding matches these filters.').isVisible());
    assert.deepEqual(await page.locator('.group:visible').count(), 0);
    await page.getByRole('button', { name: 'Reset' }).click();
    assert.equal((await shownRules(page)).length, made.data.findings.length);
    assert.equal(await page.locator('[name=q]').inputValue(), '');
    assert.equal(new URL(page.url()).hash, '');
  });

  it('can be ordered by rule, and by file again', async () => {
    await page.locator('[name=by]').selectOption('rule');
    const rules = made.data.findings.map(({ rule }) => rule);
    assert.deepEqual(await shownRules(page), rules.toSorted());
    const heads = await page.locator('.group:visible h3 .name').allInnerTexts();
    assert.deepEqual(heads, [...new Set(rules)].toSorted());
    await page.locator('[name=by]').selectOption('file');
    assert.deepEqual(await shownRules(page), rules);
  });

  it('keeps the choices in its address', async () => {
    await page.locator('[value=error]').click();
    await page.locator('[name=file]').selectOption('old/values.yaml');
    await page.locator('[name=q]').fill('runners & "config"');
    await page.locator('[name=by]').selectOption('rule');
    const other = await workshop.open(page.url());
    assert.deepEqual(await shownRules(other), await shownRules(page));
    assert.ok(!(await other.locator('[value=error]').isChecked()));
    assert.equal(await other.locator('[name=file]').inputValue(), 'old/values.yaml');
    assert.equal(await other.locator('[name=q]').inputValue(), 'runners & "config"');
    assert.equal(await other.locator('[name=by]').inputValue(), 'rule');
    await other.context().close();
  });

  it('shows a finding that is linked to, whatever the filters are', async () => {
    const { fingerprint, rule } = made.data.findings.at(-1)!;
    await page.locator('[name=q]').fill('no such words anywhere');
    await page.evaluate(`location.hash = 'f-${fingerprint}'`);
    await page.locator(`#f-${fingerprint}`).waitFor({ state: 'visible' });
    assert.equal(await page.evaluate('document.activeElement.dataset.rule'), rule);
  });

  it('takes an address that makes no sense for the start', async () => {
    for (const hash of ['#view=nothing&severity=loud&by=moon', '#%%%', '#no-such-place', '#constructor=1']) {
      const other = await workshop.open(made.url + hash);
      assert.ok(await other.locator('#findings').isVisible(), hash);
      await other.context().close();
    }
  });

  it('shows the configuration in effect with its origins', async () => {
    await goTo(page, 'configuration');
    assert.ok(!(await page.locator('#findings').isVisible()));
    const { stdout } = await run(['render', '--origins', '--redact', 'old/values.yaml'], { files: FILES });
    const shown = await page.evaluate(
      "[...[...document.querySelectorAll('.config')].find((one) => one.querySelector('h3').textContent === 'old/values.yaml').querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join('  # '))",
    );
    const lines = stdout.split('\n').filter((line) => line !== '');
    assert.ok(lines.length > 30);
    assert.deepEqual(
      shown,
      lines.map((line) => line.trim()),
    );
  });

  it('can leave out the defaults', async () => {
    await goTo(page, 'configuration');
    const all = await page.locator('tbody tr:visible').count();
    await page.getByLabel('Only what is not a default').click();
    assert.ok((await page.locator('tbody tr:visible').count()) < all);
    assert.equal(await page.getByText('default of runner').filter({ visible: true }).count(), 0);
    assert.equal(new URL(page.url()).hash, '#view=configuration&given=1');
  });

  it('lists the files and what they were judged as', async () => {
    await goTo(page, 'files');
    const rows = await page.locator('#files tbody tr').allInnerTexts();
    assert.deepEqual(
      rows.map((row) => row.split('\t')[0]),
      made.data.files.map((file) => file.path),
    );
    assert.match(
      rows.find((row) => row.startsWith('config.toml'))!,
      /config-toml · runner \d+/,
    );
  });

  it('can be used with the keyboard alone', async () => {
    const focused = (): Promise<unknown> => page.evaluate('document.activeElement.dataset.rule');
    const rules = made.data.findings.map(({ rule }) => rule);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    assert.equal(await focused(), rules[1]);
    await page.keyboard.press('k');
    assert.equal(await focused(), rules[0]);
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('article.finding').first().locator('details p').isVisible());
    await page.keyboard.press('/');
    await page.keyboard.type('jk/');
    assert.equal(await page.locator('[name=q]').inputValue(), 'jk/');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'BODY');
  });

  it('is light or dark as the system is, or as the reader says', async () => {
    const brightness = async (): Promise<number> =>
      Number(await page.evaluate('+/\\d+/.exec(getComputedStyle(document.body).backgroundColor)[0]'));
    await page.emulateMedia({ colorScheme: 'light' });
    assert.ok((await brightness()) > 200);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.ok((await brightness()) < 50);
    await page.getByLabel('Theme').selectOption('light');
    assert.ok((await brightness()) > 200);
    await page.reload();
    assert.ok((await brightness()) > 200);
    await page.getByLabel('Theme').selectOption('');
    assert.ok((await brightness()) < 50);
  });

  it('shows everything without scripts', async () => {
    const plain = await workshop.open(made.url, { javaScriptEnabled: false });
    assert.equal(await plain.locator('article.finding:visible').count(), made.data.findings.length);
    for (const part of ['#findings', '#configuration', '#files']) assert.ok(await plain.locator(part).isVisible());
    assert.equal(await plain.locator('select:visible, input:visible, button:visible').count(), 0);
    await plain.locator('article.finding summary').first().click();
    assert.ok(await plain.locator('article.finding details p').first().isVisible());
    await plain.context().close();
  });

  it('fits a narrow window', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    for (const part of ['findings', 'configuration', 'files']) {
      await goTo(page, part);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 400, part);
    }
  });

  it('prints the findings with their reasons, and no controls', async () => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('select:visible, input:visible, nav:visible').count(), 0);
    assert.ok(
      await page.evaluate(
        "document.querySelector('article.finding details p').checkVisibility({ contentVisibilityAuto: true })",
      ),
    );
  });
});
