import path from 'node:path';
import type { FileSystem } from './file-system.ts';

/** The nearest folder, from this one upwards, that is the root of a Git repository. */
export function repositoryOf(directory: string, fs: FileSystem): string | undefined {
  for (let at = directory; ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}
