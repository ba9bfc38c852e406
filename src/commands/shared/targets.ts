import path from 'node:path';
import type { Chain, Matches } from '../../config/chain.ts';
import { Configurations, type LoadedChain } from '../../input/configuration.ts';
import type { InputFile } from '../../input/gather.ts';
import { rules } from '../../rules/index.ts';
import type { Io } from '../io.ts';

/** A file with the configuration that counts for it. */
export interface Target {
  readonly file: InputFile;
  readonly chain: Chain;
  readonly matches: Matches;
}

/** Which configuration was asked for. */
interface Asked {
  readonly config?: string;
  readonly 'no-config'?: boolean;
}

/** The files to lint with their configurations; those that a configuration ignores are left out unless they are named. */
export async function targetsOf(
  files: readonly InputFile[],
  asked: Asked,
  io: Io,
): Promise<{ readonly targets: readonly Target[]; readonly problems: readonly string[] }> {
  const configurations = new Configurations(
    io.fs,
    io.cwd,
    rules.map(({ id }) => id),
  );
  const given = asked.config === undefined ? undefined : configurations.load(path.resolve(io.cwd, asked.config));
  const chainOf = (file: InputFile): LoadedChain => {
    if (asked['no-config']) return { chain: [], problems: [] };
    return given ?? configurations.nearestTo(path.dirname(absolutePath(file, io)));
  };
  const problems = new Set(given?.problems);
  const targets: Target[] = [];
  for (const file of files) {
    const loaded = chainOf(file);
    for (const problem of loaded.problems) problems.add(problem);
    const matches = await matcherFor(loaded.chain, absolutePath(file, io));
    const ignored = loaded.chain.some(({ folder, configuration }) => matches(folder, configuration.ignore));
    if (!(file.found && ignored)) targets.push({ file, chain: loaded.chain, matches });
  }
  return { targets, problems: [...problems] };
}

/** Standard input counts as lying where its name says. */
function absolutePath({ absolute, path: name }: InputFile, io: Io): string {
  return absolute ?? path.resolve(io.cwd, name);
}

/** Most configurations have no patterns, and matching them loads a package. */
async function matcherFor(chain: Chain, file: string): Promise<Matches> {
  const hasPatterns = chain.some(({ configuration: { overrides, ignore } }) => overrides.length + ignore.length > 0);
  return hasPatterns ? (await import('../../input/patterns.ts')).matcherFor(file) : () => false;
}
