import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { JsonReport } from '../../src/report/json.ts';
import { launchChromium } from '../browser.ts';
import { runIn } from '../cli/run.ts';
import { folder } from '../input/folder.ts';

/** A report as a page and as JSON, of the same run. */
export interface Made {
  readonly url: string;
  readonly html: string;
  readonly data: JsonReport;
}

/** A browser, and the pages that the real program makes. */
export class Workshop {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'runner-lint-page-'));
  #browser: Browser | undefined;
  #made = 0;
  /** What went wrong on any page: messages of the console, errors, dialogs, and requests for anything but the page. */
  readonly trouble: string[] = [];

  /** Lints files in a temporary folder. */
  async make(files: Readonly<Record<string, string>>, argv: readonly string[]): Promise<Made> {
    const { root, remove } = folder(files);
    const page = path.join(this.#folder, `${this.#made++}.html`);
    const { stderr } = await runIn(root, ['--format', 'json=report.json', '--format', `html=${page}`, ...argv]);
    if (stderr.includes('--format')) throw new Error(stderr);
    const data = JSON.parse(readFileSync(path.join(root, 'report.json'), 'utf8')) as JsonReport;
    remove();
    return { url: pathToFileURL(page).href, html: readFileSync(page, 'utf8'), data };
  }

  /** Opens a page in a window of its own. */
  async open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    this.#browser ??= await launchChromium();
    const context = await this.#browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    const page = await context.newPage();
    page.on('console', (message) => this.trouble.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => this.trouble.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.trouble.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== url.split('#')[0]) this.trouble.push(`request: ${request.url()}`);
    });
    await page.goto(url);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Rules of the findings that can be seen, in their order. */
export async function shownRules(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    "[...document.querySelectorAll('article.finding')].filter((one) => one.checkVisibility()).map((one) => one.dataset.rule)",
  );
}

/** Goes to a part of the page by its link. */
export async function goTo(page: Page, part: string): Promise<void> {
  await page.locator(`nav a[href="#${part}"]`).click();
  await page.locator(`#${part}`).waitFor({ state: 'visible' });
}
