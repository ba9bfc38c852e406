import type { Read } from '../shared/version.ts';
import type { Task } from '../shared/tasks.ts';
import { compareText } from '../../text/compare.ts';

/** One of several parts of equal size, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `--shard I/N`; without it everything is one part. */
export function readShard(given = '1/1'): Read<Shard> {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(given) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count
    ? { value: shard }
    : { usage: `--shard ${given}: write it as I/N, with I from 1 to N` };
}

/** The tasks of a part: every N-th by name, so that the parts are of one size and the order of the command line does not matter. */
export function tasksOf<T extends Pick<Task, 'paths'>>({ index, count }: Shard, tasks: readonly T[]): readonly T[] {
  const sorted = tasks.toSorted((a, b) => compareText(a.paths[0] ?? '', b.paths[0] ?? ''));
  const own = new Set(sorted.filter((_, at) => at % count === index - 1));
  return tasks.filter((task) => own.has(task));
}
