// Commands are measured side by side: each runs once a round, so that whatever else the machine does falls on all of them alike.
import { spawnSync } from 'node:child_process';

/** A command line of Node. */
export const node = (...argv) => [process.execPath, ...argv];

/** Runs a command; all linters end with 1 or 2 where they find something. */
export function runOnce([program, ...argv]) {
  const begin = performance.now();
  const { status, stderr, error } = spawnSync(program, argv, { stdio: 'pipe', maxBuffer: 1e9 });
  if (status === null || status > 2)
    throw new Error(`${program} ${argv.join(' ')}: ${status} ${stderr} ${error ?? ''}`);
  return { ms: performance.now() - begin, stderr: String(stderr) };
}

/** Median and middle half of the times of each command, in milliseconds; a first run is not counted. */
export function measure(commands, rounds) {
  const times = commands.map(() => []);
  for (const command of commands) runOnce(command);
  for (let round = 0; round < rounds; round++) commands.forEach((command, at) => times[at].push(runOnce(command).ms));
  return times.map(spread);
}

/** Median and middle half of numbers. */
export function spread(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.floor((sorted.length - 1) * part)];
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** Prints a table of texts, the last column to the left and all others to the right. */
export function table(title, head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  console.log(`\n${title}`);
  for (const row of all)
    console.log(row.map((cell, at) => (at === row.length - 1 ? cell : cell.padStart(widths[at]))).join('  '));
}

/** The cells of a time: median and middle half. */
export function cells({ median, low, high }, digits = 1) {
  return [median.toFixed(digits), `${low.toFixed(digits)} – ${high.toFixed(digits)}`];
}
