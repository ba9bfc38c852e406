// The files that are measured.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const run = path.join(root, 'bin/run.js');
export const LARGE = path.join(root, 'test/fixtures/bench/values.yaml');
/** Files of the size that most have: 0.7 to 2.9 kB. */
export const TYPICAL = [
  'examples/2020-setup/values.yaml',
  'examples/broken/values.yaml',
  'examples/good/values.yaml',
  'test/fixtures/legacy-0.40.yaml',
].map((name) => path.join(root, name));

const temporary = mkdtempSync(path.join(os.tmpdir(), 'runner-lint-bench-'));

/** Writes a file, in folders that need not be there. */
export function file(name, text) {
  const to = path.join(temporary, name);
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, text);
  return to;
}

/** A folder of `count` files that have the texts of `sources` in turn. */
export function folder(name, count, sources) {
  const texts = sources.map((source) => readFileSync(source, 'utf8'));
  for (let n = 0; n < count; n++) file(`${name}/${n}.yaml`, texts[n % texts.length]);
  return path.join(temporary, name);
}

export function removeFiles() {
  rmSync(temporary, { recursive: true });
}
