import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of this machine: that of CHROMIUM_PATH, else the first on the PATH; undefined if there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  if (env['CHROMIUM_PATH'] !== undefined && env['CHROMIUM_PATH'] !== '') return env['CHROMIUM_PATH'];
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts it; it has no sandbox for root. Chromium dies at the start now and then, so it has a second chance. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('there is no Chromium: set CHROMIUM_PATH');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const launch = async (): Promise<Browser> => chromium.launch({ executablePath, args });
  return launch().catch(launch);
}

/** Tests in a real browser, which are skipped, and say so, where there is none. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (findChromium() !== undefined) describe(title, tests);
  else describe.skip(`${title} (skipped: no Chromium; install one or set CHROMIUM_PATH)`, tests);
}
