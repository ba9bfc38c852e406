import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../browser.ts';
import { goTo, type Made, shownRules, Workshop } from './html-page.ts';

const TOKEN = 'glrt-t3_Zm9vYmFyYmF6cXV4';
const NASTY = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '"><svg onload=alert(3)>',
  "' onmouseover='alert(4)",
  '</pre></article></main><h1>gone</h1>',
  '<!-- --> ]]> <![CDATA[ &lt;b&gt; &#106;',
  '{{7*7}} ${alert(5)} `<b>code</b>`',
  'javascript:alert(6)',
];
const FILES = {
  '<img src=x onerror=alert(7)> & "q" \'s\'.yaml': [
    'gitlabUrl: https://gitlab.example.com',
    'concurrent: 4',
    'rbac: { create: true }',
    'runners:',
    ...NASTY.map((text, index) => `  ${JSON.stringify(`${text} ${index}`)}: ${JSON.stringify(text)} # ${text}`),
    '  imag: "\\u202e\\u0007" # \u202edetrever \u200b',
    '  config: |',
    '    [[runners]]',
    '      name = "</textarea><script>alert(8)</script>"',
    '      [runners.kubernetes]',
    '        image = "</code><iframe src=https://example.com></iframe>"',
    '        "<b onclick=alert(9)>" = 1',
    '',
  ].join('\n'),
};

