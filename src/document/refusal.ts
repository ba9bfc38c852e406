import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';

/** Why Helm gives up on what it was given, before it renders anything. */
export interface Refusal {
  readonly is: 'refused';
  /** Near to Helm's words. */
  readonly message: string;
  /** Where in a file; null where an argument is to blame, or something is missing. */
  readonly place: Place | null;
  /** The argument of `--set` or its like that is to blame. */
  readonly argument: string | null;
  /** All that is wrong with the text of the file; empty without `place`. */
  readonly problems: readonly Problem[];
}

/** A refusal that no place in a file stands for. */
export function refusal(message: string, argument: string | null = null): Refusal {
  return { is: 'refused', message, place: null, argument, problems: [] };
}
