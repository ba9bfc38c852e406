import path from 'node:path';
import type { CommandLine } from '../../cli/flags.ts';
import type { GeneratedFile } from '../../generate/generate.ts';
import { isMissing, reasonOf } from '../../input/file-system.ts';
import { wantsColors } from '../../report/colors.ts';
import { paintedDiff } from '../../report/fix-text.ts';
import { unifiedDiff } from '../../text/diff.ts';
import { replaceFile } from '../../write/replace-file.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';
import { complain, inform } from '../shared/say.ts';
import type { DELIVERY_FLAGS } from '../shared/flags.ts';

type Flags = CommandLine<typeof DELIVERY_FLAGS>['flags'] & { readonly output?: string };

/** A generated file with its place and what is there already. */
interface Target {
  readonly path: string;
  readonly text: string;
  /** null where nothing is. */
  readonly before: Uint8Array | null;
}

/** Prints files, writes all of them or none, or shows what would change. */
export function deliver(files: readonly GeneratedFile[], makes: 'file' | 'folder', flags: Flags, io: Io): Outcome {
  const { output = '-' } = flags;
  if (output === '-')
    return flags.diff ? complain(io, '--diff needs --output: what to compare with') : print(files, io);
  try {
    const place = (file: GeneratedFile) =>
      makes === 'file' ? output : `${output.replace(/(?<!\/)\/+$/, '')}/${file.path}`;
    const targets = files.map((file) => targetOf(place(file), file.text, io));
    return flags.diff ? showDiff(targets, flags, io) : write(targets, flags, io);
  } catch (error) {
    return complain(io, `${output}: ${reasonOf(error)}`);
  }
}

/** One file as it is; of several each under a line with its path. */
function print(files: readonly GeneratedFile[], io: Io): Outcome {
  for (const { path: name, text } of files) io.stdout.write(files.length > 1 ? `# ==> ${name}\n${text}` : text);
  return 'clean';
}

function targetOf(name: string, text: string, io: Io): Target {
  const absolute = path.resolve(io.cwd, name);
  try {
    return { path: name, text, before: io.fs.readFileSync(absolute) };
  } catch (error) {
    if (isMissing(error)) return { path: name, text, before: null };
    throw error;
  }
}

function showDiff(targets: readonly Target[], flags: Flags, io: Io): Outcome {
  const changed = targets.filter(isChanged);
  const colors = wantsColors(flags.color, io.env, io.stdout.isTTY);
  for (const target of changed) {
    const diff = unifiedDiff(textOf(target.before), target.text, target.path);
    io.stdout.write(colors ? paintedDiff(diff) : diff);
  }
  return changed.length > 0 ? 'findings' : 'clean';
}

function write(targets: readonly Target[], flags: Flags, io: Io): Outcome {
  const changed = targets.filter(isChanged);
  const taken = changed.filter(({ before }) => before !== null);
  if (taken.length > 0 && !flags.force)
    return complain(
      io,
      `${taken.map(({ path: name }) => name).join(', ')}: there already, and different; --diff shows how, --force overwrites`,
    );
  io.uninterrupted(() => {
    for (const { path: name, text, before } of changed) {
      const absolute = path.resolve(io.cwd, name);
      io.fs.mkdirSync(path.dirname(absolute), { recursive: true });
      replaceFile(absolute, text, before, io.fs);
    }
  });
  const what = targets.length === 1 ? (targets[0]?.path ?? '') : `${targets.length} files`;
  return inform(io, changed.length > 0 ? `${what}: written` : `${what}: nothing to change`);
}

function isChanged({ before, text }: Target): boolean {
  return before === null || textOf(before) !== text;
}

function textOf(bytes: Uint8Array | null): string {
  return bytes === null ? '' : Buffer.from(bytes).toString('utf8');
}
