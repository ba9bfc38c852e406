// Makes dist/: the program, its rarely used parts in files of their own, the help texts that bin/run.js prints by itself,
// and the licences of the packages that are in the bundle.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMAND_NAMES } from '../src/commands/names.ts';
import { buildTemplates } from './build-templates.ts';
import { buildPage } from './build-page.ts';
import { buildValidators } from './build-validators.ts';
import { bundleAll } from './bundle/bundle-all.mjs';
import { licences } from './bundle/licences.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');

buildValidators();
buildTemplates();
await buildPage();
// Only now is there all that it imports.
const { helpText } = await import('../src/commands/oclif.ts');
const { files, packages } = await bundleAll(root);
files.set('licences.txt', licences(root, packages));
files.set('help/runner-lint.txt', await helpText(undefined));
for (const name of COMMAND_NAMES) files.set(`help/${name}.txt`, await helpText(name));

mkdirSync(path.join(dist, 'help'), { recursive: true });
for (const [name, text] of files) writeFileSync(path.join(dist, name), text);
for (const name of readdirSync(dist, { recursive: true }))
  if (name !== 'help' && !files.has(name.split(path.sep).join('/')))
    rmSync(path.join(dist, name), { recursive: true, force: true });

// For who imports it: Node finds no names in a bundle by itself.
const names = Object.keys(createRequire(import.meta.url)(path.join(dist, 'index.cjs')));
writeFileSync(
  path.join(dist, 'index.mjs'),
  `import bundle from './index.cjs';\nexport const { ${names.join(', ')} } = bundle;\n`,
);
