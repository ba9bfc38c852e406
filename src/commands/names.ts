/** Names of the commands. A new one is a name here, its oclif class in `classes.ts`, and a case in `main.ts`. */
export const COMMAND_NAMES = ['lint'] as const;

/** A name of a command. */
export type CommandName = (typeof COMMAND_NAMES)[number];
