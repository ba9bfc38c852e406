import path from 'node:path';
import ignore from 'ignore';
import type { Matches } from '../config/chain.ts';

/** A test whether patterns of a configuration mean a file, as those of a .gitignore in its folder would. */
export function matcherFor(file: string): Matches {
  return (folder, patterns) => {
    const name = path.relative(folder, file).split(path.sep).join('/');
    return (
      name !== '' &&
      !name.startsWith('../') &&
      ignore()
        .add([...patterns])
        .ignores(name)
    );
  };
}
