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
  return functions.map(({ ranges: [range] }) => range).filter(({ count }) => count > 0);
}

/** Turns the outermost function declarations among these places into variables at the top of the script: declarations are hoisted there too. */
function hoist(code, places) {
  const hoisted = [];
  let rest = '';
  let done = 0;
  let outer = 0;
  for (const { startOffset, endOffset } of places.toSorted((a, b) => a.startOffset - b.startOffset)) {
    const isWhole = startOffset === 0;
    if (isWhole || startOffset < outer) continue;
    outer = endOffset;
    const text = code.slice(startOffset, endOffset);
    const name = /^(?:async )?function\*? ?([\w$]+)\(/.exec(text)?.[1];
    const isDeclaration = /[;}]\s?$/.test(code.slice(Math.max(0, startOffset - 2), startOffset));
    if (name === undefined || !isDeclaration) continue;
    hoisted.push(`${name}=(${text})`);
    rest += code.slice(done, startOffset);
    done = endOffset;
  }
  const directive = '"use strict";';
  if (!code.startsWith(directive) || hoisted.length < 100) throw new Error('dist/cli.cjs is not built as expected');
  return `${directive}var ${hoisted.join(',\n')};${rest.slice(directive.length)}${code.slice(done)}`;
}

writeFileSync(bundle, hoist(readFileSync(bundle, 'utf8'), await called()));
