// Second half of the build: marks the functions of dist/ that most runs call, so that V8 compiles them with their file.
// A function declaration is only looked over when a file is loaded and is parsed again at its first call; Node's compile
// cache, which is made right after loading, never has it. A function expression in parentheses is compiled at once.
import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const values = 'test/fixtures/bench/values.yaml';

/**
 * Command lines that together call what most runs do, round by round. A file is rewritten for the first round that loads it: what only
 * corrections call is not compiled for lints.
 */
const ROUNDS = [
  [[values], ['examples'], ['--format', 'json', 'examples']],
  [
    ['fix', values],
    ['fix', '--unsafe', 'examples'],
  ],
  [
    ['render', values],
    ['render', '--format', 'json', values],
  ],
];

/** Begin and end of every function that the samples of a round call, by file of dist/. */
async function* called() {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: false });
  const { main, nodeIo } = createRequire(import.meta.url)(path.join(dist, 'cli.cjs'));
  const nowhere = { isTTY: false, columns: undefined, write() {} };
  for (const samples of ROUNDS) {
    for (const argv of samples) await main(argv, { ...nodeIo(), cwd: root, stdout: nowhere, stderr: nowhere });
    const { result } = await session.post('Profiler.takePreciseCoverage');
    yield result
      .filter(({ url }) => url.startsWith(pathToFileURL(dist).href))
      .map(({ url, functions }) => ({ file: fileURLToPath(url), places: placesOf(functions) }));
  }
  session.disconnect();
}

/** What V8 makes of the fields of a class counts as a function around its methods. */
function placesOf(functions) {
  const written = functions.filter(({ functionName }) => !functionName.startsWith('<'));
  return written.map(({ ranges: [range] }) => range).filter(({ count }) => count > 0);
}

/**
 * Rewrites these functions, whatever is around them. Declarations at the top of the script become variables before all else, where
 * declarations are hoisted to anyway; methods become fields or properties of the prototype, arrow functions without a `this` plain
 * functions. Everything else stays as it is.
 */
function wrap(code, places) {
  const directive = '"use strict";';
  const hoisted = [];
  const [script] = nested(places);
  const text = (place) => {
    const inner = rewritten(place);
    const before = code.slice(Math.max(0, place.startOffset - 2), place.startOffset);
    const isFirst = /[;}]\s?$/.test(before);
    const declared = isFirst ? /^(?:async )?function\*? ?([\w$]+)\(/.exec(inner)?.[1] : undefined;
    if (declared !== undefined && script.inner.includes(place)) {
      hoisted.push(`${declared}=(${inner})`);
      return '';
    }
    const method = before.endsWith(',') ? asProperty(inner) : isFirst && !declared ? asExpression(inner) : undefined;
    return method ?? asFunction(inner) ?? inner;
  };
  /** The code of a place with what is in it rewritten. */
  const rewritten = ({ startOffset, endOffset, inner }) => {
    let done = startOffset;
    let made = '';
    for (const place of inner) {
      made += code.slice(done, place.startOffset) + text(place);
      done = place.endOffset;
    }
    return made + code.slice(done, endOffset);
  };
  const rest = rewritten(script);
  if (!rest.startsWith(directive) || hoisted.length === 0) throw new Error('dist/ is not built as expected');
  return `${directive}var ${hoisted.join(',\n')};${rest.slice(directive.length)}`;
}

/** Functions as trees: each holds those within it. */
function nested(places) {
  const roots = [];
  const around = [];
  for (const place of places.toSorted((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)) {
    while (around.length > 0 && around.at(-1).endOffset <= place.startOffset) around.pop();
    const node = { ...place, inner: [] };
    (around.at(-1)?.inner ?? roots).push(node);
    around.push(node);
  }
  return roots;
}

/** What a method may be called, and a function may not. */
const RESERVED =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|switch|this|throw|true|try|typeof|var|void|while|with|yield|eval|arguments)$/;

/** A member of a class that holds the function of a method; undefined for what is none, and for constructors and users of `super`. */
function asExpression(text) {
  const [getter, property] = /^get ([\w$]+)(?=\()/.exec(text) ?? [];
  if (getter !== undefined && !/\bsuper\b/.test(text)) {
    const get = `get:(function${text.slice(getter.length)})`;
    return `static{Object.defineProperty(this.prototype,"${property}",{${get},configurable:!0})}`;
  }
  const [, hash, name] = /^(#?)([\w$]+)\(/.exec(text) ?? [];
  if (name === undefined || name === 'constructor' || /\bsuper\b/.test(text)) return undefined;
  const rest = text.slice(hash.length + name.length);
  if (hash === '#') return `#${name}=(function${rest});`;
  // The name is for stack traces; within the function it would hide what else has that name.
  const hides = new RegExp(`(?<![\\w$.#])${name.replaceAll('$', '\\$')}\\b`).test(rest);
  const own = hides || RESERVED.test(name) ? '' : ` ${name}`;
  return `static{this.prototype.${name}=(function${own}${rest})}`;
}

/** A method of an object, which stands behind a comma, as a property; undefined for everything else there. */
function asProperty(text) {
  const [, name] = /^([\w$]+)\(/.exec(text) ?? [];
  if (name === undefined || name === 'function' || /\bsuper\b/.test(text) || !isMethod(text, name.length))
    return undefined;
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

/** An arrow function as a function expression; undefined where it is none, or `this` and the like are those around it. */
function asFunction(text) {
  const [head, parameters] = /^(?:([\w$]+)|\([^()=]*\))=>/.exec(text) ?? [];
  if (head === undefined || /\b(?:this|arguments|super|new\.target)\b/.test(text)) return undefined;
  const list = parameters === undefined ? head.slice(0, -2) : `(${parameters})`;
  const body = text.slice(head.length);
  return body.startsWith('{') ? `(function${list}${body})` : `(function${list}{return ${body}})`;
}

const done = new Set();
for await (const files of called()) {
  for (const { file, places } of files.filter((one) => !done.has(one.file))) {
    const text = wrap(readFileSync(file, 'utf8'), places);
    // Throws where the result is no JavaScript.
    transformSync(text);
    writeFileSync(file, text);
    done.add(file);
  }
}
