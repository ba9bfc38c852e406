import path from 'node:path';
import { type FileSystem, isMissing, reasonOf } from './file-system.ts';

/** A file to be read. */
export interface InputFile {
  /** As given, with `/`; what reports call it. */
  readonly path: string;
  /** Where it is; null for standard input. */
  readonly absolute: string | null;
  /** It was not named, but found in a folder or by a glob. */
  readonly found?: true;
}

/** What a list of words stands for. */
export interface Gathered {
  /** In the order of the words, each file once; those of a directory by name. */
  readonly files: readonly InputFile[];
  /** Words that stand for nothing that can be read. */
  readonly problems: readonly string[];
  /** What the user may want to know all the same. */
  readonly notes: readonly string[];
}

/** What standard input is called where nothing better is given. */
export const STDIN = '<stdin>';

interface Place {
  readonly cwd: string;
  readonly fs: FileSystem;
  /** Name of standard input. */
  readonly stdinPath?: string | undefined;
}

interface Found {
  readonly files: readonly InputFile[];
  readonly problem?: string;
  readonly note?: string;
}

/** Finds the files that words stand for: files, directories with all below them, globs, and `-`. */
export async function gather(words: readonly string[], place: Place): Promise<Gathered> {
  const files = new Map<string | null, InputFile>();
  const problems: string[] = [];
  const notes: string[] = [];
  for (const word of words) {
    const found = await resolveWord(word, place);
    for (const file of found.files) if (!files.has(file.absolute)) files.set(file.absolute, file);
    if (found.problem !== undefined) problems.push(found.problem);
    if (found.note !== undefined) notes.push(found.note);
  }
  return { files: [...files.values()], problems, notes };
}

async function resolveWord(word: string, place: Place): Promise<Found> {
  if (word === '-') return { files: [{ path: withSlashes(place.stdinPath ?? STDIN), absolute: null }] };
  const absolute = path.resolve(place.cwd, word);
  try {
    const stat = place.fs.statSync(absolute);
    if (stat.isDirectory()) return await searchDirectory(word, absolute, place);
    if (stat.isFile()) return { files: [{ path: withSlashes(word), absolute }] };
    return { files: [], problem: `${word}: neither a file nor a directory; give its content on standard input (-)` };
  } catch (error) {
    if (isMissing(error) && /[*?[{]/.test(word)) return searchGlob(word, place);
    // Somebody may have meant a command; `runner-lint fix` says so, as long as there is no such command.
    const meant = isMissing(error) && /^[a-z]+$/.test(word) ? ', and no command either' : '';
    return { files: [], problem: `${word}: ${reasonOf(error)}${meant}` };
  }
}

// Searching loads two packages; a lint of named files must not pay for them.
async function searchDirectory(word: string, absolute: string, place: Place): Promise<Found> {
  const { filesBelow } = await import('./search.ts');
  const files = filesBelow(absolute, place.fs).map((name) => found(join(word, name), path.join(absolute, name)));
  return files.length > 0 ? { files } : { files, note: `${word}: no YAML or TOML files here that Git does not ignore` };
}

async function searchGlob(word: string, place: Place): Promise<Found> {
  const { filesLike } = await import('./search.ts');
  const files = filesLike(withSlashes(word), place.cwd, place.fs).map((name) =>
    found(name, path.resolve(place.cwd, name)),
  );
  return files.length > 0 ? { files } : { files, problem: `${word}: no file matches` };
}

function found(name: string, absolute: string): InputFile {
  return { path: withSlashes(name), absolute, found: true };
}

function join(directory: string, name: string): string {
  if (directory === '.' || directory === './') return name;
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}

function withSlashes(name: string): string {
  return path.sep === '\\' ? name.replaceAll('\\', '/') : name;
}
