// Third part of the build: the types of the API, as TypeScript writes them, without those that it does not reach.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const ENTRY = 'api/index.d.ts';
const types = path.join(root, 'dist/types');

/** Every file of types that a file leads to, by its path below src/. */
function reached(folder, file, found = new Map()) {
  if (found.has(file)) return found;
  const text = readFileSync(path.join(folder, file), 'utf8');
  found.set(file, text.replace(/(from ')(\.[^']*)\.ts(';)/g, '$1$2.js$3'));
  for (const [, to] of text.matchAll(/from '(\.[^']*)\.ts';/g))
    reached(folder, path.posix.join(path.posix.dirname(file), `${to}.d.ts`), found);
  return found;
}

const made = mkdtempSync(path.join(os.tmpdir(), 'runner-lint-types-'));
const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.types.json', '--outDir', made], {
  cwd: root,
  encoding: 'utf8',
});
if (status !== 0) throw new Error(stdout);
rmSync(types, { recursive: true, force: true });
for (const [file, text] of reached(made, ENTRY)) {
  mkdirSync(path.dirname(path.join(types, file)), { recursive: true });
  writeFileSync(path.join(types, file), text);
}
rmSync(made, { recursive: true });

// Node takes a file of types for an ES module or not by what is around it; these suit both.
writeFileSync(path.join(types, 'package.json'), '{ "type": "commonjs" }\n');
for (const ending of ['mts', 'cts'])
  writeFileSync(path.join(root, `dist/index.d.${ending}`), "export * from './types/api/index.js';\n");
