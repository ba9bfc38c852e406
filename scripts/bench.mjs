// npm run bench [ROUNDS]: how long the built program takes as a process, beside `node -e 0` in the same rounds.
// Every command runs once a round, so that whatever else the machine does falls on all of them alike.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const rounds = Number(process.argv[2] ?? 21);
const run = path.join(root, 'bin/run.js');
const temporary = mkdtempSync(path.join(os.tmpdir(), 'runner-lint-bench-'));

/** Most that a command may take, as a multiple of `node -e 0`; stated for Node 22. */
const BUDGET = 2.2;
/** Most that ten times the input may take, as a multiple of the time; `node -e 0` is taken off both. */
const GROWTH = 12;

function file(name, text) {
  const to = path.join(temporary, name);
  writeFileSync(to, text);
  return to;
}

function time(argv) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv, { stdio: 'pipe', maxBuffer: 1e9 });
  if (status === null || status > 1) throw new Error(`${argv.join(' ')}: ${status} ${stderr}`);
  return performance.now() - start;
}

/** Median and middle half of the times of each command. */
function measure(commands, count) {
  const times = commands.map(() => []);
  for (const argv of commands) time(argv);
  for (let round = 0; round < count; round++) commands.forEach((argv, at) => times[at].push(time(argv)));
  return times.map((list) => {
    const sorted = list.toSorted((a, b) => a - b);
    const at = (part) => sorted[Math.floor((sorted.length - 1) * part)];
    return { median: at(0.5), low: at(0.25), high: at(0.75) };
  });
}

const ms = (value) => value.toFixed(1).padStart(8);

const starts = {
  'node -e 0': ['-e', '0'],
  '--version': [run, '--version'],
  'lint --help': [run, 'lint', '--help'],
  'lint, 6 lines': [
    run,
    file(
      'small.yaml',
      'gitlabUrl: https://gitlab.com\nconcurrent: 10\nrbac:\n  create: true\nrunners:\n  config: ""\n',
    ),
  ],
  'lint, 859 lines': [run, path.join(root, 'test/fixtures/bench/values.yaml')],
  'lint, 859 lines, 20 times': [run, ...Array.from({ length: 20 }, (_, n) => file(`${n}.yaml`, largeValues(n)))],
};

function largeValues(n) {
  return `extraEnv:\n${Array.from({ length: 850 }, (_, at) => `  NAME_${n}_${at}: "value ${at}"\n`).join('')}`;
}

console.log(`Node ${process.version}, ${rounds} rounds: median ms, middle half, multiple of node -e 0`);
const [bare, ...others] = measure(Object.values(starts), rounds);
[bare, ...others].forEach(({ median, low, high }, at) => {
  const name = Object.keys(starts)[at];
  console.log(`${ms(median)}  ${ms(low)} –${ms(high)}  ${(median / bare.median).toFixed(2)}  ${name}`);
});

/** A text made of `count` parts. */
const parts = (count, head, part) => head + Array.from({ length: count }, (_, n) => part(n)).join('');
const labels = '[[runners]]\n[runners.kubernetes.pod_labels]\n';
const script = `echo ${'x'.repeat(60)}\n    `.repeat(7);
const growth = {
  '6,000 keys in a map, and 60,000': (times) => parts(6000 * times, 'extraEnv:\n', (n) => `  KEY_${n}: value\n`),
  '0.49 MB of values, and 4.9': (times) =>
    parts(930 * times, 'extraEnv:\n', (n) => `  # comment\n  A${n}: |\n    ${script}\n`),
  '2,000 keys in a config.toml, and 20,000': (times) => parts(2000 * times, labels, (n) => `"label-${n}" = "v"\n`),
};

console.log(`\nTen times the input (at most ${GROWTH} times the time; start-up taken off)`);
let failed = false;
for (const [name, text] of Object.entries(growth)) {
  const type = text(1).startsWith('[') ? 'toml' : 'yaml';
  const commands = [1, 10].map((times) => [run, file(`${times}-times.${type}`, text(times))]);
  const [start, one, ten] = measure([['-e', '0'], ...commands], 5).map(({ median }) => median);
  const factor = (ten - start) / (one - start);
  failed ||= factor > GROWTH;
  console.log(`${ms(one)}  ${ms(ten)}  ${factor.toFixed(1)} times  ${name}`);
}

const ratio = others[3].median / bare.median;
failed ||= ratio > BUDGET && Number(process.versions.node.split('.')[0]) >= 22;
console.log(`\n859 lines: ${ratio.toFixed(2)} times node -e 0, budget ${BUDGET} on Node 22 and later`);
rmSync(temporary, { recursive: true });
process.exitCode = failed ? 1 : 0;
