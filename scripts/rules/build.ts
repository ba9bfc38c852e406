import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import type { Rule } from '../../src/model/rule.ts';
import { configurationSchema } from './configuration-schema.ts';
import { factsAsked, type FactsAsked } from './facts-asked.ts';
import { groupsOf, PAGES, rulePages } from './pages.ts';

/** Folder of the project. */
export const ROOT = new URL('../../', import.meta.url);
const RULES = 'src/rules/';
const HEAD = '// Made by "npm run rules" from the files in this folder; do not edit.\n/* oxlint-disable max-lines */\n';

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
  const urls = files.map((file) => new URL(RULES + file, ROOT));
  const modules = await Promise.all(urls.map(({ href }) => import(href) as Promise<{ default: Rule }>));
  const rules = modules.map((module) => module.default);
  const asked = await factsAsked(urls);
  return new Map([
    ['schemas/configuration.schema.json', await pretty(JSON.stringify(configurationSchema(rules)), 'json')],
    [`${RULES}index.ts`, await pretty(indexOf(files), 'typescript')],
    [`${RULES}facts-asked.ts`, await pretty(factsOf(asked), 'typescript')],
    ['README.md', readmeWith(groupList(rules))],
    ...rulePages(rules, asked),
  ]);
}

function pretty(text: string, parser: 'json' | 'typescript'): Promise<string> {
  return format(text, { parser, printWidth: 120, singleQuote: true });
}

function indexOf(files: readonly string[]): string {
  const name = (file: string): string =>
    file.replace(/^.*\/|\.ts$/g, '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const imports = files.map((file) => `import ${name(file)} from './${file}';`).join('\n');
  const list = files.map((file) => `  ${name(file)},`).join('\n');
  const doc = '/** Every rule, in the order of their files; the order of findings does not depend on it. */';
  return `${HEAD}import type { Rule } from '../model/rule.ts';\n${imports}\n\n${doc}\nexport const rules: readonly Rule[] = [\n${list}\n];\n`;
}

function factsOf(asked: FactsAsked): string {
  const table = JSON.stringify(Object.fromEntries(asked));
  const doc = '/** The facts that rules ask for, by the id of the rule. */';
  return `${HEAD}import type { Facts } from '../model/facts.ts';\n\n${doc}\nexport const FACTS_ASKED: Readonly<Record<string, readonly (keyof Facts)[]>> = ${table};\n`;
}

function groupList(rules: readonly Rule[]): string {
  const lines = groupsOf(rules).map(
    ({ group, about, rules: own }) => `- [${group}](${PAGES}README.md#${group}), ${own.length} rules: ${about}`,
  );
  return `${rules.length} rules, each with [a page of its own](${PAGES}README.md):\n\n${lines.join('\n')}`;
}

function readmeWith(list: string): string {
  return committed('README.md').replace(/(?<=<!-- rules -->\n)[^]*(?=\n<!-- \/rules -->)/, () => list);
}

/** The committed text of a generated file. */
export function committed(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** Names of the committed pages about rules. */
export function committedPages(): readonly string[] {
  return readdirSync(new URL(PAGES, ROOT)).map((name) => PAGES + name);
}

/** Writes all files that are made from the rules, and takes away the pages of rules that are gone. */
export async function writeGenerated(): Promise<void> {
  const files = await generate();
  mkdirSync(new URL(PAGES, ROOT), { recursive: true });
  for (const [path, text] of files) writeFileSync(new URL(path, ROOT), text);
  for (const path of committedPages()) if (!files.has(path)) rmSync(new URL(path, ROOT));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeGenerated();
