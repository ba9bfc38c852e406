// Second half of the build: marks the functions of dist/cli.cjs that a lint calls, so that V8 compiles them with the file.
// A function declaration is only looked over when a file is loaded and is parsed again at its first call; Node's compile
// cache, which is made right after loading, never has it. A function expression in parentheses is compiled at once.
import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bundle = path.join(root, 'dist/cli.cjs');

/** Command lines that together call what most lints call. */
const SAMPLES = [['test/fixtures/bench/values.yaml'], ['examples'], ['--format', 'json', 'examples']];

/** Begin and end of every function of the bundle that the samples call. */
async function called() {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: false });
  const { main, nodeIo } = createRequire(import.meta.url)(bundle);
  const nowhere = { isTTY: false, columns: undefined, write() {} };
  for (const argv of SAMPLES) await main(argv, { ...nodeIo(), cwd: root, stdout: nowhere, stderr: nowhere });
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const functions = result.find(({ url }) => url === pathToFileURL(bundle).href)?.functions ?? [];
  // What V8 makes of the fields of a class counts as a function around its methods.
  const written = functions.filter(({ functionName }) => !functionName.startsWith('<'));
  return written.map(({ ranges: [range] }) => range).filter(({ count }) => count > 0);
}

/**
 * Wraps the outermost functions among these places. Declarations become variables at the top of the script, where declarations are
 * hoisted to anyway; methods become fields or properties of the prototype. Everything else stays as it is.
 */
function wrap(code, places) {
  const hoisted = [];
  let rest = '';
  let done = 0;
  let outer = 0;
  for (const { startOffset, endOffset } of places.toSorted((a, b) => a.startOffset - b.startOffset)) {
    const isScript = startOffset === 0;
    if (isScript || startOffset < outer) continue;
    outer = endOffset;
    const text = code.slice(startOffset, endOffset);
    const before = code.slice(Math.max(0, startOffset - 2), startOffset);
    const isFirst = /[;}]\s?$/.test(before);
    const declared = isFirst ? /^(?:async )?function\*? ?([\w$]+)\(/.exec(text)?.[1] : undefined;
    const method = before.endsWith(',') ? asProperty(text) : isFirst && !declared ? asExpression(text) : undefined;
    if ((declared ?? method) === undefined) continue;
    if (declared !== undefined) hoisted.push(`${declared}=(${text})`);
    rest += code.slice(done, startOffset) + (method ?? '');
    done = endOffset;
  }
  const directive = '"use strict";';
  if (!code.startsWith(directive) || hoisted.length < 100) throw new Error('dist/cli.cjs is not built as expected');
  return `${directive}var ${hoisted.join(',\n')};${rest.slice(directive.length)}${code.slice(done)}`;
}

/** A member of a class that holds the function of a method; undefined for what is none, and for constructors and users of `super`. */
function asExpression(text) {
  const [, hash, name] = /^(#?)([\w$]+)\(/.exec(text) ?? [];
  if (name === undefined || name === 'constructor' || /\bsuper\b/.test(text)) return undefined;
  const rest = text.slice(hash.length + name.length);
  return hash === '#' ? `#${name}=(function${rest});` : `static{this.prototype.${name}=(function ${name}${rest})}`;
}

/** A method of an object, which stands behind a comma, as a property; undefined for everything else there. */
function asProperty(text) {
  const [, name] = /^([\w$]+)\(/.exec(text) ?? [];
  if (name === undefined || /\bsuper\b/.test(text) || !isMethod(text, name.length)) return undefined;
  return `${name}:(function${text.slice(name.length)})`;
}

/** True if a body follows the parameters: a call has none. */
function isMethod(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return text[at + 1] === '{';
  }
  return false;
}

writeFileSync(bundle, wrap(readFileSync(bundle, 'utf8'), await called()));
