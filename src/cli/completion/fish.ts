import { type CommandShape, type FlagShape, namedLists, type ProgramShape, type Values } from './program.ts';

/** The completion script for fish 3 and newer. Where nothing is offered, fish completes names of files. */
export function fishScript(program: ProgramShape): string {
  const { version, commands } = program;
  const names = commands.map(({ name }) => name);
  return `# Completion of runner-lint ${version} for fish, made by "runner-lint completion fish".
function __runner_lint_is
    set -l words (commandline -opc)
    set -l command ${names[0]}
    if contains -- "$words[2]" ${names.join(' ')}
        set command $words[2]
    end
    test $command = $argv[1]
end
${namedLists(program).map(listFunction).join('')}
complete -c runner-lint -e
${commands.map(({ name, about }) => `complete -c runner-lint -n 'test (count (commandline -opc)) -eq 1' -a ${name} -d ${quoted(about)}`).join('\n')}
${commands.flatMap(commandLines).join('\n')}
`;
}

/** Prints a list, one word a line, with what it means behind a tab; pairs once there is a `=`. */
function listFunction({ name, words, after }: Values & { readonly name: string }): string {
  const list = words.map(({ text, about }) => `        ${quoted(text)} ${quoted(about)}`).join(' \\\n');
  const pairs =
    typeof after === 'object'
      ? `    if string match -q -- '*=*' (string replace -r -- '^--[a-z-]+=' '' (commandline -ct))
        for severity in ${after.join(' ')}
            printf '%s\\t%s\\n' $list | string replace -r -- '=?\\t' "=$severity\\t"
        end
        return
    end
`
      : '';
  return `
function __runner_lint_${name}
    set -l list \\
${list}
${pairs}    printf '%s\\t%s\\n' $list
end
`;
}

function commandLines({ name, flags, words }: CommandShape): readonly string[] {
  const own = `complete -c runner-lint -n '__runner_lint_is ${name}'`;
  const offered = words.words.length > 0 || words.free ? [`${own} -f${candidates(words)}`] : [];
  return [...flags.map((flag) => `${own}${flagOptions(flag)}`), ...offered];
}

function flagOptions({ name, char, about, value, optional, values }: FlagShape): string {
  const short = char === undefined ? '' : ` -s ${char}`;
  const takes = value === undefined || optional ? '' : ` -r${takesFiles(values) ? '' : ' -f'}${candidates(values)}`;
  return `${short} -l ${name}${takes} -d ${quoted(about)}`;
}

function takesFiles({ words, free }: Values): boolean {
  return !free && words.length === 0;
}

function candidates({ name, words }: Values): string {
  if (name !== undefined) return ` -a '(__runner_lint_${name})'`;
  return words.length > 0 ? ` -a '${words.map(({ text }) => text).join(' ')}'` : '';
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
