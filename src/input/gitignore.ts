import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { readRegularFile } from './bytes.ts';
import type { FileSystem } from './file-system.ts';
import { repositoryOf } from './repository.ts';

interface Directory {
  readonly ignored: boolean;
  /** The `.gitignore` files that count here, the nearest first. */
  readonly rules: readonly { readonly base: string; readonly matcher: Ignore }[];
}

/**
 * A test for absolute paths: does Git ignore the file? Counts the `.gitignore` files from the root of the repository that
 * `directory` lies in (from `directory` itself, if in none) down to the file. As in Git, nothing below an ignored directory comes back.
 */
export function ignoredBelow(directory: string, fs: FileSystem): (file: string) => boolean {
  const root = repositoryOf(directory, fs) ?? directory;
  const seen = new Map<string, Directory>([[root, { ignored: false, rules: readRules(root, fs) }]]);

  function enter(name: string, parent: Directory): Directory {
    const ignored = parent.ignored || matches(parent, name, '/');
    const entered = { ignored, rules: ignored ? [] : [...readRules(name, fs), ...parent.rules] };
    seen.set(name, entered);
    return entered;
  }

  return (file) => {
    const steps = path.relative(root, path.dirname(file)).split(path.sep);
    if (steps[0] === '..' || path.isAbsolute(steps[0] ?? '')) return false;
    let at = root;
    let current = seen.get(root);
    for (const step of steps) {
      at = path.join(at, step);
      current = seen.get(at) ?? (current && enter(at, current));
    }
    return current !== undefined && (current.ignored || matches(current, file, ''));
  };
}

function readRules(directory: string, fs: FileSystem): Directory['rules'] {
  try {
    const text = Buffer.from(readRegularFile(path.join(directory, '.gitignore'), fs)).toString('utf8');
    return [{ base: directory, matcher: ignore().add(text) }];
  } catch {
    return [];
  }
}

/** `end` is `/` for a directory: some patterns mean directories only. */
function matches({ rules }: Directory, name: string, end: '/' | ''): boolean {
  for (const { base, matcher } of rules) {
    const { ignored, unignored } = matcher.test(path.relative(base, name).replaceAll(path.sep, '/') + end);
    if (ignored || unignored) return ignored;
  }
  return false;
}
