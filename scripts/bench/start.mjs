// A process that lints one file, beside `node -e 0`.
import { file, LARGE, run } from './files.mjs';
import { cells, measure, node, table } from './measure.mjs';

/** Most that a lint of the large file may take, as a multiple of `node -e 0`; stated for Node 22 and later. */
const BUDGET = 2.2;

const SMALL = 'gitlabUrl: https://gitlab.com\nconcurrent: 10\nrbac:\n  create: true\nrunners:\n  config: ""\n';

/** False if the budget is broken. */
export function start(rounds) {
  const commands = {
    'node -e 0': node('-e', '0'),
    '--version': node(run, '--version'),
    'lint --help': node(run, 'lint', '--help'),
    'lint, 6 lines': node(run, file('small.yaml', SMALL)),
    'lint, 859 lines': node(run, LARGE),
  };
  const times = measure(Object.values(commands), rounds);
  const bare = times[0].median;
  const rows = Object.keys(commands).map((name, at) => [
    ...cells(times[at]),
    (times[at].median / bare).toFixed(2),
    name,
  ]);
  table('Start', ['median ms', 'middle half', '× node -e 0', ''], rows);
  const ratio = times.at(-1).median / bare;
  console.log(`859 lines: ${ratio.toFixed(2)} times node -e 0, budget ${BUDGET} on Node 22 and later`);
  return ratio <= BUDGET || Number(process.versions.node.split('.')[0]) < 22;
}
