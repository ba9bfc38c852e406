import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import type { Rule } from '../../src/model/rule.ts';
import { configurationSchema } from './configuration-schema.ts';

const ROOT = new URL('../../', import.meta.url);
const RULES = 'src/rules/';
const HEAD = '// Made by "npm run rules" from the files in this folder; do not edit.\n';

/** Paths of all rules below `src/rules/`, sorted: one folder a group, one file a rule. */
function ruleFiles(): readonly string[] {
  const groups = readdirSync(new URL(RULES, ROOT), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(({ name }) => name);
  return groups
    .flatMap((group) => readdirSync(new URL(`${RULES}${group}`, ROOT)).map((file) => `${group}/${file}`))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** All files that are made from the rules: path from the root of the project, and text. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const files = ruleFiles();
  const modules = await Promise.all(
    files.map((file) => import(new URL(RULES + file, ROOT).href) as Promise<{ default: Rule }>),
  );
  const rules = modules.map((module) => module.default);
  const schema = JSON.stringify(configurationSchema(rules));
  return new Map([
    ['schemas/configuration.schema.json', await format(schema, { parser: 'json', printWidth: 120 })],
    [`${RULES}index.ts`, await format(indexOf(files), { parser: 'typescript', printWidth: 120, singleQuote: true })],
    ['README.md', readmeWith(tableOf(rules))],
  ]);
}

function indexOf(files: readonly string[]): string {
  const name = (file: string): string =>
    file.replace(/^.*\/|\.ts$/g, '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const imports = files.map((file) => `import ${name(file)} from './${file}';`).join('\n');
  const list = files.map((file) => `  ${name(file)},`).join('\n');
  const doc = '/** Every rule, in the order of their files; the order of findings does not depend on it. */';
  return `${HEAD}import type { Rule } from '../model/rule.ts';\n${imports}\n\n${doc}\nexport const rules: readonly Rule[] = [\n${list}\n];\n`;
}

function tableOf(rules: readonly Rule[]): string {
  const rows = rules.map(({ group, id, docs }) => `| ${group} | \`${id}\` | ${docs.what} |`);
  return ['| group | rule | what |', '|---|---|---|', ...rows].join('\n');
}

function readmeWith(table: string): string {
  return committed('README.md').replace(/(?<=<!-- rules -->\n)[^]*(?=\n<!-- \/rules -->)/, () => table);
}

/** The committed text of a generated file. */
export function committed(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const [path, text] of await generate()) writeFileSync(new URL(path, ROOT), text);
