import { LINT_FLAGS } from './cli/flags.ts';
import type { Io } from './commands/io.ts';
import type { Outcome } from './commands/outcome.ts';
import { parseCommandLine } from './cli/parse.ts';
import { route } from './cli/route.ts';
import { COMMAND_NAMES, type CommandName } from './commands/names.ts';
import { lint } from './commands/lint/run.ts';
import { printable } from './report/printable.ts';
import { VERSION } from './cli/version.ts';

export { nodeIo } from './commands/node-io.ts';

const EXIT_CODES: Readonly<Record<Outcome | 'bug', number>> = { clean: 0, findings: 1, trouble: 2, bug: 3 };

/** Runs one command line (without the names of node and script) and resolves to the exit code; all effects go through `io`. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return EXIT_CODES[await run(argv, io)];
  } catch (error) {
    const stack = error instanceof Error ? error.stack : String(error);
    io.stderr.write(
      `runner-lint ${VERSION}: this is a bug of runner-lint, not a fault of your files. Please report it\n` +
        'with the command line, the input if you can share it, and this:\n' +
        `${stack}\n`,
    );
    return EXIT_CODES.bug;
  }
}

async function run(argv: readonly string[], io: Io): Promise<Outcome> {
  const routed = route(argv, COMMAND_NAMES);
  if (!('show' in routed)) return runCommand(routed.command, routed.rest, io);
  if (routed.show === 'version') io.stdout.write(`runner-lint ${VERSION}\n`);
  else io.stdout.write(await (await oclif()).helpText(routed.command));
  return 'clean';
}

async function runCommand(command: CommandName, argv: readonly string[], io: Io): Promise<Outcome> {
  const line =
    parseCommandLine(argv, LINT_FLAGS) ?? (await (await oclif()).readCommandLine<typeof LINT_FLAGS>(command, argv));
  if (!('usage' in line)) return lint(line, io);
  io.stderr.write(`runner-lint: ${printable(line.usage)}\n`);
  return 'trouble';
}

/** oclif costs more start-up time than all the rest: only help and wrong usage need it. */
function oclif() {
  return import('./commands/oclif.ts');
}
