// Which file of dist/ holds which module: each module once, unless it is small.
import path from 'node:path';
import { build } from 'esbuild';
import { pluginsFor, RULES } from './plugins.mjs';

/** The engine: all that a lint needs below the shell, without Node. The shell: `main`, and all that it loads with itself. */
export const CORE = 'core';
export const SHELL = 'cli';
/** Tells about rules. Its rules are those of the engine, with examples and evidence. */
export const READERS = 'readers';

/** Rooms that may use Node. */
const USES_NODE = /^src\/(?:main\.ts$|(?:cli|commands|input|write)\/)/;

/** Less than this, in bytes, is copied: one more file to load costs more. */
const WORTH_A_FILE = 16_000;

/** Stands in no name of a module. */
const SEPARATOR = '_';

/**
 * A file of dist/. It is an `entry` with what only that needs, or what several entries share.
 * @typedef {{ name: string, entry?: string, users: ReadonlySet<string> }} Home
 */

/** True for modules that are something else in the part for readers. */
export const isOwnToReaders = (name, module) => name === READERS && module.startsWith('src/rules/');

/** Everything that an entry loads at once, with its size, and the parts that it loads by `import()`: these become entries. */
async function contentsOf(root, entry, name) {
  const parts = new Map();
  const split = {
    name: 'split',
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, ({ kind, resolveDir, path: to }) => {
        if (kind !== 'dynamic-import') return undefined;
        const part = path.relative(root, path.join(resolveDir, to)).split(path.sep).join('/');
        parts.set(partName(part), part);
        return { path: to, external: true };
      });
      bundler.onResolve({ filter: new RegExp(`^${RULES}$`) }, () => ({ path: RULES, external: true }));
    },
  };
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    plugins: [split, ...pluginsFor(name === READERS)],
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return { parts, modules: new Map(used.map(([module, { bytesInOutput }]) => [module, bytesInOutput])) };
}

/** Each command has its own run.ts. */
export const partName = (module) => path.basename(module.replace(/\/run\.ts$/, '.ts'), '.ts');

/**
 * The files of dist/, those that others need first, and the one that each module of src/ is in. A module that is in no map is copied into every
 * file that needs it.
 */
export async function homesOf(root, entries) {
  const contents = new Map();
  const waiting = new Map(Object.entries(entries));
  for (const [name, entry] of waiting) {
    const { modules, parts } = await contentsOf(root, entry, name);
    contents.set(name, { entry, modules });
    for (const [part, module] of parts) waiting.set(part, module);
  }
  return place(contents);
}

function place(contents) {
  const homes = new Map();
  const homeOf = new Map();
  const add = (home) => {
    if (!homes.has(home.name)) homes.set(home.name, home);
    return homes.get(home.name);
  };
  const usersOf = (module) =>
    [...contents].filter(([name, { modules }]) => modules.has(module) && !isOwnToReaders(name, module));
  const core = add({ name: CORE, users: new Set([...contents.keys(), CORE]) });
  for (const [name, { entry }] of contents) {
    const users = usersOf(entry).map(([user]) => user);
    add({ name, entry, users: new Set(name === SHELL ? contents.keys() : users) });
  }
  const shared = new Map();
  for (const module of new Set([...contents.values()].flatMap(({ modules }) => [...modules.keys()]))) {
    if (!module.startsWith('src/')) continue;
    const users = usersOf(module);
    const names = users.map(([name]) => name);
    if (names.includes(SHELL)) homeOf.set(module, USES_NODE.test(module) ? homes.get(SHELL) : core);
    else if (names.length > 1) {
      const own = users.find(([, { entry }]) => users.every(([, { modules }]) => modules.has(entry)));
      if (own) homeOf.set(module, homes.get(own[0]));
      else shared.set(names.join(SEPARATOR), [...(shared.get(names.join(SEPARATOR)) ?? []), module]);
    }
  }
  for (const [name, modules] of shared) {
    const users = name.split(SEPARATOR);
    const size = modules.reduce((sum, module) => sum + contents.get(users[0]).modules.get(module), 0);
    if (size < WORTH_A_FILE) continue;
    for (const module of modules) homeOf.set(module, add({ name, users: new Set(users) }));
  }
  return { homes: [...homes.values()].toSorted((a, b) => b.users.size - a.users.size), homeOf };
}

/** True if a file of dist/ may load from another: whoever has the one loads the other as well. */
export function mayLoad(home, other) {
  return home.users.size < other.users.size && [...home.users].every((user) => other.users.has(user));
}
