import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { CommandLine, FlagTable } from './flags.ts';

type Given = Record<string, boolean | string | string[]>;

/**
 * Reads a command line without oclif, which costs more start-up time than all the rest of a lint.
 * undefined where it is not understood: oclif then reads it again and words the complaint, so both must agree on what is right.
 */
export function parseCommandLine<T extends FlagTable>(argv: readonly string[], table: T): CommandLine<T> | undefined {
  const flags: Given = defaultsOf(table);
  // Most command lines are files and nothing else: not worth loading a parser.
  if (!argv.some((word) => word.startsWith('-'))) return { flags: flags as CommandLine<T>['flags'], words: argv };
  const args = withEmptyValues(argv, table);
  const { tokens } = parseArgs({ args: [...args], options: toParseArgs(table), strict: false, tokens: true });
  const given = new Set<string>();
  const words = new Map<number, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.set(token.index, token.value);
    if (token.kind !== 'option') continue;
    const word = args[token.index] ?? '';
    if (isNegativeNumber(word)) words.set(token.index, word);
    else if (!take(table, token.name, token.value, flags, given)) return undefined;
  }
  return { flags: flags as CommandLine<T>['flags'], words: [...words.values()] };
}

function toParseArgs(table: FlagTable): NonNullable<ParseArgsConfig['options']> {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, flag] of Object.entries(table)) {
    const type = flag.kind === 'switch' ? 'boolean' : 'string';
    const char = charOf(flag);
    options[name] = char === undefined ? { type } : { type, short: char };
  }
  return options;
}

function defaultsOf(table: FlagTable): Given {
  const values: Given = {};
  for (const [name, flag] of Object.entries(table))
    if (flag.kind === 'choice' && flag.default !== undefined) values[name] = flag.default;
  return values;
}

/** Puts one given flag into `flags`; false where it is unknown, repeated, or has no or a wrong value. */
function take(table: FlagTable, name: string, value: string | undefined, flags: Given, given: Set<string>): boolean {
  const known = knownFlag(table, name);
  if (known === undefined) return false;
  const flag = table[known];
  if (flag?.kind === 'switch') {
    flags[known] = known === name;
    return value === undefined;
  }
  if (flag === undefined || value === undefined || looksLikeFlag(table, value)) return false;
  if (flag.kind === 'text' && flag.multiple) {
    const values = flags[known];
    flags[known] = Array.isArray(values) ? [...values, value] : [value];
    return true;
  }
  if (given.has(known) || (flag.kind === 'choice' && !flag.choices.includes(value))) return false;
  given.add(known);
  flags[known] = value;
  return true;
}

/** The flag that a name stands for, with its `no-` taken off where that is allowed. */
function knownFlag(table: FlagTable, name: string): string | undefined {
  if (Object.hasOwn(table, name)) return name;
  const positive = name.startsWith('no-') ? name.slice(3) : '';
  const flag = Object.hasOwn(table, positive) ? table[positive] : undefined;
  return flag?.kind === 'switch' && flag.negatable ? positive : undefined;
}

/** A flag where a value should be: the value was forgotten. */
function looksLikeFlag(table: FlagTable, value: string): boolean {
  if (value.startsWith('--')) return knownFlag(table, value.slice(2)) !== undefined;
  const char = value.startsWith('-') ? value[1] : undefined;
  return char !== undefined && Object.values(table).some((flag) => charOf(flag) === char);
}

function charOf(flag: FlagTable[string]): string | undefined {
  return 'char' in flag ? flag.char : undefined;
}

/** The first `--verbose=yes` of a command line: a switch with a value, which oclif reads as a switch and a word. */
export function switchWithValue(argv: readonly string[], table: FlagTable): string | undefined {
  const found = longFlags(argv, table).find(({ flag, hasValue }) => flag.kind === 'switch' && hasValue);
  return found && argv[found.at];
}

/** The command line with `--changed=` for a `--changed` whose value may be left out: no parser would know that the next word is none. */
export function withEmptyValues(argv: readonly string[], table: FlagTable): readonly string[] {
  const bare = longFlags(argv, table).filter(({ flag, hasValue }) => isOptional(flag) && !hasValue);
  const places = new Set(bare.map(({ at }) => at));
  return argv.map((word, at) => (places.has(at) ? `${word}=` : word));
}

interface LongFlag {
  readonly at: number;
  readonly flag: FlagTable[string];
  /** Behind `=`. */
  readonly hasValue: boolean;
}

/** The known flags of a command line that are written out. */
function longFlags(argv: readonly string[], table: FlagTable): readonly LongFlag[] {
  const found: LongFlag[] = [];
  for (let at = 0; at < argv.length && argv[at] !== '--'; at++) {
    const [, name = '', sign] = /^--([^=]*)(=?)/.exec(argv[at] ?? '') ?? [];
    const flag = table[knownFlag(table, name) ?? ''];
    if (flag === undefined) continue;
    found.push({ at, flag, hasValue: sign === '=' });
    // The next word is the value of this flag, whatever it looks like.
    if (flag.kind !== 'switch' && !isOptional(flag) && sign === '') at++;
  }
  return found;
}

function isOptional(flag: FlagTable[string]): boolean {
  return flag.kind === 'text' && flag.optional === true;
}

/** oclif takes `-1` for a word; so must we. */
function isNegativeNumber(word: string): boolean {
  return /^-\d/.test(word);
}