describeInBrowser('html report of a hostile file', () => {
  const workshop = new Workshop();
  let made: Made;
  let page: Page;

  before(async () => {
    made = await workshop.make(FILES, [
      '--preset',
      'all',
      '--set',
      'runnerToken=<script>alert(10)</script>',
      ...Object.keys(FILES),
    ]);
    page = await workshop.open(made.url);
  });
  after(() => workshop.close());

  it('runs nothing and asks for nothing', async () => {
    for (const part of ['configuration', 'files', 'findings']) await goTo(page, part);
    await page.locator('[name=by]').selectOption('rule');
    await page.locator('[name=q]').fill('<img src=x onerror=alert(11)>');
    const other = await workshop.open(`${made.url}#q=<script>alert(12)</script>&rule="><img src=x onerror=alert(13)>`);
    await other.context().close();
    await page.locator('[name=q]').fill('');
    assert.deepEqual(workshop.trouble, []);
  });

  it('has none of their elements', async () => {
    const tags = 'img, svg, iframe, textarea, h1 ~ h1, main h1, b[onclick], [onmouseover], [onerror], [style]';
    assert.equal(await page.locator(tags).count(), 0);
    assert.equal(await page.locator('script').count(), 1);
    assert.equal(await page.locator('style').count(), 1);
    const links: string[] = await page.evaluate(
      "[...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))",
    );
    assert.deepEqual(
      links.filter((link) => !/^(?:#|https:\/\/gitlab\.com\/runner-lint\/)/.test(link)),
      [],
    );
  });

  it('shows what is written', async () => {
    const text = await page.locator('main').textContent();
    for (const part of NASTY) assert.ok(text?.includes(part.replaceAll('`', '')) || text?.includes(part), part);
    assert.ok(text?.includes(Object.keys(FILES)[0]!));
    assert.equal((await shownRules(page)).length, made.data.findings.length);
    assert.ok(made.data.findings.length > NASTY.length);
  });

  it('holds nothing that turns text round or cannot be seen', () => {
    assert.doesNotMatch(
      made.html,
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]/,
    );
    assert.match(made.html, /\\u202edetrever/);
  });
});

describeInBrowser('html report as a document', () => {
  const workshop = new Workshop();
  let made: Made;
  let page: Page;
  const SECRETS = ['hunter2', 'hunter3', 'hunter4', 'hunter5', 'hunter6', 'hunter7', TOKEN];
  const VALUES = `gitlabUrl: http://gitlab.example.com
runnerToken: ${TOKEN}
concurent: 4
runnerRegistrationToken: |
  hunter2
imagePullSecret:
  password: hunter3
envVars:
  - name: CACHE_S3_SECRET_KEY
    value: hunter4
  - name: HTTP_PROXI
    value: x
runners:
  imagePullPolicy: alwayz
  config: |
    [[runners]]
      token = """
      hunter5
      """
      imag = "x"
      environment = ["DEPLOY_TOKEN=hunter6"]
      [runners.kubernetes]
        cpu_limt = "1"
`;
  const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: farm }
spec:
  chart: { spec: { chart: gitlab-runner, version: 0.80.0 } }
  values:
${VALUES.replaceAll(/^/gm, '    ')}
`;
  const FILES = {
    'values.yaml': VALUES,
    'release.yaml': RELEASE,
    'notes.yaml': 'a: 1\n',
    'bad.yaml': 'runners:\n  config: |\n  x: [\n',
  };
  const ARGV = [
    '--preset',
    'all',
    '--set',
    'certsSecretName=x,imagePullSecrets[0].password=hunter7',
    ...Object.keys(FILES),
  ];

  before(async () => {
    made = await workshop.make(FILES, ARGV);
    page = await workshop.open(made.url);
  });
  after(() => workshop.close());

  it('shows no secret', () => {
    assert.ok(made.data.findings.length > 20);
    for (const secret of SECRETS) assert.ok(!made.html.includes(secret), secret);
    assert.match(made.html, /\*{7}/);
    assert.match(made.html, /\[redacted\]/);
  });

  it('has the same bytes each time', async () => {
    assert.equal((await workshop.make(FILES, ARGV)).html, made.html);
  });

  it('is read by the browser as it was written', async () => {
    const body = made.html.replace(/<script>[^]*?<\/script>|<style>[^]*?<\/style>/g, '');
    const tags = [...new Set([...body.matchAll(/<([a-z]\w*)/g)].map((match) => match[1] ?? ''))];
    const plain = await workshop.open(made.url, { javaScriptEnabled: false });
    assert.ok(tags.length > 20);
    for (const tag of tags.filter((name) => name !== 'script' && name !== 'style')) {
      const opened = body.match(new RegExp(`<${tag}[\\s>]`, 'g'))?.length;
      const closed = body.match(new RegExp(`</${tag}\\s*>`, 'g'))?.length ?? 0;
      assert.equal(await plain.locator(tag).count(), opened, tag);
      assert.ok(closed === opened || /^(?:meta|link|input)$/.test(tag), tag);
    }
    assert.equal(await plain.locator('article article, p p, form form, main main').count(), 0);
    assert.equal(await plain.evaluate('document.compatMode'), 'CSS1Compat');
    await plain.context().close();
  });

  it('has names that lead to one element each', async () => {
    const { ids, wanted } = await page.evaluate<{ ids: string[]; wanted: string[] }>(`({
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      wanted: [...document.querySelectorAll('a[href^="#"], [aria-labelledby]')].map((one) => one.getAttribute('aria-labelledby') ?? one.getAttribute('href').slice(1)),
    })`);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      wanted.filter((id) => !ids.includes(id)),
      [],
    );
  });

  it('can be read aloud: language, landmarks, headings, names of controls', async () => {
    assert.equal(await page.locator('html[lang=en]').count(), 1);
    for (const landmark of ['banner', 'navigation', 'main', 'search', 'contentinfo'] as const)
      assert.equal(await page.getByRole(landmark).count(), 1, landmark);
    const unnamed = await page.evaluate(
      "[...document.querySelectorAll('input, select, button')].filter((one) => (one.labels?.[0]?.textContent ?? one.textContent).trim() === '').length",
    );
    assert.equal(unnamed, 0);
    const levels: number[] = await page.evaluate(
      "[...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1]))",
    );
    assert.equal(levels.filter((level) => level === 1).length, 1);
    for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1, String(index));
  });

  it('shows where the focus is', async () => {
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    for (let count = 0; count < 12; count++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
      assert.notEqual(outline, 'none', String(count));
    }
  });

  for (const theme of ['light', 'dark'])
    it(`has enough contrast (WCAG AA) when it is ${theme}`, async () => {
      await page.locator('#theme').selectOption(theme);
      const weak: string[] = [];
      for (const part of ['findings', 'configuration', 'files']) {
        await goTo(page, part);
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        weak.push(...(await page.evaluate<string[]>(WEAK_TEXTS)));
      }
      assert.deepEqual(weak, []);
    });

  it('says why there is no configuration', async () => {
    const remarks = await page.locator('.config .remark').allTextContents();
    assert.ok(
      remarks.some((text) => /^bad\.yaml:\d+:\d+: /.test(text)),
      String(remarks),
    );
  });

  it('lists what was skipped, and why', async () => {
    const rows = await page.locator('#files tbody tr').allTextContents();
    assert.ok(
      rows.some((row) => /notes\.yaml\s*skipped: /.test(row)),
      String(rows),
    );
  });

  it('stays small with a thousand findings', async () => {
    const lines = Array.from({ length: 100 }, (_, index) => runner(index));
    const files = { 'config.toml': ['concurrent = 4', ...lines, ''].join('\n') };
    const { html, data, url } = await workshop.make(files, ['--preset', 'all', 'config.toml']);
    assert.ok(data.findings.length >= 1000);
    assert.ok(html.length < 2_000_000, String(html.length));
    const large = await workshop.open(url);
    await large.locator('[name=q]').fill('"runner-5"');
    const found = (await shownRules(large)).length;
    assert.ok(found > 0 && found < 20, String(found));
    await large.context().close();
  });

  it('says that nothing was found', async () => {
    const good = await workshop.make({ 'values.yaml': 'gitlabUrl: https://gitlab.example.com\n' }, [
      '--rule',
      'no-token=off',
      '--preset',
      'recommended',
      '--rule',
      'no-rbac=off',
      'values.yaml',
    ]);
    const clean = await workshop.open(good.url);
    const all = good.data.findings.length;
    assert.equal(await clean.getByText('Nothing found.').isVisible(), all === 0);
    await clean.context().close();
  });
});

function runner(index: number): string {
  return `
[[runners]]
  name = "runner-${index}"
  url = "http://gitlab.example.com"
  executor = "kubernetes"
  [runners.kubernetes]
    imag = "docker:latest"
    privileged = true
    memory_limit = "100"
    cpu_request = "2"
    cpu_limit = "1"
${Array.from({ length: 6 }, (_, key) => `    unknown_${key} = "x"`).join('\n')}`;
}

/** Texts whose colour is too near to that of what is behind them: 4.5 to 1 is due. */
const WEAK_TEXTS = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color[3] !== 0) return color;
    }
    return [255, 255, 255];
  };
  const weak = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() === '' || !element.checkVisibility() || element.closest('script, option')) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) weak.add(element.tagName + '.' + element.className + ' ' + ratio.toFixed(2));
  }
  return [...weak];
})()`;
