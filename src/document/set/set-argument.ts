/** How an argument is read. */
export type SetFlag = '--set' | '--set-string' | '--set-json' | '--set-literal' | '--set-file';

/** An argument that gives values by their paths. */
export interface SetArgument {
  readonly flag: SetFlag;
  readonly argument: string;
}

/** The text of a file that `--set-file` names; undefined if it cannot be read. */
export type TextOfFile = (path: string) => string | undefined;
