import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Node } from '../../src/model/node.ts';
import { rules } from '../../src/rules/index.ts';
import { parseYaml } from '../../src/yaml/index.ts';

/** A file to start from. */
export interface Input {
  readonly path: string;
  readonly text: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Folders with files of users; the last one holds public files and is not part of the repository. */
const FOLDERS = ['examples', 'test/fixtures', '../shared/corpus'];

/** Larger files would take the time of many small ones. */
const MOST_UNITS = 16_000;

/** The examples of all rules, and the files of the folders that are there. */
export function fixtures(): readonly Input[] {
  const examples = rules.flatMap(({ examples: { bad, good } }) => [...bad, ...good]);
  const own = examples.map((example) =>
    typeof example === 'string' ? { path: 'values.yaml', text: example } : { path: example.file, text: example.text },
  );
  return [...own, ...FOLDERS.flatMap((folder) => filesBelow(path.join(ROOT, folder)))];
}

function filesBelow(folder: string): readonly Input[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|toml|tpl|tftpl|gotmpl|tf)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({ path: path.basename(file), text: fs.readFileSync(file, 'utf8').slice(0, MOST_UNITS) }));
}

/** The TOML texts of files, also those that stand in a string of YAML. */
export function tomlTexts(files: readonly Input[]): readonly Input[] {
  const inYaml = files.filter(({ path: name }) => /\.ya?ml$/.test(name)).flatMap(({ text }) => configsIn(text));
  return [...files.filter(({ path: name }) => name.endsWith('.toml')), ...[...new Set(inYaml)].map(asToml)];
}

function asToml(text: string): Input {
  return { path: 'config.toml', text };
}

function configsIn(text: string): readonly string[] {
  const found: string[] = [];
  const walk = (node: Node): void => {
    if (node.kind === 'list') node.items.forEach(walk);
    if (node.kind === 'map') for (const { value } of node.entries) walk(value);
    if (node.kind === 'scalar' && typeof node.value === 'string' && node.value.includes('[[runners]]'))
      found.push(node.value);
  };
  for (const { root } of parseYaml(text).documents) if (root) walk(root);
  return found;
}
