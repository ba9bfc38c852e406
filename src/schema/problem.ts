import type { Route } from '../model/node.ts';
import type { Shape } from '../model/problem.ts';

/** The documents that shapes are known of. */
export type Document = 'values' | 'config';

/** What is wrong with the shape of one setting; `route` is spelled as in the file, with indexes. */
export type ShapeProblem =
  /** The reading program refuses the value, or takes it for something else. */
  | {
      readonly code: 'wrong-type';
      readonly route: Route;
      readonly expected: readonly Shape[];
      readonly actual: Shape;
      /** The type is right, the text or the number is not: it must have this format. */
      readonly format?: Format;
      /** The wanted value where it can be said without doubt, as it would be written. */
      readonly correction?: string;
    }
  /** The reading program does not know the key in this map. */
  | {
      readonly code: 'unknown-key';
      readonly route: Route;
      /** The key that was probably meant, in the same map. */
      readonly suggestion?: string;
      /** Dotted routes of the maps in which the key is known, nearest first; `''` is the top of the document. */
      readonly knownIn: readonly string[];
    }
  /** The runner takes a key in any letter case: it stands in the same map in another spelling too. */
  | { readonly code: 'key-twins'; readonly route: Route; readonly twin: string }
  /** A map with free keys is given something else: the runner reads on without a word and the value is lost. */
  | { readonly code: 'map-not-a-table'; readonly route: Route; readonly actual: Shape }
  /** The runner refuses the table because keys are missing in it. */
  | { readonly code: 'missing-keys'; readonly route: Route; readonly keys: readonly string[] };

/** Formats that a value of the right type can still miss. */
export type Format = 'duration' | 'datetime' | 'int32';
