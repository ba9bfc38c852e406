import { type CommandShape, type FlagShape, namedLists, type ProgramShape, spellings, type Values } from './program.ts';

/** The completion script for zsh, to be read by `source` or from a folder of `fpath`. */
export function zshScript(program: ProgramShape): string {
  const { version, commands } = program;
  const [first] = commands;
  return `#compdef runner-lint
# Completion of runner-lint ${version} for zsh, made by "runner-lint completion zsh".
${namedLists(program).map(listFunction).join('')}
_runner_lint() {
  local command=${first?.name}
  local -a commands=(
${commands.map(({ name, about }) => `    ${quoted(`${name}:${about}`)}`).join('\n')}
  )
  if ((CURRENT == 2)) && [[ $PREFIX != -* ]]; then
    _describe -t commands command commands
  elif ((CURRENT > 2)) && [[ -n \${commands[(r)$words[2]:*]} ]]; then
    command=$words[2]
    shift words
    ((CURRENT--))
  fi
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}

if [[ $funcstack[1] == _runner_lint ]]; then
  _runner_lint "$@"
else
  compdef _runner_lint runner-lint
fi
`;
}

/** Words that want more get no space behind them. */
function listFunction({ name, words, after }: Values & { readonly name: string }): string {
  const item = ({ text, about }: Values['words'][number]): string =>
    `    ${quoted(about === '' ? text : `${text}:${about}`)}\n`;
  const [open, whole] = [
    words.filter(({ text }) => text.endsWith('=')),
    words.filter(({ text }) => !text.endsWith('=')),
  ];
  const follows = after === 'files' ? '_files' : `compadd -- ${after?.join(' ')}`;
  const rest = after === undefined ? '' : `  if compset -P '*='; then\n    ${follows}\n    return\n  fi\n`;
  return `
_runner_lint_${name}() {
  local -a open=(
${open.map(item).join('')}  )
  local -a whole=(
${whole.map(item).join('')}  )
${rest}  _describe -t values ${name} open -S '' -- whole
}
`;
}

function commandCase({ name, flags, words }: CommandShape): string {
  const specs = [...flags.flatMap(flagSpecs), quoted(`*:${words.name ?? 'file'}:${action(words)}`)];
  return `    ${name})\n      _arguments -S -s : \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`;
}

function flagSpecs(flag: FlagShape): readonly string[] {
  const about = `[${flag.about.replace(/[[\]\\]/g, '\\$&')}]`;
  const all = spellings(flag);
  const excluded = flag.multiple ? '*' : all.length > 1 ? `(${all.join(' ')})` : '';
  return all.map((spelling) => quoted(`${excluded}${spelling}${signOf(flag, spelling)}${about}${valueOf(flag)}`));
}

/** Where the value stands: in the same word or the next, or for one that may be left out only behind `=`. */
function signOf({ value, optional }: FlagShape, spelling: string): string {
  if (value === undefined) return '';
  return optional ? '=-' : spelling.startsWith('--') ? '=' : '+';
}

function valueOf({ value, optional, values }: FlagShape): string {
  if (value === undefined) return '';
  return `${optional ? '::' : ':'}${value.replace(/:/g, '\\:')}:${action(values)}`;
}

function action({ name, words, free }: Values): string {
  if (free) return ' ';
  if (name !== undefined) return `_runner_lint_${name}`;
  return words.length > 0 ? `(${words.map(({ text }) => text).join(' ')})` : '_files';
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, String.raw`'\''`)}'`;
}
