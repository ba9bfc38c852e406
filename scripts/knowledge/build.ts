import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import type { KeyRecord } from '../../src/knowledge/record.ts';
import { schemaOf } from '../../src/schema/published.ts';
import { readRecords, readShapes } from './data.ts';
import { constant, defaultsTable, keyTable, variablesTable } from './tables.ts';

interface FlagRecord {
  readonly flag: string;
  readonly since: string;
  readonly until?: string;
}

/** A flavor, the spelling of an architecture, or a build of Windows. */
interface HelperImageRecord {
  readonly flavor?: string;
  readonly libc?: string;
  readonly arch?: string;
  readonly tag?: string;
  readonly build?: string;
  readonly image?: string;
  readonly since?: string;
  readonly until?: string;
}

interface ChartRecord {
  readonly chart: string;
  readonly runner: string;
}

const ROOT = new URL('../../', import.meta.url);
const HEAD =
  '// Made by "npm run knowledge" from scripts/knowledge/data; do not edit.\n/* oxlint-disable max-lines */\n\n';
const TABLES = 'src/knowledge/generated/';

/** All files that are made from the data: path from the root of the project, and text. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const charts = readRecords<ChartRecord>('chart-versions.jsonl').records;
  const newestChart = charts.at(-1)?.chart ?? '';
  const { newest: newestRunner = '', released = '' } = readRecords<KeyRecord>('runner-keys.jsonl').provenance;
  return new Map([
    [`${TABLES}chart-keys.ts`, HEAD + constant('CHART_KEYS', keyTable(records('chart-keys.jsonl')))],
    [`${TABLES}chart-defaults.ts`, HEAD + constant('CHART_DEFAULTS', linesOf('chart-defaults.jsonl'))],
    [
      `${TABLES}chart-versions.ts`,
      HEAD + versionOf('newestChart', newestChart) + constant('CHART_VERSIONS', pairsOf(charts)),
    ],
    [
      `${TABLES}runner-keys.ts`,
      HEAD + versionOf('newestRunner', newestRunner) + constant('RUNNER_KEYS', keyTable(records('runner-keys.jsonl'))),
    ],
    [
      `${TABLES}runner-defaults.ts`,
      HEAD +
        constant('RUNNER_DEFAULTS', defaultsTable(records('runner-keys.jsonl'), 'runners')) +
        constant('GLOBAL_DEFAULTS', defaultsTable(globalKeys(), '')),
    ],
    [
      `${TABLES}runner-variables.ts`,
      HEAD + constant('RUNNER_VARIABLES', variablesTable(records('runner-keys.jsonl'), 'runners')),
    ],
    [`${TABLES}helper-images.ts`, HEAD + constant('HELPER_IMAGES', helperTable())],
    [`${TABLES}feature-flags.ts`, HEAD + constant('FEATURE_FLAGS', flagTable())],
    [`${TABLES}shapes.ts`, await pretty(HEAD + wants(), 'typescript')],
    [`schemas/values-${newestChart}.schema.json`, await schema('values', newestChart)],
    [`schemas/config-${released}.schema.json`, await schema('config', released)],
  ]);
}

function records(file: string): readonly KeyRecord[] {
  return readRecords<KeyRecord>(file).records;
}

function globalKeys(): readonly KeyRecord[] {
  return records('runner-keys.jsonl').filter(({ key }) => !key.startsWith('runners.'));
}

function linesOf(file: string): string {
  return readRecords<unknown>(file)
    .records.map((record) => JSON.stringify(record))
    .join('\n');
}

function pairsOf(charts: readonly ChartRecord[]): string {
  return charts.map(({ chart, runner }) => `${chart} ${runner}`).join('\n');
}

function flagTable(): string {
  return readRecords<FlagRecord>('feature-flags.jsonl')
    .records.map(({ flag, since, until }) => [flag, since, ...(until === undefined ? [] : [until])].join(' '))
    .join('\n');
}

/** A line each: what it is about, its name, its meaning, first and last version. Neighbours that differ only in their source are one. */
function helperTable(): string {
  const lines: string[][] = [];
  for (const { flavor, libc, arch, tag, build, image, since, until } of readRecords<HelperImageRecord>(
    'helper-images.jsonl',
  ).records) {
    const kind = flavor ? 'flavor' : arch ? 'arch' : 'build';
    const [name = '', meaning = ''] = [flavor ?? arch ?? build, libc ?? tag ?? image];
    const last = lines.at(-1);
    if (last?.slice(0, 3).join(' ') === `${kind} ${name} ${meaning}`) last.splice(4, 1, ...(until ? [until] : []));
    else lines.push([kind, name, meaning, since ?? '0', ...(until ? [until] : [])]);
  }
  return lines.map((words) => words.join(' ')).join('\n');
}

function versionOf(name: string, version: string): string {
  return `/** Newest version that the data covers. */\nexport const ${name} = '${version}';\n\n`;
}

function wants(): string {
  const { values, config } = readShapes();
  const types = (shapes: typeof values) =>
    Object.fromEntries(Object.entries(shapes).map(([name, { wants: all }]) => [name, all]));
  const text = JSON.stringify({ values: types(values), config: types(config) });
  return `import type { Shape } from '../../model/problem.ts';\n\n/** The types to name when a value does not have a shape. */\nexport const SHAPE_WANTS: Record<'values' | 'config', Readonly<Record<string, readonly Shape[]>>> = ${text};\n`;
}

async function schema(document: 'values' | 'config', version: string): Promise<string> {
  const keys = readRecords<KeyRecord>(document === 'values' ? 'chart-keys.jsonl' : 'runner-keys.jsonl');
  const text = JSON.stringify(schemaOf({ document, version, ...keys, shapes: readShapes()[document] }), null, 2);
  return pretty(text, 'json');
}

function pretty(text: string, parser: 'json' | 'typescript'): Promise<string> {
  return format(text, { parser, printWidth: 120, singleQuote: true });
}

async function main(): Promise<void> {
  for (const [path, text] of await generate()) {
    mkdirSync(new URL(TABLES, ROOT), { recursive: true });
    writeFileSync(new URL(path, ROOT), text);
  }
}

/** The committed text of a generated file. */
export function committed(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
