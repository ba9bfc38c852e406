// Large inputs, and how the time grows with them.
import { file, folder, run, TYPICAL } from './files.mjs';
import { cells, measure, node, table } from './measure.mjs';

/** Most that ten times the input may take, as a multiple of the time; `node -e 0` is taken off both. */
const GROWTH = 12;

/** A text made of `count` parts. */
const parts = (count, head, part) => head + Array.from({ length: count }, (_, n) => part(n)).join('');
const labels = '[[runners]]\n[runners.kubernetes.pod_labels]\n';
const script = `echo ${'x'.repeat(60)}\n    `.repeat(7);
const yaml = (name, text) => (times) => file(`${name}-${times}.yaml`, text(times));
const toml = (name, text) => (times) => file(`${name}-${times}.toml`, text(times));

/** Inputs by what they hold, for 1 time and 10 times. */
const INPUTS = {
  '500 files': (times) => folder(`files-${times}`, 50 * times, TYPICAL),
  '60,000 keys in a map': yaml('keys', (times) => parts(6000 * times, 'extraEnv:\n', (n) => `  KEY_${n}: value\n`)),
  '4.9 MB of values': yaml('values', (times) =>
    parts(930 * times, 'extraEnv:\n', (n) => `  # comment\n  A${n}: |\n    ${script}\n`),
  ),
  '20,000 keys in a config.toml': toml('config', (times) => parts(2000 * times, labels, (n) => `"label-${n}" = "v"\n`)),
};

/** False if something grows faster than it may. */
export function size(rounds) {
  const commands = Object.values(INPUTS).flatMap((input) => [1, 10].map((times) => node(run, input(times))));
  const [bare, ...times] = measure([node('-e', '0'), ...commands], Math.ceil(rounds / 4));
  let kept = true;
  const rows = Object.keys(INPUTS).map((name, at) => {
    const [one, ten] = times.slice(2 * at, 2 * at + 2);
    const factor = (ten.median - bare.median) / (one.median - bare.median);
    kept &&= factor <= GROWTH;
    return [one.median.toFixed(1), ...cells(ten), (ten.median / bare.median).toFixed(1), factor.toFixed(1), name];
  });
  const head = ['a tenth, ms', 'median ms', 'middle half', '× node -e 0', '× a tenth', ''];
  table(`Size: ten times the input takes at most ${GROWTH} times the time, start-up taken off`, head, rows);
  return kept;
}
