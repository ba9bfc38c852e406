/** Names of the commands, the default one first. A new one is a name here, its oclif class in `classes.ts`, and a line in `main.ts`. */
export const COMMAND_NAMES = [
  'lint',
  'fix',
  'upgrade',
  'render',
  'generate',
  'init',
  'schema',
  'rules',
  'explain',
  'completion',
] as const;

/** A name of a command. */
export type CommandName = (typeof COMMAND_NAMES)[number];
