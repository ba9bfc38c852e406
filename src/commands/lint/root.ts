import path from 'node:path';
import type { Io } from '../io.ts';

/** Variables in which services that run jobs say where the repository is. */
const VARIABLES = ['CI_PROJECT_DIR', 'GITHUB_WORKSPACE'];

/** The root of the repository: as a job says if it runs in there, else the nearest folder with `.git`, else the working directory. */
export function rootFor({ cwd, env, fs }: Pick<Io, 'cwd' | 'env' | 'fs'>): string {
  const said = VARIABLES.flatMap((name) => env[name] ?? []).find(
    (folder) => path.isAbsolute(folder) && holds(folder, cwd),
  );
  if (said !== undefined) return said;
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, '.git'))) return folder;
    if (folder === path.dirname(folder)) return cwd;
  }
}

function holds(folder: string, inner: string): boolean {
  const way = path.relative(folder, inner);
  return way === '' || (way.split(path.sep)[0] !== '..' && !path.isAbsolute(way));
}
