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
  readonly default: string;
}

/** A flag with any text as its value. */
export interface Text {
  readonly kind: 'text';
  readonly summary: string;
  /** What the help calls the value. */
  readonly value: string;
  /** It may be given several times. */
  readonly multiple?: true;
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

/** The values of a table's flags: switches and texts are there if they were given, choices always. */
export type FlagValues<T extends FlagTable> = {
  readonly [K in keyof T as T[K]['kind'] extends 'choice' ? K : never]: ValueOf<T[K]>;
} & {
  readonly [K in keyof T as T[K]['kind'] extends 'choice' ? never : K]?: ValueOf<T[K]>;
};

/** A command line as a command gets it. */
export interface CommandLine<T extends FlagTable> {
  readonly flags: FlagValues<T>;
  /** The words that are no flags, in order. */
  readonly words: readonly string[];
}

/** Flags of `lint`. */
export const LINT_FLAGS = {
  help: { kind: 'switch', char: 'h', summary: 'Show this help.' },
  format: {
    kind: 'choice',
    choices: ['text', 'json'],
    default: 'text',
    summary: 'How to print what was found.',
  },
  'fail-on': {
    kind: 'choice',
    choices: ['error', 'warning', 'info'],
    default: 'warning',
    summary: 'Exit with 1 for findings of this severity or a higher one.',
  },
  preset: {
    kind: 'choice',
    choices: ['recommended', 'strict', 'security', 'all'],
    default: 'recommended',
    summary: 'Which rules to run.',
  },
  rule: {
    kind: 'text',
    value: 'ID=SEVERITY',
    multiple: true,
    summary: 'Severity of one rule: off, info, warning or error. Can be given several times.',
  },
  'chart-version': {
    kind: 'text',
    value: 'VERSION',
    summary: 'Version of the Helm chart to judge by; 0.80 means the newest 0.80. Without it the newest known.',
  },
  'runner-version': {
    kind: 'text',
    value: 'VERSION',
    summary: 'Version of GitLab Runner to judge by. Without it the one that the chart installs.',
  },
  fact: {
    kind: 'text',
    value: 'NAME=VALUE',
    multiple: true,
    summary:
      'What the files cannot tell, such as gitlab.privateCa=true or network.podMtu=1450. Can be given several times.',
  },
  'stdin-filepath': {
    kind: 'text',
    value: 'PATH',
    summary: 'Name to report for standard input (-).',
  },
  verbose: { kind: 'switch', summary: 'Say on standard error what each file was judged as.' },
  color: {
    kind: 'switch',
    negatable: true,
    summary: 'Colours, whatever the terminal, NO_COLOR and FORCE_COLOR say.',
  },
} as const satisfies FlagTable;
