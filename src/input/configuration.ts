import path from 'node:path';
import type { Chain, Located } from '../config/chain.ts';
import type { ConfigProblem } from '../config/configuration.ts';
import { readConfiguration } from '../config/read.ts';
import { LineIndex } from '../text/line-index.ts';
import { type FileSystem, reasonOf } from './file-system.ts';

/** What a configuration is called. */
export const CONFIG_NAME = '.runner-lint.yaml';

/** Configurations that build on each other may not be deeper. */
const MAX_DEPTH = 20;

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

  constructor(fs: FileSystem, cwd: string, ruleIds: readonly string[]) {
    this.#fs = fs;
    this.#cwd = cwd;
    this.#ruleIds = ruleIds;
  }

  /** The configuration that counts for files in a folder: in it, or in the nearest one above. */
  nearestTo(folder: string): LoadedChain {
    const file = this.#nearest(folder);
    return file === undefined ? { chain: [], problems: [] } : this.load(file);
  }

  /** One configuration file and all that it builds on. */
  load(file: string): LoadedChain {
    const known = this.#loaded.get(file);
    if (known) return known;
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
    const name = path.relative(this.#cwd, file) || file;
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(this.#fs.readFileSync(file));
    } catch (error) {
      return { chain: [], problems: [`${name}: ${error instanceof TypeError ? 'not UTF-8' : reasonOf(error)}`] };
    }
    const { configuration, problems } = readConfiguration(text, this.#ruleIds);
    const folder = path.dirname(file);
    const own: Located = { folder, configuration };
    const bases = configuration.extends.map((base) => this.#base(base, file, [...above, file]));
    return {
      chain: [...bases.flatMap(({ chain }) => chain), own],
      problems: [...bases.flatMap((base) => base.problems), ...problems.map((problem) => located(name, text, problem))],
    };
  }

  #base(base: string, from: string, above: readonly string[]): LoadedChain {
    const file = /^\.{0,2}\//.test(base) ? path.resolve(path.dirname(from), base) : this.#packageFile(base, from);
    const name = path.relative(this.#cwd, from);
    if (file === undefined) return { chain: [], problems: [`${name}: extends: there is no package ${base}`] };
    if (above.includes(file) || above.length > MAX_DEPTH)
      return { chain: [], problems: [`${name}: extends: ${base} leads back to itself`] };
    return this.#read(file, above);
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

function located(name: string, text: string, { span, message }: ConfigProblem): string {
  const { line, column } = new LineIndex(text).position(span.start);
  return `${name}:${line}:${column}: ${message}`;
}
