import { type CommandShape, type ProgramShape, spellings, type Values } from './program.ts';

/**
 * The completion script for bash 4 and newer. Where it offers nothing, bash completes names of files. Bash takes `=` for the end of a
 * word, so words are put together first, and of what is offered only the part behind the last `=` is given back.
 */
export function bashScript({ version, commands }: ProgramShape): string {
  const names = commands.map(({ name }) => name);
  return `# Completion of runner-lint ${version} for bash, made by "runner-lint completion bash".
_runner_lint() {
  local IFS=$' \\t\\n' part glued='' command=${names[0]} flag='' typed current prefix='' words='' after=''
  local -a line=()
  for part in "\${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
    if [[ \${#line[@]} -gt 1 && ($part == = || -n $glued) ]]; then
      line[\${#line[@]} - 1]+=$part
    else
      line+=("$part")
    fi
    [[ $part == = ]] && glued=yes || glued=''
  done
  local -i at=\${#line[@]}-1
  typed=\${line[at]} current=$typed
  if ((at > 1)); then
    case \${line[1]} in
      ${names.join(' | ')}) command=\${line[1]} ;;
    esac
  fi
  if [[ $current == --*=* ]]; then
    flag=\${current%%=*} prefix=$flag= current=\${current#*=}
  elif ((at > 1)); then
    flag=\${line[at - 1]}
  fi
  case "$command $flag" in
${flagCases(commands)}
    *)
      [[ -n $prefix ]] && return
      if [[ $current == -* && " \${line[*]:1:at-1} " != *' -- '* ]]; then
        case $command in
${commands.map((command) => `          ${command.name}) words='${flagWords(command).join(' ')}' ;;`).join('\n')}
        esac
      else
        case $command in
${commands.flatMap(({ name, words }) => (words.words.length > 0 ? [`          ${name}) ${assigned(words)} ;;`] : [])).join('\n')}
        esac
        ((at == 1)) && words='${names.join(' ')}'
      fi
      ;;
  esac
  if [[ $current == *=* && -n $after ]]; then
    prefix+=\${current%%=*}=
    words=$after current=\${current#*=}
  fi
  COMPREPLY=($(compgen -P "$prefix" -W "$words" -- "$current"))
  [[ \${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2>/dev/null
  [[ $typed == *=* && $COMP_WORDBREAKS == *=* ]] && COMPREPLY=("\${COMPREPLY[@]#"\${typed%"\${typed##*=}"}"}")
  return 0
}
complete -o bashdefault -o default -F _runner_lint runner-lint
`;
}

/** A case for each kind of value: the flags of the commands that take it. */
function flagCases(commands: readonly CommandShape[]): string {
  const byValues = new Map<string, string[]>();
  for (const command of commands)
    for (const flag of command.flags) {
      if (flag.value === undefined || flag.optional) continue;
      const action = flag.values.words.length > 0 ? assigned(flag.values) : 'return';
      const patterns = byValues.get(action) ?? [];
      patterns.push(...spellings(flag).map((spelling) => `'${command.name} ${spelling}'`));
      byValues.set(action, patterns);
    }
  return [...byValues].map(([action, patterns]) => `    ${patterns.join(' | ')}) ${action} ;;`).join('\n');
}

function assigned({ words, after }: Values): string {
  const all = words.map(({ text }) => text).join(' ');
  return typeof after === 'object' ? `words='${all}' after='${after.join(' ')}'` : `words='${all}'`;
}

function flagWords({ flags }: CommandShape): readonly string[] {
  return flags.flatMap(spellings);
}
