import type { CommandLine, FlagTable } from './cli/flags.ts';
import { type Io, OutputError } from './commands/io.ts';
import type { Outcome } from './commands/outcome.ts';
import { parseCommandLine } from './cli/parse.ts';
import { route } from './cli/route.ts';
import { COMMAND_NAMES, type CommandName } from './commands/names.ts';
import { COMPLETION_FLAGS } from './commands/completion/flags.ts';
import { complain } from './commands/shared/say.ts';
import { EXPLAIN_FLAGS } from './commands/explain/flags.ts';
import { FIX_FLAGS } from './commands/fix/flags.ts';
import { GENERATE_FLAGS } from './commands/generate/flags.ts';
import { INIT_FLAGS } from './commands/init/flags.ts';
import { LINT_FLAGS } from './commands/lint/flags.ts';
import { lint } from './commands/lint/run.ts';
import { RENDER_FLAGS } from './commands/render/flags.ts';
import { RULES_FLAGS } from './commands/rules/flags.ts';
import { SCHEMA_FLAGS } from './commands/schema/flags.ts';
import { UPGRADE_FLAGS } from './commands/upgrade/flags.ts';
import { printable } from './report/printable.ts';
import { VERSION } from './report/version.ts';

export { nodeIo } from './commands/node-io.ts';

const EXIT_CODES: Readonly<Record<Outcome | 'bug', number>> = { clean: 0, findings: 1, trouble: 2, bug: 3 };

/** Runs one command line (without the names of node and script) and resolves to the exit code; all effects go through `io`. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return EXIT_CODES[await run(argv, io)];
  } catch (error) {
    if (error instanceof OutputError) return EXIT_CODES[complain(io, error.message)];
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
  if (!('show' in routed)) return RUNNERS[routed.command](routed.rest, io);
  if (routed.show === 'version') io.stdout.write(`runner-lint ${VERSION}\n`);
  else io.stdout.write(await (await oclif()).helpText(routed.command));
  return 'clean';
}

type Runner = (argv: readonly string[], io: Io) => Promise<Outcome>;

const RUNNERS: Readonly<Record<CommandName, Runner>> = {
  lint: runner('lint', LINT_FLAGS, lint),
  fix: runner('fix', FIX_FLAGS, async (line, io) => (await import('./commands/corrections.ts')).fix(line, io)),
  upgrade: runner('upgrade', UPGRADE_FLAGS, async (line, io) =>
    (await import('./commands/corrections.ts')).upgrade(line, io),
  ),
  render: runner('render', RENDER_FLAGS, async (line, io) =>
    (await import('./commands/render/run.ts')).render(line, io),
  ),
  generate: runner('generate', GENERATE_FLAGS, async (line, io) =>
    (await import('./commands/generate/run.ts')).generate(line, io),
  ),
  init: runner('init', INIT_FLAGS, async (line, io) => (await import('./commands/init/run.ts')).init(line, io)),
  schema: runner('schema', SCHEMA_FLAGS, async (line, io) =>
    (await import('./commands/schema/run.ts')).schema(line, io),
  ),
  rules: runner('rules', RULES_FLAGS, async (line, io) => (await import('./commands/readers.ts')).rules(line, io)),
  explain: runner('explain', EXPLAIN_FLAGS, async (line, io) =>
    (await import('./commands/readers.ts')).explain(line, io),
  ),
  completion: runner('completion', COMPLETION_FLAGS, async (line, io) =>
    (await import('./commands/readers.ts')).completion(line, io),
  ),
};

function runner<T extends FlagTable>(
  command: CommandName,
  table: T,
  execute: (line: CommandLine<T>, io: Io) => Promise<Outcome>,
): Runner {
  return async (argv, io) => {
    const line = parseCommandLine(argv, table) ?? (await (await oclif()).readCommandLine<T>(command, argv));
    if (!('usage' in line)) return execute(line, io);
    io.stderr.write(`runner-lint: ${printable(line.usage)}\n`);
    return 'trouble';
  };
}

/** oclif costs more start-up time than all the rest: only help and wrong usage need it. */
function oclif() {
  return import('./commands/oclif.ts');
}
