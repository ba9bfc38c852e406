import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rules } from '../../src/rules/index.ts';
import { ROOT, writeGenerated } from './build.ts';
import { newRule } from './template.ts';

const { values, positionals } = parseArgs({ options: { 'dry-run': { type: 'boolean' } }, allowPositionals: true });
const file = newRule(
  positionals.join(' '),
  rules.map(({ id }) => id),
);
if ('problem' in file) {
  process.stderr.write(`new-rule: ${file.problem}\n`);
  process.exitCode = 2;
} else if (values['dry-run']) {
  process.stdout.write(file.text);
} else {
  const url = new URL(file.path, ROOT);
  mkdirSync(new URL('.', url), { recursive: true });
  writeFileSync(url, file.text);
  await writeGenerated();
  process.stdout.write(`${file.path} is there; its examples fail until it finds something.\n`);
}
