import { LineCommand } from '../../cli/oclif-command.ts';
import { toOclifFlags } from '../../cli/oclif-flags.ts';
import { RULES_FLAGS } from './flags.ts';

/** `runner-lint rules`, for oclif. */
export class Rules extends LineCommand {
  static override readonly id = 'rules';
  static override readonly summary = 'List the rules.';
  static override readonly description =
    'Each rule with its group, its severity, the presets that show it, and what it finds. ' +
    'Some rules give single findings another severity; presets go by that of the finding.';
  static override readonly usage = 'rules [FLAGS]';
  static override readonly examples = ['runner-lint rules', 'runner-lint rules --group dns --format json'];
  static override readonly flags = toOclifFlags(RULES_FLAGS);

  protected override readonly table = RULES_FLAGS;
}
