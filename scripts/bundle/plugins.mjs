// What the bundler leaves out of the program or changes in it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';

/**
 * Parts of oclif that help and parsing never use: spinners, searches for plug-ins and configuration, compiling, WSL look-ups.
 * oclif loads them all the same; nothing of them is called. The parser of TOML adds the keys of ESLint's visitors to its own while it
 * loads; nobody visits its trees. Handlebars has something of its own in place of maps to the source, for which nobody asks.
 */
const UNUSED = /^(cli-spinners|eslint-visitor-keys|lilconfig|minimatch|source-map|typescript|wsl-utils)$/;
const leaveOut = {
  name: 'leave-out',
  setup(bundler) {
    const leftOut = ({ path: name }) => ({ path: name, namespace: 'left-out' });
    bundler.onResolve({ filter: UNUSED }, leftOut);
    // We search folders with it; oclif would search for commands, which it is given.
    bundler.onResolve({ filter: /^tinyglobby$/ }, (asked) =>
      /[\\/]@oclif[\\/]/.test(asked.importer) ? leftOut(asked) : undefined,
    );
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
function pureConstants(file, text) {
  if (!/[\\/]node_modules[\\/](?:js-yaml|toml-eslint-parser)[\\/].*\.mjs$/.test(file)) return text;
  const constant = /^((?:var|const) [\w$]+ = )((?:\{|(?:new )?[\w$.]+\()(?:.*|.*\n(?:(?:\s.*|\}, \{)?\n)*?\S.*));$/gm;
  return quickComments(file, text).replace(constant, '$1/* @__PURE__ */ (function () { return $2; })();');
}

/** Packages, and code that the build makes, with short names: in a stack trace only ours say something. */
const packages = {
  name: 'packages',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$|\.generated\.js$/ }, async ({ path: file }) => {
      const text = pureConstants(file, readFileSync(file, 'utf8'));
      const format = /^(?:import|export)\b/m.test(text) ? 'esm' : 'cjs';
      return { contents: (await transform(text, { format, minifyIdentifiers: true })).code };
    });
  },
};

/**
 * Linting has no use for the examples of rules, for their evidence and for the settings that they name: these are in the part of the program that
 * tells about rules. What a rule says of itself is read when it has found something: within a getter the texts are no part of what V8
 * loads. Prettier's layout tells where each ends.
 */
const EVIDENCE = /^ {4}references: \[[^]*?\],\n(?: {4}keys: \[[^]*?\],\n)?(?: {4}fix:\s[^]*?,\n)?(?= {2}\})/m;
const EXAMPLES = /^ {2}examples: \{[^]*?\},\n(?= {2}check)/m;
const WHOLE = /^export default defineRule\(\{$[^]*?^\}\);$/m;
const DOCS = /^ {2}docs: (\{[^]*?^ {2}\}),\n/m;

/** What `rulesFor` makes of a rule for readers imports the rules of the program under this name. */
export const RULES = '#rules';

/** A rule as lints need it. */
function forLints(text) {
  return text
    .replace(EVIDENCE, '    references: [],\n')
    .replace(EXAMPLES, '  examples: { bad: [], good: [] },\n')
    .replace(DOCS, '  get docs() {\n    return $1;\n  },\n');
}

/** The same rule with what that leaves out, and without its check. */
function forReaders(text, id) {
  const [[evidence], [examples]] = [EVIDENCE.exec(text), EXAMPLES.exec(text)];
  const rule = `export default { ...rule, docs: { ...rule.docs,\n${evidence} },\n${examples} };`;
  return `import { rules } from '${RULES}';
const rule = rules.find((one) => one.id === '${id}');
${text.replace(WHOLE, () => rule)}`;
}

/** Rules in two parts: what lints need, and what readers need besides. */
const rulesFor = (isForReaders) => ({
  name: 'rules-for',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]src[\\/]rules[\\/][^\\/]+[\\/][^\\/]+\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      if (!EXAMPLES.test(text)) return undefined;
      const contents = isForReaders ? forReaders(text, path.basename(file, '.ts')) : forLints(text);
      return { contents, loader: 'ts' };
    });
  },
});

/** The plug-ins of every bundle; `isForReaders` where it tells about rules and runs none. */
export function pluginsFor(isForReaders) {
  return [leaveOut, asCommonJs, packages, rulesFor(isForReaders)];
}
