import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LANES } from './lanes.ts';
import type { Failure, News, Work } from './worker.ts';

const USAGE = `npm run fuzz -- [--minutes N] [--seed S] [--lane NAME]... [--batch B] [--out FOLDER]

Feeds texts of a grammar and changed files to each part of the program and checks that its properties hold. The same seed gives the
same inputs; --batch begins with a later batch of each lane. What fails is made small and written to FOLDER (fuzz-failures).
Exit code 1: something failed.
Lanes: ${LANES.map(({ name }) => name).join(', ')}
`;

/** A batch that takes longer, in seconds, hangs. */
const PATIENCE = 300;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    lane: { type: 'string', multiple: true, default: LANES.map(({ name }) => name) },
    batch: { type: 'string', default: '0' },
    out: { type: 'string', default: 'fuzz-failures' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(USAGE);
else await fuzz();

async function fuzz(): Promise<void> {
  const work: Work = {
    seed: Number(values.seed),
    minutes: Number(values.minutes),
    lanes: values.lane,
    first: Number(values.batch),
  };
  const start = Date.now();
  const counts = new Map<string, number>();
  let failures = 0;
  const trouble = await ended(work, (news) => {
    if ('checked' in news) counts.set(news.lane, (counts.get(news.lane) ?? 0) + news.checked);
    if ('error' in news) save(news, work.seed);
    failures += Number('error' in news);
  });
  process.stdout.write(summary(counts, (Date.now() - start) / 1000));
  if (trouble !== undefined) process.stdout.write(`${trouble}, seed ${work.seed}\n`);
  process.exitCode = failures > 0 || trouble !== undefined ? 1 : 0;
}

/** Resolves when the worker has ended; to what is wrong if it died, or hung and had to be ended. */
function ended(work: Work, take: (news: News) => void): Promise<string | undefined> {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [JSON.stringify(work)]);
  let at = 'start';
  let isHanging = false;
  const hang = (): void => {
    isHanging = true;
    worker.kill('SIGKILL');
  };
  let alarm = setTimeout(hang, PATIENCE * 1000);
  worker.on('message', (news: News) => {
    clearTimeout(alarm);
    alarm = setTimeout(hang, PATIENCE * 1000);
    if ('begins' in news) at = news.begins;
    else take(news);
  });
  return new Promise((resolve) => {
    worker.on('exit', (code) => {
      clearTimeout(alarm);
      resolve(code === 0 ? undefined : `The worker ${isHanging ? 'hung' : 'died'} in ${at}`);
    });
  });
}

function save({ lane, index, path: name, text, error }: Failure, seed: number): void {
  const file = path.join(values.out, `${lane}-${seed}-${index}-${name}`);
  fs.mkdirSync(values.out, { recursive: true });
  fs.writeFileSync(file, text);
  process.stdout.write(`${lane}: input ${index} of seed ${seed}: ${file}\n${JSON.stringify(text)}\n${error}\n\n`);
}

function summary(counts: ReadonlyMap<string, number>, seconds: number): string {
  const rows = [...counts].map(([lane, count]) => `${lane.padEnd(14)}${String(count).padStart(10)}\n`);
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  return `${rows.join('')}${sum} inputs in ${seconds.toFixed(0)} s\n`;
}
