import type { Task } from '../shared/tasks.ts';
import type { LintOptions } from '../../engine/lint.ts';
import type { Io } from '../io.ts';
import type { Judged } from './judge.ts';

/** What part of a run counts. */
export interface Scope {
  /** What the run is to work with. */
  readonly io: Io;
  readonly options: Partial<LintOptions>;
  /** The tasks that are worth linting, and why others cannot be judged. */
  readonly narrow: (
    tasks: readonly Task[],
  ) => Promise<{ readonly tasks: readonly Task[]; readonly problems: readonly string[] }>;
  /** The findings that count; with what the user should be told. */
  readonly left: (
    judged: readonly Judged[],
    tasks: readonly Task[],
  ) => Promise<{ readonly judged: readonly Judged[]; readonly notes: readonly string[] }>;
}

/** All that is found counts. */
export function everything(io: Io): Scope {
  return {
    io,
    options: {},
    narrow: async (tasks) => ({ tasks, problems: [] }),
    left: async (judged) => ({ judged, notes: [] }),
  };
}
