/** A word that may be typed, and what it means. One that ends with `=` wants more. */
export interface Word {
  readonly text: string;
  readonly about: string;
}

/** What may stand in a place: files where there are no words. */
export interface Values {
  /** What a list is called that is worth a function of its own; choices have none. */
  readonly name?: string;
  readonly words: readonly Word[];
  /** What may follow a `=` behind any of the words. */
  readonly after?: readonly string[] | 'files';
  /** Any text, which nobody can guess. */
  readonly free?: true;
}

/** A flag as it is completed. */
export interface FlagShape {
  /** Without `--`. */
  readonly name: string;
  readonly char?: string;
  readonly about: string;
  readonly multiple: boolean;
  /** The value may be left out; one that is given stands behind `=`. */
  readonly optional: boolean;
  /** What the help calls the value; undefined for a switch. */
  readonly value?: string;
  readonly values: Values;
}

/** A command as it is completed. */
export interface CommandShape {
  readonly name: string;
  readonly about: string;
  readonly flags: readonly FlagShape[];
  /** The words that are no flags. */
  readonly words: Values;
}

/** The whole program, the default command first: what the scripts for all shells are made from. */
export interface ProgramShape {
  readonly version: string;
  readonly commands: readonly CommandShape[];
}

/** The lists with a name that the program uses, each once. */
export function namedLists({ commands }: ProgramShape): readonly (Values & { readonly name: string })[] {
  const all = commands.flatMap(({ flags, words }) => [...flags.map(({ values }) => values), words]);
  const lists = new Map(all.flatMap((values) => (hasName(values) ? [[values.name, values] as const] : [])));
  return [...lists.values()];
}

function hasName(values: Values): values is Values & { readonly name: string } {
  return values.name !== undefined;
}

/** A flag as it is typed: `--output`, `-o`. */
export function spellings({ name, char }: FlagShape): readonly string[] {
  return char === undefined ? [`--${name}`] : [`--${name}`, `-${char}`];
}
