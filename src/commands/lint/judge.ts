import { type Chain, lockedBy } from '../../config/chain.ts';
import type { Settings } from '../../config/configuration.ts';
import type { LintedFile, LintOptions } from '../../engine/lint.ts';
import { severityUnder } from '../../engine/severity.ts';
import type { Io } from '../io.ts';
import { type Asked, optionsFor } from '../shared/options.ts';
import type { Task } from '../shared/tasks.ts';
import { type BaselineFile, withoutKnown } from './baseline.ts';
import type { Linted } from '../../report/effective-configs.ts';
import { compareText } from '../../text/compare.ts';

/** A file with the configuration that it was judged by. */
export interface Judged {
  readonly chain: Chain;
  readonly file: LintedFile;
}

/** What linting came to. */
export interface Judgement {
  /** By path, whatever the order of the command line. */
  readonly judged: readonly Judged[];
  /** What could be read, in the same order; empty unless it is to be kept. */
  readonly linted: readonly Linted[];
  /** Why files could not be read. */
  readonly unread: readonly string[];
}

/** What else a judgement is told. */
interface Manner {
  /** Options over those of flags and configuration. */
  readonly more?: Partial<LintOptions>;
  /** True where a report needs what was linted. */
  readonly keep?: boolean;
  /** Hears how many tasks are finished. */
  readonly done?: (tasks: number) => void;
}

/** Lints what the tasks name. */
export async function judge(
  tasks: readonly Task[],
  { settings, cluster }: Asked,
  io: Io,
  { more = {}, keep = false, done = () => {} }: Manner = {},
): Promise<Judgement> {
  const judged: Judged[] = [];
  const linted: Linted[] = [];
  const unread: string[] = [];
  for (const [index, { chain, matches, read }] of tasks.entries()) {
    done(index);
    const task = await read();
    if ('problem' in task) {
      unread.push(task.problem);
      continue;
    }
    const options = { ...optionsFor(settings, chain, matches), ...cluster, today: io.today, ...more };
    if (keep) linted.push({ ...task, options: task.under(options) });
    judged.push(...task.lint(task.files, options).map((file) => ({ chain, file })));
  }
  return {
    judged: judged.toSorted((a, b) => compareText(a.file.path, b.file.path)),
    linted: linted.toSorted((a, b) => compareText(a.files[0]?.path ?? '', b.files[0]?.path ?? '')),
    unread,
  };
}

/** What a baseline leaves of files, and after them the baseline itself if it lists what is no more. */
export function beside(
  known: BaselineFile | undefined,
  judged: readonly Judged[],
  tasks: readonly Task[],
  asked: Settings,
): readonly Judged[] {
  if (!known) return judged;
  const files = withoutKnown(
    judged.map(({ file }) => file),
    known,
    deciderFor(tasks, asked),
  );
  return files.map((file, index) => ({ chain: judged[index]?.chain ?? [], file }));
}

/** What a baseline may silence, and how loud it is itself. */
function deciderFor(tasks: readonly Task[], asked: Settings): Parameters<typeof withoutKnown>[2] {
  const chain = tasks[0]?.chain ?? [];
  const locked = new Set(tasks.flatMap((task) => [...lockedBy(task.chain)]));
  return { locked, severityOf: severityUnder(optionsFor(asked, chain, () => false)) };
}
