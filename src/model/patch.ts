import type { Route } from './node.ts';
import type { Place } from './place.ts';

/** Plain data that a patch writes. */
export type PatchValue = string | number | boolean | null | readonly PatchValue[] | PatchMap;

/** Keys in the order in which they are written. */
export interface PatchMap {
  readonly [key: string]: PatchValue;
}

/**
 * What happens to what stands at a route.
 * `set` gives it a value, whether it is there or not; what is missing on the way is made.
 * The `comments` of `set` and `insert`, lines of text without `#`, are written above the key or item that is added; none in brackets, nor
 * where the key was there.
 * `insert` puts an item before the one at that index (the length of the list: behind the last), or adds a key that must not be there.
 * `rename` and `move` take the value and its comments along; both refuse to overwrite. `to` is a route of the same document.
 * `remove` takes the comments directly above along, but for documentation in several paragraphs, which stays unless it is `moved` elsewhere.
 * `unify` removes what stands before at a key of YAML that is written more than once: the last counts.
 * `quote` makes a string of a scalar, as it is written.
 */
export type Operation =
  | { readonly op: 'set' | 'insert'; readonly value: PatchValue; readonly comments?: readonly string[] | undefined }
  | { readonly op: 'rename'; readonly key: string }
  | { readonly op: 'move'; readonly to: Route }
  | { readonly op: 'remove'; readonly moved?: boolean }
  | { readonly op: 'unify' | 'quote' };

/** An operation in one document. */
export type Change = Operation & { readonly route: Route };

/** Names a value by the routes of its `Place`. */
export type PatchPlace = Pick<Place, 'route' | 'via' | 'innerRoute' | 'document'>;

/** An operation in a file, at any depth of texts within texts. */
export type Patch = Operation & { readonly at: PatchPlace };

/**
 * Why a patch is not possible. `absent`: there is nothing at the route. `taken`: there is something already. `shape`: the route leads
 * through something that is no map or list, or the operation does not fit what is there. `shared`: an anchor, alias or merge key would
 * carry the change to another place. `template`: a template action would have to be changed. `value`: the language has no such value.
 * `style`: it is written in a form that patches do not handle. `unreadable`: the text has errors.
 */
export interface PatchProblem {
  readonly problem: 'absent' | 'taken' | 'shape' | 'shared' | 'template' | 'value' | 'style' | 'unreadable';
  /** One sentence. */
  readonly message: string;
}

/** True if a patch is not possible. */
export function isPatchProblem(result: object): result is PatchProblem {
  return 'problem' in result;
}

/** Thrown inside the functions that make edits, and data at their border. */
export class PatchRefused extends Error {
  readonly problem: PatchProblem['problem'];

  constructor(problem: PatchProblem['problem'], message: string) {
    super(message);
    this.name = 'PatchRefused';
    this.problem = problem;
  }
}

/** The result of `make`, or why it refused. */
export function orProblem<T>(make: () => T): T | PatchProblem {
  try {
    return make();
  } catch (error) {
    if (error instanceof PatchRefused) return { problem: error.problem, message: error.message };
    throw error;
  }
}
