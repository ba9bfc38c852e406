// The engine in a process that is warm: what an editor or a build that checks many files gets.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { LARGE, root, TYPICAL } from './files.mjs';
import { cells, spread, table } from './measure.mjs';

/** Files a second that we aim at, for typical files on Node 22. */
const AIM = 5000;
const WARM_MS = 4000;
const SLICES = 20;
const SLICE_MS = 150;

/** Prints how far the aim is; it fails nothing. */
export function throughput() {
  const { lint } = createRequire(import.meta.url)(path.join(root, 'dist/index.cjs'));
  const lintAll = (files) => {
    for (const file of files) lint({ files: [file] }, { preset: 'all' });
  };
  const rows = [
    [`typical files: ${TYPICAL.length} of 0.7 to 2.9 kB`, TYPICAL],
    ['859 lines', [LARGE]],
  ].map(([name, paths]) => {
    const times = microseconds(
      lintAll,
      paths.map((file) => ({ path: file, text: readFileSync(file, 'utf8') })),
    );
    return [...cells(times), Math.round(1e6 / times.median).toString(), Math.round(1e6 / times.least).toString(), name];
  });
  const head = ['median µs', 'middle half', 'files/s', 'at best', ''];
  table(`Throughput, all rules, one thread, warm (we aim at ${AIM} typical files a second)`, head, rows);
  return true;
}

/** The time for one file: that of slices of a run that is warm. */
function microseconds(lintAll, files) {
  const slice = (ms) => {
    const begin = performance.now();
    let count = 0;
    for (; performance.now() - begin < ms; count += files.length) lintAll(files);
    return ((performance.now() - begin) * 1000) / count;
  };
  slice(WARM_MS);
  const times = Array.from({ length: SLICES }, () => slice(SLICE_MS));
  return { ...spread(times), least: Math.min(...times) };
}
