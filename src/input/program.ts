/** How a program ended. */
export interface Ended {
  /** Its exit code; null where it could not be started or was stopped. */
  readonly status: number | null;
  readonly stdout: Uint8Array;
  readonly stderr: string;
  /** Code of the system error that kept it from running, such as `ENOENT`. */
  readonly error?: string | undefined;
}

/** Runs a program, without a shell, and waits for its end. */
export type Run = (program: string, args: readonly string[], env: Readonly<Record<string, string>>) => Ended;
