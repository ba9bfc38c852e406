import type { Output } from '../io.ts';

/** Columns to wrap prose at: those of the terminal within reason, 80 where there is none. */
export function terminalWidth({ columns = 80 }: Output): number {
  return Math.min(120, Math.max(40, columns));
}
