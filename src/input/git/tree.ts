import path from 'node:path';
import { type Git, partsOf } from './command.ts';

/** A file, a symbolic link or a submodule in a commit. */
export interface Entry {
  readonly kind: 'file' | 'link' | 'submodule';
  /** Of the object; of a submodule its commit. */
  readonly id: string;
}

/** What a commit holds, and what Git sees of the changes since, by paths from the top of the repository with `/`. */
export interface Tree {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Old names by the new ones, for files that Git has under another name now. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Files that are new: added, or neither tracked nor ignored. */
  readonly added: ReadonlySet<string>;
  readonly bytesOf: (id: string) => Uint8Array | undefined;
}

/**
 * Compares a commit with the index, at the top of the repository. No file of the working tree is read for it, so no filter that
 * the repository configures runs.
 */
export function treeOf(commit: string, git: Git): Tree | { readonly problem: string } {
  const listed = git('ls-tree', '-r', '-z', '--full-tree', commit);
  const index = git('diff-index', '--cached', '--raw', '-z', '-M', '--no-ext-diff', '--no-textconv', commit);
  const others = git('ls-files', '-z', '--others', '--exclude-standard', '--full-name');
  if ('problem' in listed) return listed;
  if ('problem' in index) return index;
  if ('problem' in others) return others;
  const { renamed, added } = changesIn(partsOf(index.out));
  return {
    entries: new Map(partsOf(listed.out).flatMap(entryIn)),
    renamed,
    added: new Set([...added, ...partsOf(others.out)]),
    bytesOf: (id) => {
      const answer = git('cat-file', 'blob', id);
      return 'problem' in answer ? undefined : answer.out;
    },
  };
}

const KINDS: Readonly<Record<string, Entry['kind']>> = {
  '100644': 'file',
  '100755': 'file',
  '100664': 'file',
  '120000': 'link',
  '160000': 'submodule',
};

/** `100644 blob 5ca1ab1e…<TAB>values.yaml` */
function entryIn(line: string): readonly (readonly [string, Entry])[] {
  const tab = line.indexOf('\t');
  const [mode = '', , id = ''] = line.slice(0, tab).split(' ');
  const kind = KINDS[mode];
  return kind === undefined ? [] : [[line.slice(tab + 1), { kind, id }]];
}

/** `:100644 100644 5ca1ab1e… 0ddba11… R100`, then a name, and of what is renamed the new one. */
function changesIn(parts: readonly string[]): Pick<Tree, 'renamed' | 'added'> {
  const renamed = new Map<string, string>();
  const added = new Set<string>();
  for (let at = 0; at < parts.length;) {
    const status = parts[at]?.split(' ')[4]?.[0];
    const [name = '', newName = ''] = parts.slice(at + 1, at + 3);
    if (status === 'R') renamed.set(newName, name);
    if (status === 'A') added.add(name);
    at += status === 'R' ? 3 : 2;
  }
  return { renamed, added };
}

/** The path of a file from a folder, with `/`; undefined for one that is not below it. */
export function below(folder: string, file: string): string | undefined {
  const name = path.relative(folder, file);
  if (name === '' || name === '..' || name.startsWith(`..${path.sep}`) || path.isAbsolute(name)) return undefined;
  return name.split(path.sep).join('/');
}
