import path from 'node:path';
import { readRegularFile } from './bytes.ts';
import type { FileSystem } from './file-system.ts';

interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A folder with more files than this is a collection, not a release. */
const MOST_FILES = 40;
/** Manifests are small; what is larger is something else. */
const MOST_BYTES = 100_000;
/** Files that may install a chart: HelmRelease, Application, helmfile, Terraform. */
const MANIFEST = /\.(?:ya?ml|tf)$/i;
const HELMFILES = ['helmfile.yaml', 'helmfile.yml'];

/** What was found in folders, by the file system of a run. Many values files lie in one folder. */
const found = new WeakMap<FileSystem, Map<string, readonly TextFile[]>>();

/**
 * Files that may install what a values file is for: those of its folder that name the runner chart and a version, and a helmfile one
 * folder up that names the values file. `name` is the path as reported, with `/`; `absolute` the same on this system.
 */
export function manifestsBeside(name: string, absolute: string, fs: FileSystem): readonly TextFile[] {
  const folder = path.dirname(absolute);
  const above = `${path.basename(folder)}/${path.basename(absolute)}`;
  const inFolder = manifestsIn(folder, fs).filter(({ path: other }) => other !== path.basename(absolute));
  const helmfiles = HELMFILES.flatMap((other) => manifestAt(folder, `../${other}`, fs));
  return [...inFolder, ...helmfiles.filter(({ text }) => text.includes(above))].map((file) => ({
    ...file,
    path: path.posix.join(path.posix.dirname(name), file.path),
  }));
}

/** Paths are from the folder. */
function manifestsIn(folder: string, fs: FileSystem): readonly TextFile[] {
  const known = found.get(fs) ?? new Map<string, readonly TextFile[]>();
  found.set(fs, known);
  const before = known.get(folder);
  if (before) return before;
  const names = fs.readdirSync(folder);
  const manifests = names.length > MOST_FILES ? [] : names.toSorted().flatMap((name) => manifestAt(folder, name, fs));
  known.set(folder, manifests);
  return manifests;
}

/** Nothing for what is no regular file, cannot be read, is too large or says nothing of the runner chart and a version. */
function manifestAt(folder: string, name: string, fs: FileSystem): readonly TextFile[] {
  const file = path.join(folder, name);
  try {
    if (!MANIFEST.test(name) || !fs.existsSync(file) || fs.statSync(file).size > MOST_BYTES) return [];
    const text = Buffer.from(readRegularFile(file, fs)).toString('utf8');
    return /gitlab-runner/.test(text) && /version|targetRevision/.test(text) ? [{ path: name, text }] : [];
  } catch {
    return [];
  }
}
