import { BATCH, Inputs, type Lane } from './lane.ts';
import { LANES } from './lanes.ts';
import { minimized } from './minimize.ts';

/** What the worker is told. */
export interface Work {
  readonly seed: number;
  readonly minutes: number;
  readonly lanes: readonly string[];
  /** Number of the first batch. */
  readonly first: number;
}

/** What the worker tells: that it begins a batch, how many inputs it has checked, what failed. */
export type News = { readonly begins: string } | { readonly lane: string; readonly checked: number } | Failure;

/** A property that does not hold. */
export interface Failure {
  readonly lane: string;
  readonly index: number;
  readonly path: string;
  readonly text: string;
  readonly error: string;
}

/** Longest time that one input may take, in milliseconds. */
const MOST_TIME = 5000;

const MINIMIZING = 20_000;

interface Lap {
  readonly lane: Lane;
  batch: number;
  spent: number;
}

const work = JSON.parse(process.argv[2] ?? '') as Work;
const inputs = new Inputs(work.seed);
const known = new Set<string>();
const laps = LANES.filter(({ name }) => work.lanes.includes(name)).map((lane): Lap => {
  return { lane, batch: work.first, spent: 0 };
});
const end = performance.now() + work.minutes * 60_000;
while (performance.now() < end) {
  run(laps.reduce((least, lap) => (need(lap) < need(least) ? lap : least)));
  // Messages leave when the work gives way.
  await new Promise(setImmediate);
}
process.disconnect();

function tell(news: News): void {
  process.send?.(news);
}

/** The time that a lane has had, by its share. */
function need({ lane, spent }: Lap): number {
  return spent / lane.share;
}

function run(lap: Lap): void {
  const start = performance.now();
  const { lane } = lap;
  const from = lap.batch * BATCH;
  tell({ begins: `lane ${lane.name}, batch ${lap.batch++}` });
  inputs.batch(lane, from / BATCH).forEach((input, at) => {
    const index = from + at;
    const error = errorOf(lane, input, index);
    if (error === undefined || known.has(kind(lane, error))) return;
    known.add(kind(lane, error));
    const fails = (text: string): boolean => {
      const other = errorOf(lane, { ...input, text }, index);
      return other !== undefined && kind(lane, other) === kind(lane, error);
    };
    const text = minimized(input.text, fails, MINIMIZING);
    const last = errorOf(lane, { ...input, text }, index) ?? error;
    tell({ lane: lane.name, index, path: input.path, text, error: last });
  });
  tell({ lane: lane.name, checked: BATCH });
  lap.spent += performance.now() - start;
}

function errorOf(lane: Lane, input: Parameters<Lane['check']>[0], index: number): string | undefined {
  const start = process.cpuUsage();
  try {
    lane.check(input, inputs.chance(lane, index));
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 > MOST_TIME ? 'too slow' : undefined;
}

/** Errors of one kind are told once: those that come from the same line. */
function kind({ name }: Lane, error: string): string {
  const [line] = /(?:src|fuzz)\/[\w/.-]+:\d+/.exec(error) ?? [];
  return `${name} ${line ?? error}`;
}
