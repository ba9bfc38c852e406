// What the rules alone take of a process that is warm: reading a file and working out what it configures are not counted.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { file, LARGE, root, TYPICAL } from './files.mjs';
import { cells, measure, node, spread, table } from './measure.mjs';

/** Milliseconds that we allow the rules for a typical file on Node 22. */
const BUDGET = 0.5;
const LEAST_FILES = 120;
const WARM_SLICES = 40;
const SLICES = 15;

/** The engine's parts, which the package does not export. */
const PARTS = [
  'document/open',
  'runner/release',
  'rules/index',
  'engine/run-rules',
  'engine/severity',
  'knowledge/index',
];

/** Prints the time that a file takes, by preset, of our files or of those in `folders`; it fails nothing, because it is no ratio. */
export function rules(_rounds, folders) {
  const engine = createRequire(import.meta.url)(bundled());
  const sets =
    folders.length > 0
      ? folders.map((folder) => [folder, filesBelow(folder)])
      : [
          ['typical files', TYPICAL],
          ['859 lines', [LARGE]],
        ];
  const rows = ['recommended', 'all'].flatMap((preset) =>
    sets.map(([name, paths]) => {
      const files = paths.map((one) => ({ path: one, text: readFileSync(one, 'utf8') }));
      const times = milliseconds(engine, files, preset);
      return [...cells(times, 2), times.least.toFixed(2), `${name}, ${preset}`];
    }),
  );
  const [bare] = measure([node('-e', '0')], 15);
  const title = `Rules, warm (we allow ${BUDGET} ms for a typical file; node -e 0 takes ${bare.median.toFixed(0)} ms now)`;
  table(title, ['mean ms of a file', 'middle half', 'at best', ''], rows);
  return true;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|toml|tf|tftpl|gotmpl)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function bundled() {
  const { outputFiles } = buildSync({
    stdin: {
      contents: PARTS.map((name) => `export * from './src/${name}.ts';`).join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'error',
  });
  return file('rules.cjs', outputFiles[0].text);
}

/** The mean time for one file: that of slices of a run that is warm. */
function milliseconds({ openFile, releasesOf, runRules, rules: all, ...engine }, files, preset) {
  const options = { facts: {}, preset, severities: new Map() };
  const asked = engine.rulesToAsk(options, all);
  const severityOf = engine.severityBeforePreset(options);
  const known = files.filter(({ path: name, text }) => openFile(name, text).is !== 'skipped');
  const count = Math.ceil(LEAST_FILES / known.length) * known.length;
  const slice = () => {
    let ms = 0;
    for (let index = 0; index < count; index++) {
      const { path: name, text } = known[index % known.length];
      const { newestRunner } = engine;
      const releases = releasesOf(name, openFile(name, text), { facts: {}, newestRunner }).flat();
      const begin = performance.now();
      for (const release of releases) runRules(asked, release, severityOf);
      ms += performance.now() - begin;
    }
    return ms / count;
  };
  for (let warm = 0; warm < WARM_SLICES; warm++) slice();
  const times = Array.from({ length: SLICES }, slice);
  return { ...spread(times), least: Math.min(...times) };
}
