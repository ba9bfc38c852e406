import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What `npm pack` made. */
export interface Tarball {
  readonly file: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly unpackedSize: number;
}

interface Packed extends Omit<Tarball, 'file'> {
  readonly filename: string;
}

const folders: string[] = [];
let packed: Tarball | undefined;
let installed: string | undefined;

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that goes away with the tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'runner-lint-package-'));
  folders.push(folder);
  return folder;
}

/** Runs npm in a folder without touching the network, and returns what it prints. */
export function npm(folder: string, ...argv: readonly string[]): string {
  return execFileSync('npm', [...argv, '--offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The package as it would be published, made once from the dist/ that is there. */
export function tarball(): Tarball {
  if (packed) return packed;
  const folder = temporaryFolder();
  const json = JSON.parse(npm('.', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder)) as object;
  // npm 12 gives an object by the name of the package in place of a list.
  const [made] = Object.values(json) as [Packed];
  packed = { ...made, file: path.join(folder, made.filename) };
  return packed;
}

/** A folder with nothing but the installed package in it, made once. */
export function installedFolder(): string {
  if (installed !== undefined) return installed;
  installed = temporaryFolder();
  writeFileSync(path.join(installed, 'package.json'), '{ "private": true }\n');
  npm(installed, 'install', tarball().file);
  return installed;
}
