/** What a command line asks for. */
export type Routed<Name> =
  | { readonly show: 'version' }
  /** Without a command: of the whole program. */
  | { readonly show: 'help'; readonly command: Name | undefined }
  | { readonly command: Name; readonly rest: readonly string[] };

/**
 * Finds the command of a command line. A first word that is none means the first command, `lint`, so that
 * `runner-lint values.yaml` works; a file that is called like a command has to be written `./lint` or `-- lint`.
 */
export function route<Name extends string>(argv: readonly string[], names: readonly [Name, ...Name[]]): Routed<Name> {
  const commandOf = (word: string | undefined) => names.find((name) => name === word);
  const [first, second] = argv;
  if (first === '--version' || first === '-v') return { show: 'version' };
  if (first === 'help' || first === '--help' || first === '-h') return { show: 'help', command: commandOf(second) };
  const named = commandOf(first);
  const command = named ?? names[0];
  const rest = named === undefined ? argv : argv.slice(1);
  return asksForHelp(rest) ? { show: 'help', command } : { command, rest };
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}
