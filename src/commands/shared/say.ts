import { printable } from '../../report/printable.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';

/** Tells the user something that is no part of the document on standard output. */
export function say(io: Io, text: string): void {
  io.stderr.write(`runner-lint: ${printable(text)}\n`);
}

/** Says what is wrong with the command line or its input. */
export function complain(io: Io, text: string): Outcome {
  say(io, text);
  return 'trouble';
}

/** Tells the user what was done. */
export function inform(io: Io, text: string): Outcome {
  say(io, text);
  return 'clean';
}
