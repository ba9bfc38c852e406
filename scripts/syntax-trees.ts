import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from 'typescript/unstable/ast';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import { API } from 'typescript/unstable/sync';

/** Where the files stand for the compiler, which sees nothing else: neither libraries nor imports. */
const ROOT = '/sources/';
const OPTIONS = { allowJs: true, noLib: true, noResolve: true, types: [] };

/** The syntax trees of TypeScript or JavaScript, by the names of their files; positions are UTF-16 units from 0. */
export function syntaxTrees(texts: Readonly<Record<string, string>>): ReadonlyMap<string, SourceFile> {
  const names = Object.keys(texts);
  const project = { compilerOptions: OPTIONS, files: names };
  const api = new API({
    cwd: ROOT,
    fs: createVirtualFileSystem({
      [`${ROOT}tsconfig.json`]: JSON.stringify(project),
      ...Object.fromEntries(names.map((name) => [ROOT + name, texts[name] ?? ''])),
    }),
  });
  try {
    const { program } = api.updateSnapshot({ openProjects: [`${ROOT}tsconfig.json`] }).getProjects()[0] ?? {};
    return new Map(
      names.map((name) => {
        const tree = program?.getSourceFile(ROOT + name);
        if (!tree) throw new Error(`${name}: no syntax tree`);
        return [name, tree];
      }),
    );
  } finally {
    api.close();
  }
}

/** The texts of the files of a folder and those below it whose names end so, by their paths with `/`, sorted. */
export function textsBelow(folder: string, ends: RegExp): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => ends.test(name));
  const paths = names.map((name) => path.join(folder, name).replaceAll(path.sep, '/')).toSorted();
  return Object.fromEntries(paths.map((file) => [file, readFileSync(file, 'utf8')]));
}
