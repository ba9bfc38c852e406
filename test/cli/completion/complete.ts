import { spawnSync } from 'node:child_process';
import { folder } from '../../input/folder.ts';
import { run } from '../run.ts';

/** Shells that a script is made for. */
export type Shell = 'bash' | 'zsh' | 'fish';

const scripts = new Map<Shell, Promise<string>>();

/** The completion script of a shell, as the built program prints it. */
export function scriptOf(shell: Shell): Promise<string> {
  const made = scripts.get(shell) ?? run(['completion', shell]).then(({ stdout }) => stdout);
  scripts.set(shell, made);
  return made;
}

/** What bash offers at the end of a line, by the variables that it gives to a completion function. */
export async function bashOffers(line: string): Promise<readonly string[]> {
  const script = `${await scriptOf('bash')}
COMP_LINE=$1 COMP_POINT=\${#1}
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_runner_lint
printf '%s\\n' "\${COMPREPLY[@]}"
`;
  return linesOf('bash', ['--norc', '-c', script, 'bash', line, ...bashWords(line)]);
}

/** The words of a line as bash cuts them: also around `=`. */
function bashWords(line: string): readonly string[] {
  const words = line.match(/[^ =]+|=/g) ?? [];
  return /[ ]$/.test(line) ? [...words, ''] : words;
}

/** What fish offers at the end of a line, with what it says of each behind a tab. */
export async function fishOffers(line: string): Promise<readonly string[]> {
  return linesOf('fish', ['--no-config', '-c', `${await scriptOf('fish')}\ncomplete -C '${line}'`]);
}

/** An interactive zsh in a terminal of its own, in which each `compadd` notes what fits; a key that is pressed after the tab tells that it is done. */
const ZSH_DRIVER = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT=; autoload -Uz compinit; compinit -u -D; source $1/script; cd $1/files
compadd() { local -a found; builtin compadd -O found \\"\\$@\\"; print -rl -- \\$found >> $1/offers; builtin compadd \\"\\$@\\" }
finish() { print -r -- '---' >> $1/offers; BUFFER=; print DO''NE }; zle -N finish; bindkey '^T' finish; print REA''DY"
until [[ $text == *READY* ]]; do zpty -r shell text; done
for line in "\${@[2,-1]}"; do
  zpty -w -n shell "$line"$'\\t\\x14'
  text=
  until [[ $text == *DONE* ]]; do zpty -r shell text; done
done
zpty -d shell
cat $1/offers
`;

/** What zsh offers at the end of each of these lines, in a folder with a values.yaml. */
export async function zshOffers(lines: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { root, remove } = folder({ script: await scriptOf('zsh'), offers: '', 'files/values.yaml': '' });
  const offers = new Map(lines.map((line) => [line, [] as string[]]));
  let at = 0;
  for (const text of linesOf('zsh', ['-f', '-c', ZSH_DRIVER, 'zsh', root, ...lines]))
    if (text === '---') at++;
    else offers.get(lines[at] ?? '')?.push(text);
  remove();
  return offers;
}

function linesOf(program: string, args: readonly string[]): readonly string[] {
  const { stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });
  if (error || stderr !== '') throw new Error(error?.message ?? stderr);
  return stdout.split('\n').filter((text) => text !== '');
}
