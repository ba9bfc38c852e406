// Bundles a file of dist/. What stands in another one is taken from there.
import path from 'node:path';
import { build } from 'esbuild';
import { isOwnToReaders, mayLoad, partName, READERS } from './homes.mjs';
import { pluginsFor, RULES } from './plugins.mjs';

/** How a file exports what a module exports: `report_text$$textReport`. */
const keyOf = (module, name) => `${module.replace(/^src\/|\.\w+$/g, '').replace(/\W/g, '_')}$$${name}`;

/** The names that each module exports. */
export async function exportsOf(root, modules) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...modules],
    outbase: '.',
    outdir: 'out',
    write: false,
    metafile: true,
    format: 'esm',
  });
  return new Map(Object.values(metafile.outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
}

/** Takes modules that stand in other files from there, and what is loaded by `import()` from the file that it is the entry of. */
function takeFromOthers(root, home, { homeOf, names }) {
  const elsewhere = (module) => {
    const other = homeOf.get(module);
    return other && mayLoad(home, other) ? other : undefined;
  };
  return {
    name: 'take-from-others',
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, ({ kind, resolveDir, path: to, namespace }) => {
        if (namespace === 'elsewhere') return { path: to, external: true };
        const module = path.relative(root, path.join(resolveDir, to)).split(path.sep).join('/');
        if (kind === 'dynamic-import') return { path: `./${partName(module)}.cjs`, external: true };
        if (isOwnToReaders(home.name, module) || !elsewhere(module)) return undefined;
        return { path: module, namespace: 'elsewhere', sideEffects: false };
      });
      bundler.onResolve({ filter: new RegExp(`^${RULES}$`) }, () => ({
        path: 'src/rules/index.ts',
        namespace: 'elsewhere',
      }));
      bundler.onLoad({ filter: /./, namespace: 'elsewhere' }, ({ path: module }) => {
        const list = names.get(module).map((name) => `${keyOf(module, name)} as ${name}`);
        return { contents: `export { ${list.join(', ')} } from './${elsewhere(module).name}.cjs';` };
      });
    },
  };
}

/** The exports of the entry, and those of its modules that other files ask for. */
function entryCode({ entry }, wanted) {
  const own = entry ? [`export * from './${entry}';`] : [];
  return [...own, ...wanted.map(([module, name, key]) => `export { ${name} as ${key} } from './${module}';`)].join(
    '\n',
  );
}

/**
 * The code of a file of dist/, the packages in it, and the exports of other files that it uses, as keys.
 * `wanted` are modules with names and keys that this file exports for others.
 */
export async function bundle(root, home, wanted, places) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    metafile: true,
    write: false,
    stdin: { contents: entryCode(home, wanted), resolveDir: root },
    banner: { js: '"use strict";' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Makes `import()` a plain `require` within a promise: the loader of ES modules costs time.
    supported: { 'dynamic-import': false },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    plugins: [takeFromOthers(root, home, places), ...pluginsFor(home.name === READERS)],
  });
  const text = withPlainExports(ascii(outputFiles[0].text));
  return { text, packages: packagesIn(metafile), uses: new Set(text.match(/\b\w+\$\$\w+/g)) };
}

/** Every key under which a module of src/ may be taken from its file. */
export function keysOf({ homeOf, names }) {
  return [...homeOf].flatMap(([module, { name: home }]) =>
    names.get(module).map((name) => ({ home, wanted: [module, name, keyOf(module, name)] })),
  );
}

/** The folders of the packages that left something in the output. */
function packagesIn({ outputs }) {
  const [{ inputs }] = Object.values(outputs);
  const used = Object.keys(inputs).filter((input) => inputs[input].bytesInOutput > 0);
  return used.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
}

/** Text of one byte a character is read and scanned in half the time; esbuild leaves only regular expressions as they are. */
function ascii(text) {
  return text.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * esbuild makes a getter for each export, and copies them. Ours never change, so that an object of them does, at the end.
 * For a default import it copies all of a module of Node, in every file that has one.
 */
function withPlainExports(text) {
  const made = /var ([\w$]+)=\{\};[\w$]+\(\1,\{([^}]*)\}\);module\.exports=[\w$]+\(\1\);/;
  const [, , list] = made.exec(text) ?? [];
  if (list === undefined) throw new Error('esbuild does not write exports as expected');
  const exported = list.replace(/([\w$]+):\(\)=>([\w$]+)/g, '$1:$2');
  const rest = text.replace(made, '').replace(/\b[\w$]+\((require\("node:\w+"\)),1\)/g, '{default:$1}');
  return `${rest.trimEnd()}\nmodule.exports={${exported}};\n`;
}
