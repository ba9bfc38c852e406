/** A flag without a value. */
export interface Switch {
  readonly kind: 'switch';
  readonly summary: string;
  readonly char?: string;
  /** Also `--no-…`. */
  readonly negatable?: true;
}

/** A flag with one of a few values. */
export interface Choice {
  readonly kind: 'choice';
  readonly summary: string;
  readonly choices: readonly string[];
  /** Value where the flag is not given; without one the command decides. */
  readonly default?: string;
}

/** A flag with any text as its value. */
export interface Text {
  readonly kind: 'text';
  readonly summary: string;
  readonly char?: string;
  /** What the help calls the value. */
  readonly value: string;
  /** It may be given several times. */
  readonly multiple?: true;
  /** The value may be left out, and is then empty; one that is given stands behind `=`. */
  readonly optional?: true;
}

/** Flags by name: the one table that both parsers and the help are made from. */
export type FlagTable = Readonly<Record<string, Switch | Choice | Text>>;

type ValueOf<F> = F extends { kind: 'switch' }
  ? boolean
  : F extends { kind: 'choice'; choices: readonly (infer C)[] }
    ? C
    : F extends { multiple: true }
      ? readonly string[]
      : string;

/** The values of a table's flags: those with a default always, all others if they were given. */
export type FlagValues<T extends FlagTable> = {
  readonly [K in keyof T as T[K] extends { default: string } ? K : never]: ValueOf<T[K]>;
} & {
  readonly [K in keyof T as T[K] extends { default: string } ? never : K]?: ValueOf<T[K]>;
};

/** A command line as a command gets it. */
export interface CommandLine<T extends FlagTable> {
  readonly flags: FlagValues<T>;
  /** The words that are no flags, in order. */
  readonly words: readonly string[];
}
