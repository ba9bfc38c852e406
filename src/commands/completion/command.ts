import { Args } from '@oclif/core';
import { LineCommand } from '../../cli/oclif-command.ts';
import { toOclifFlags } from '../../cli/oclif-flags.ts';
import { COMPLETION_FLAGS } from './flags.ts';

/** `runner-lint completion`, for oclif. */
export class Completion extends LineCommand {
  static override readonly id = 'completion';
  static override readonly summary = 'Print the script that completes command lines in a shell.';
  static override readonly description =
    'Completes commands, flags and their values: rules, facts, versions. The script belongs to this version of runner-lint: make it anew after an update.';
  static override readonly usage = 'completion bash|zsh|fish';
  static override readonly examples = [
    '$ runner-lint completion bash > ~/.local/share/bash-completion/completions/runner-lint',
    '$ runner-lint completion zsh > "${fpath[1]}/_runner-lint"',
    '$ runner-lint completion fish > ~/.config/fish/completions/runner-lint.fish',
  ];
  static override readonly args = {
    shell: Args.string({ multiple: true, ignoreStdin: true, description: 'bash, zsh or fish.' }),
  };
  static override readonly flags = toOclifFlags(COMPLETION_FLAGS);

  protected override readonly table = COMPLETION_FLAGS;
}
