// Makes dist/: the program, its rarely used parts in files of their own, the help texts that bin/run.js prints by itself,
// and the licences of the packages that are in the bundle.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { helpText } from '../src/commands/oclif.ts';
import { COMMAND_NAMES } from '../src/commands/names.ts';
import { buildValidators } from './build-validators.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');

/**
 * Parts of oclif that help and parsing never use: spinners, searches for plug-ins and configuration, compiling, WSL look-ups.
 * oclif loads them all the same; nothing of them is called. The parser of TOML adds the keys of ESLint's visitors to its own while it
 * loads; nobody visits its trees.
 */
const UNUSED = /^(cli-spinners|eslint-visitor-keys|lilconfig|minimatch|typescript|wsl-utils)$/;
const leaveOut = {
  name: 'leave-out',
  setup(bundler) {
    bundler.onResolve({ filter: UNUSED }, ({ path: name }) => ({ path: name, namespace: 'left-out' }));
    bundler.onLoad({ filter: /./, namespace: 'left-out' }, () => ({
      contents: 'exports.unionWith = (keys) => keys;',
    }));
  },
};

/** The ES module of tinyglobby asks for its own URL, which a CommonJS bundle has not; its CommonJS one does not. */
const asCommonJs = {
  name: 'as-common-js',
  setup(bundler) {
    bundler.onResolve({ filter: /^tinyglobby$/ }, ({ kind, path: name, resolveDir }) =>
      kind === 'require-call' ? undefined : bundler.resolve(name, { kind: 'require-call', resolveDir }),
    );
  },
};

/**
 * js-yaml walks through comments character by character, which is slow as long as its code is cold, and values.yaml files are half
 * comments: an expression finds where one ends.
 */
function quickComments(file, text) {
  if (!/[\\/]js-yaml[\\/]/.test(file)) return text;
  const walk = /\bdo\s+ch = state\.input\.charCodeAt\(\+\+state\.position\);\s+while \(!isEol\(ch\) && ch !== 0\);/;
  if (!walk.test(text)) throw new Error('js-yaml is not written as expected');
  const search = `{
    END_OF_COMMENT.lastIndex = state.position + 1;
    END_OF_COMMENT.test(state.input);
    state.position = END_OF_COMMENT.lastIndex - 1;
    ch = state.input.charCodeAt(state.position);
  }`;
  return `${text.replace(walk, search)}\nvar END_OF_COMMENT = /[\\n\\r\\0]/g;\n`;
}

/** These packages only make constants while they load (schemas, tables): those that nobody reads can be left out. */
const pureConstants = {
  name: 'pure-constants',
  setup(bundler) {
    bundler.onLoad(
      { filter: /[\\/]node_modules[\\/](?:js-yaml|toml-eslint-parser)[\\/].*\.mjs$/ },
      ({ path: file }) => {
        const constant =
          /^((?:var|const) [\w$]+ = )((?:\{|(?:new )?[\w$.]+\()(?:.*|.*\n(?:(?:\s.*|\}, \{)?\n)*?\S.*));$/gm;
        const pure = '$1/* @__PURE__ */ (function () { return $2; })();';
        return { contents: quickComments(file, readFileSync(file, 'utf8')).replace(constant, pure) };
      },
    );
  },
};

/**
 * Linting has no use for the examples of rules, for their evidence and for the settings that they name; telling about rules has none
 * for their checks. What a rule says of itself is read when it has found something: within a getter the texts are no part of what V8
 * loads. Prettier's layout tells where each ends.
 */
const FOR_READERS = [
  [
    /^ {4}references: \[[^]*?\],\n(?: {4}keys: \[[^]*?\],\n)?(?: {4}fix:\s[^]*?,\n)?(?= {2}\})/m,
    '    references: [],\n',
  ],
  [/^ {2}examples: \{[^]*?\},\n(?= {2}check)/m, '  examples: { bad: [], good: [] },\n'],
  [/^ {2}docs: (\{[^]*?^ {2}\}),\n/m, '  get docs() {\n    return $1;\n  },\n'],
];
const CHECKS = [[/^ {2}check\b[^]*?^\}\);$/m, '  check() {},\n});']];

/** Rules without what a part of the program never reads. */
const rulesWithout = (unused) => ({
  name: 'rules-without',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]src[\\/]rules[\\/][^\\/]+[\\/][^\\/]+\.ts$/ }, ({ path: file }) => {
      const contents = unused.reduce((text, [part, less]) => text.replace(part, less), readFileSync(file, 'utf8'));
      return { contents, loader: 'ts' };
    });
  },
});

/** Parts of the program that tell about rules and run none. */
const READERS = ['rules', 'explain'];

const packages = new Set();

/** Bundles a module of src/ into dist/<name>.cjs. What it loads by `import()` becomes a file of its own: Node reads what it runs. */
async function bundle(entry, name, done = new Map()) {
  done.set(entry, name);
  const parts = new Map();
  const split = {
    name: 'split',
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, ({ kind, resolveDir, path: to }) => {
        if (kind !== 'dynamic-import') return undefined;
        // Each command has its own run.ts.
        const part = path.basename(to.replace(/\/run\.ts$/, '.ts'), '.ts');
        parts.set(path.join(resolveDir, to), part);
        return { path: `./${part}.cjs`, external: true };
      });
    },
  };
  const { metafile } = await build({
    absWorkingDir: root,
    metafile: true,
    entryPoints: [entry],
    outfile: path.join(dist, `${name}.cjs`),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Makes `import()` a plain `require` within a promise: the loader of ES modules costs time.
    supported: { 'dynamic-import': false },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    plugins: [split, leaveOut, asCommonJs, pureConstants, rulesWithout(READERS.includes(name) ? CHECKS : FOR_READERS)],
  });
  // Text of one byte a character is read and scanned in half the time; esbuild leaves only regular expressions as they are.
  const file = path.join(dist, `${name}.cjs`);
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const text = readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped);
  // For a default import esbuild copies all of a module of Node, in every file that has one.
  writeFileSync(file, text.replace(/__toESM\((require\("node:\w+"\)),1\)/g, '{default:$1}'));
  for (const input of Object.keys(metafile.inputs))
    packages.add(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  for (const [file, part] of parts) if (!done.has(file)) await bundle(file, part, done);
  return [...done.values()].map((file) => `${file}.cjs`);
}

/** The licence of each package that went into the bundle: most ask to be passed on with every copy. */
function licences() {
  const texts = [...packages]
    .filter((directory) => directory !== undefined)
    .toSorted()
    .map((directory) => {
      const file = readdirSync(path.join(root, directory)).find((name) => /^licen[cs]e/i.test(name));
      const { name, version, license } = JSON.parse(readFileSync(path.join(root, directory, 'package.json'), 'utf8'));
      const text = file === undefined ? '' : readFileSync(path.join(root, directory, file), 'utf8').trim();
      return `${name} ${version}: ${license}\n\n${text}\n`;
    });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

buildValidators();
const help = path.join(dist, 'help');
mkdirSync(help, { recursive: true });
const written = ['help', 'licences.txt', ...(await bundle(path.join(root, 'src/main.ts'), 'cli'))];
writeFileSync(path.join(dist, 'licences.txt'), licences());
writeFileSync(path.join(help, 'runner-lint.txt'), await helpText(undefined));
for (const name of COMMAND_NAMES) writeFileSync(path.join(help, `${name}.txt`), await helpText(name));
for (const name of readdirSync(dist)) if (!written.includes(name)) rmSync(path.join(dist, name), { recursive: true });
