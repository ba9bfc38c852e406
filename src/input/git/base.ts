import { createHash } from 'node:crypto';
import path from 'node:path';
import type { FileSystem } from '../file-system.ts';
import type { Run } from '../program.ts';
import { baseCommit } from './base-commit.ts';
import { gitIn, lineOf } from './command.ts';
import { below, type Tree, treeOf } from './tree.ts';

/** The files as they were at a commit, beside those that are there now. Paths are absolute; files of today are asked for by their names of today. */
export interface Base {
  /** For people. */
  readonly name: string;
  /** The folder that the repository begins at. */
  readonly top: string;
  /** True for a file of the repository, tracked or not. */
  readonly contains: (file: string) => boolean;
  /** True if the commit had the file. */
  readonly had: (file: string) => boolean;
  /** True if the file is not as it was, is new or has gone. What Git ignores does not change. */
  readonly isChanged: (file: string) => boolean;
  /** What a file that the commit had is called now. */
  readonly nameNow: (file: string) => string;
  /** Files as they were; those that are no part of any commit as they are. */
  readonly fs: Pick<FileSystem, 'statSync' | 'readFileSync' | 'existsSync'>;
  /** What could not be looked up, for the user. */
  readonly problems: ReadonlySet<string>;
}

interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly run: Run;
  readonly fs: FileSystem & { realpathSync(path: string): string };
}

/** The commit that is asked for, or that there is best to compare with where nothing (`''`) is asked for; see `baseCommit`. */
export function findBase(asked: string, place: Place): Base | { readonly problem: string } {
  const git = gitIn(place.cwd, place.env, place.run);
  const found = git('rev-parse', '--show-toplevel');
  if ('problem' in found) return found;
  const top = path.resolve(lineOf(found) ?? place.cwd);
  const commit = baseCommit(asked, place.env, git);
  if ('problem' in commit) return commit;
  const tree = treeOf(commit.id, gitIn(top, place.env, place.run));
  return 'problem' in tree ? tree : new Files(commit.name, top, tree, place);
}

/** A file of the commit. */
interface Stored {
  readonly id: string;
  readonly tree: Tree;
}

/** Links may not lead further than this. */
const MAX_LINKS = 10;

class Files implements Base {
  readonly name: string;
  readonly top: string;
  readonly problems = new Set<string>();
  readonly #tree: Tree;
  readonly #place: Place;
  readonly #submodules = new Map<string, Files | undefined>();
  readonly #changed = new Map<string, boolean>();

  constructor(name: string, top: string, tree: Tree, place: Place) {
    this.name = name;
    this.top = top;
    this.#tree = tree;
    this.#place = place;
  }

  contains = (file: string): boolean =>
    below(this.top, file) !== undefined || below(this.top, this.#realName(file)) !== undefined;

  had = (file: string): boolean => this.#stored(file) !== undefined;

  isChanged = (file: string): boolean => {
    const known = this.#changed.get(file);
    if (known !== undefined) return known;
    const changed = this.#compare(file);
    this.#changed.set(file, changed);
    return changed;
  };

  nameNow = (file: string): string => {
    if (this.#place.fs.existsSync(file)) return file;
    const name = below(this.top, file);
    for (const [now, before] of this.#tree.renamed) if (before === name) return path.join(this.top, now);
    return file;
  };

  readonly fs: Base['fs'] = {
    existsSync: (file) => (this.isChanged(file) ? this.had(file) : this.#place.fs.existsSync(file)),
    readFileSync: (file) => (this.isChanged(file) ? this.#read(file) : this.#place.fs.readFileSync(file)),
    statSync: (file) => {
      if (!this.isChanged(file)) return this.#place.fs.statSync(file);
      return { isFile: () => true, isDirectory: () => false, size: this.#read(file).length };
    },
  };

  #compare(file: string): boolean {
    const stored = this.#stored(file);
    if (stored === undefined) return this.#isAdded(file);
    try {
      const bytes = this.#place.fs.readFileSync(file);
      // Git may give out files with CRLF that it keeps with LF.
      return idOf(bytes, stored.id) !== stored.id && idOf(withoutCr(bytes), stored.id) !== stored.id;
    } catch {
      return true;
    }
  }

  #isAdded(file: string): boolean {
    const name = below(this.top, file);
    return name !== undefined && this.#tree.added.has(name);
  }

  #read(file: string): Uint8Array {
    const stored = this.#stored(file);
    const bytes = stored?.tree.bytesOf(stored.id);
    if (bytes) return bytes;
    if (stored) this.problems.add(`${file}: Git does not give out what it was at ${this.name}`);
    throw Object.assign(new Error(`${file} was not there`), { code: 'ENOENT' });
  }

  /** The file under this name, or the one that a link to it or to a folder above it leads to. */
  #stored(file: string): Stored | undefined {
    return this.#entry(file, MAX_LINKS) ?? this.#entry(this.#realName(file), MAX_LINKS);
  }

  #realName(file: string): string {
    try {
      return this.#place.fs.realpathSync(file);
    } catch {
      return file;
    }
  }

  #entry(file: string, links: number): Stored | undefined {
    const name = below(this.top, file);
    if (name === undefined) return undefined;
    const { entries, renamed } = this.#tree;
    const entry = entries.get(name) ?? entries.get(renamed.get(name) ?? '');
    if (entry?.kind === 'file') return { id: entry.id, tree: this.#tree };
    if (entry?.kind === 'link') return links > 0 ? this.#behindLink(file, entry.id, links) : undefined;
    const submodule = this.#inSubmodule(name);
    return submodule && submodule.#entry(file, links);
  }

  #behindLink(file: string, id: string, links: number): Stored | undefined {
    const target = this.#tree.bytesOf(id);
    return target && this.#entry(path.resolve(path.dirname(file), Buffer.from(target).toString('utf8')), links - 1);
  }

  #inSubmodule(name: string): Files | undefined {
    const steps = name.split('/');
    for (let length = 1; length < steps.length; length++) {
      const folder = steps.slice(0, length).join('/');
      const entry = this.#tree.entries.get(folder);
      if (entry?.kind === 'submodule') return this.#submodule(folder, entry.id);
    }
    return undefined;
  }

  #submodule(folder: string, commit: string): Files | undefined {
    if (this.#submodules.has(folder)) return this.#submodules.get(folder);
    const top = path.join(this.top, folder);
    const tree = treeOf(commit, gitIn(top, this.#place.env, this.#place.run, true));
    if ('problem' in tree) this.problems.add(`${folder}: the submodule has no commit ${commit.slice(0, 10)}`);
    const files = 'problem' in tree ? undefined : new Files(this.name, top, tree, this.#place);
    this.#submodules.set(folder, files);
    return files;
  }
}

/** The id that Git gives to a file, made as `like` is. */
function idOf(bytes: Uint8Array, like: string): string {
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

function withoutCr(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
