import path from 'node:path';
import type { Chain, Located } from '../config/chain.ts';
import type { Configuration, ConfigProblem } from '../config/configuration.ts';
import { readConfiguration } from '../config/read.ts';
import { LineIndex } from '../text/line-index.ts';
import { readRegularFile } from './bytes.ts';
import { type FileSystem, reasonOf } from './file-system.ts';
import { repositoryOf } from './repository.ts';

/** What a configuration is called. */
export const CONFIG_NAME = '.runner-lint.yaml';

/** A configuration may not build on more others, each counted as often as it is named. */
const MOST_BASES = 100;

/** A configuration with those it builds on, or what is wrong with one of them, each `file:line:column: message`. */
export interface LoadedChain {
  readonly chain: Chain;
  readonly problems: readonly string[];
}

/** Finds and reads configuration files; each is read once. */
export class Configurations {
  readonly #fs: FileSystem;
  readonly #cwd: string;
  readonly #ruleIds: readonly string[];
  readonly #found = new Map<string, string | undefined>();
  readonly #loaded = new Map<string, LoadedChain>();
  /** Bases that the configuration that is being loaded may still have. */
  #basesLeft = 0;

  constructor(fs: FileSystem, cwd: string, ruleIds: readonly string[]) {
    this.#fs = fs;
    this.#cwd = cwd;
    this.#ruleIds = ruleIds;
  }

  /** The configuration that counts for files in a folder: in it, or in the nearest one above. */
  nearestTo(folder: string): LoadedChain {
    const file = this.#nearest(folder);
    if (file === undefined) return { chain: [], problems: [] };
    if (!this.#loaded.has(file) && this.#isForeign(file, folder))
      this.#loaded.set(file, wrong(`${this.#nameOf(file)}: a link that leads out of the repository`));
    return this.load(file);
  }

  /** One configuration file and all that it builds on. */
  load(file: string): LoadedChain {
    const known = this.#loaded.get(file);
    if (known) return known;
    this.#basesLeft = MOST_BASES;
    const loaded = this.#read(file, []);
    this.#loaded.set(file, loaded);
    return loaded;
  }

  #nearest(folder: string): string | undefined {
    if (this.#found.has(folder)) return this.#found.get(folder);
    const here = path.join(folder, CONFIG_NAME);
    const parent = path.dirname(folder);
    const found = this.#fs.existsSync(here) ? here : parent === folder ? undefined : this.#nearest(parent);
    this.#found.set(folder, found);
    return found;
  }

  #read(file: string, above: readonly string[]): LoadedChain {
    const name = this.#nameOf(file);
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(readRegularFile(file, this.#fs));
    } catch (error) {
      return wrong(`${name}: ${error instanceof TypeError ? 'not UTF-8' : reasonOf(error)}`);
    }
    const { configuration, problems } = readConfiguration(text, this.#ruleIds);
    const folder = path.dirname(file);
    const bases = this.#bases(configuration.extends, file, [...above, file]);
    const own: Located = { folder, configuration };
    return {
      chain: [...bases.flatMap(({ chain }) => chain), own],
      problems: [
        ...bases.flatMap((base) => base.problems),
        ...problems.map((problem) => located(name, text, problem)),
        ...this.#foreignPaths(configuration, folder).map((one) => `${name}: ${one} is outside of the repository`),
      ],
    };
  }

  #bases(names: readonly string[], from: string, above: readonly string[]): readonly LoadedChain[] {
    const bases: LoadedChain[] = [];
    for (const name of names) {
      if (this.#basesLeft-- <= 0)
        return [...bases, wrong(`${this.#nameOf(from)}: extends: more than ${MOST_BASES} in all`)];
      bases.push(this.#base(name, from, above));
    }
    return bases;
  }

  #base(base: string, from: string, above: readonly string[]): LoadedChain {
    const file = /^\.{0,2}\//.test(base) ? path.resolve(path.dirname(from), base) : this.#packageFile(base, from);
    const name = this.#nameOf(from);
    if (file === undefined) return wrong(`${name}: extends: there is no package ${base}`);
    if (above.includes(file)) return wrong(`${name}: extends: ${base} leads back to itself`);
    if (path.basename(this.#realPath(file)) !== CONFIG_NAME && this.#isForeign(file, path.dirname(from)))
      return wrong(`${name}: extends: ${base} is outside of the repository, and not called ${CONFIG_NAME}`);
    return this.#read(file, above);
  }

  /** Paths that a configuration may not name: who can change it could have files shown, or overwritten, that are none of its business. */
  #foreignPaths({ baseline, releases }: Configuration, folder: string): readonly string[] {
    const named = [...(baseline === undefined ? [] : [baseline]), ...releases.flatMap(({ values }) => values)];
    return named.filter((one) => this.#isForeign(path.resolve(folder, one), folder));
  }

  /** True for a file that is outside of the repository that a folder is in, links followed; without a repository there is no outside. */
  #isForeign(file: string, folder: string): boolean {
    const root = repositoryOf(folder, this.#fs);
    if (root === undefined) return false;
    const way = path.relative(this.#realPath(root), this.#realPath(file));
    return way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way);
  }

  /** Of a file that is not there, the real path of the nearest folder that is, and the rest. */
  #realPath(file: string): string {
    try {
      return this.#fs.realpathSync(file);
    } catch {
      const parent = path.dirname(file);
      return parent === file ? file : path.join(this.#realPath(parent), path.basename(file));
    }
  }

  #nameOf(file: string): string {
    return path.relative(this.#cwd, file) || file;
  }

  /** A package brings its configuration in a file of the usual name; it is installed where Node would look for it. */
  #packageFile(name: string, from: string): string | undefined {
    if (!/^(?:@[\w.-]+\/)?[\w-][\w.-]*$/.test(name)) return undefined;
    for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
      const file = path.join(folder, 'node_modules', name, CONFIG_NAME);
      if (this.#fs.existsSync(file)) return file;
      if (folder === path.dirname(folder)) return undefined;
    }
  }
}

function wrong(problem: string): LoadedChain {
  return { chain: [], problems: [problem] };
}

function located(name: string, text: string, { span, message }: ConfigProblem): string {
  const { line, column } = new LineIndex(text).position(span.start);
  return `${name}:${line}:${column}: ${message}`;
}
