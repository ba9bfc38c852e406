import { Config, type Command, type Interfaces } from '@oclif/core';
import { COMMAND_CLASSES, type CommandClass } from './classes.ts';
import { VERSION } from '../report/version.ts';

const PACKAGE = {
  name: 'runner-lint',
  version: VERSION,
  description: 'Checks the configuration of GitLab Runner on Kubernetes.',
  oclif: { bin: 'runner-lint', topicSeparator: ' ', additionalHelpFlags: ['-h'] },
};

/** What oclif knows of the program. The commands are handed over, so that it searches no files for them. */
export async function loadConfig(): Promise<Config> {
  const commands = Object.values(COMMAND_CLASSES).map(toLoadable);
  const plugin = {
    ...PACKAGE,
    pjson: PACKAGE,
    alias: PACKAGE.name,
    root: PACKAGE.name,
    commands,
    commandIDs: commands.map(({ id }) => id),
    topics: [],
    hooks: {},
    valid: true,
    isRoot: true,
    type: 'core',
  };
  // oclif's type asks for a loaded plugin; these are the parts of one that it reads.
  const plugins = new Map([[plugin.name, plugin as unknown as Interfaces.Plugin]]);
  return Config.load({ root: PACKAGE.name, pjson: PACKAGE as unknown as Interfaces.PJSON, plugins });
}

function toLoadable(command: CommandClass): Command.Loadable {
  const { id, summary, description, usage, examples, flags } = command;
  const args = Object.fromEntries(Object.entries(command.args).map(([name, arg]) => [name, { ...arg, name }]));
  const parts = { id, summary, description, usage, examples, args, flags };
  return { ...parts, aliases: [], hiddenAliases: [], hidden: false } as unknown as Command.Loadable;
}
