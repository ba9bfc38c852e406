// The most memory that a process has had. Only on Linux, which tells it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { folder, LARGE, root, run, TYPICAL } from './files.mjs';
import { node, runOnce, table } from './measure.mjs';

/** Most for one file, as a multiple of `node -e 0`, and in MB for 5,000 files without findings. */
const ONE_FILE = 1.5;
const MANY_FILES = 150;

const clean = TYPICAL.filter((name) => name.includes('good'));
const peak = path.join(root, 'scripts/bench/peak.cjs');

/** Prints how far the budgets are; it fails nothing. */
export function memory() {
  if (!existsSync('/proc/self/status')) {
    console.log('\nMemory: only on Linux');
    return true;
  }
  const commands = {
    'node -e 0': ['-e', '0'],
    'lint, 859 lines': [run, LARGE],
    '500 files without findings': [run, folder('clean-500', 500, clean)],
    '5,000 files without findings': [run, folder('clean-5000', 5000, clean)],
    '5,000 typical files, 13 findings in each': [run, folder('typical-5000', 5000, TYPICAL)],
  };
  const peaks = Object.values(commands).map(peakOf);
  const rows = Object.keys(commands).map((name, at) => [peaks[at].toFixed(0), (peaks[at] / peaks[0]).toFixed(2), name]);
  table(
    `Memory: at most ${ONE_FILE} times node -e 0 for one file, ${MANY_FILES} MB for 5,000 files`,
    ['peak MB', '× node -e 0', ''],
    rows,
  );
  return true;
}

function peakOf(argv) {
  const { stderr } = runOnce(node('--require', peak, ...argv));
  return Number(/peak (\d+) kB$/.exec(stderr.trimEnd())[1]) / 1024;
}
