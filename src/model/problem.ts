import type { View } from './release.ts';
import type { ScalarType } from './node.ts';
import type { Place } from './place.ts';

/** What a value is, in words of the language it is written in. */
export type Shape = ScalarType | 'map' | 'list' | 'list of maps';

/** Something wrong with the text or its shape, found while reading. Rules turn problems into findings. */
export type Problem =
  | {
      readonly code: 'syntax';
      readonly language: 'yaml' | 'toml' | 'template' | 'limit';
      readonly place: Place;
      readonly message: string;
      readonly hint?: string;
    }
  /** Helm, or the chart's templates, do not take the values. */
  | { readonly code: 'chart-refuses'; readonly place: Place; readonly message: string }
  /** Helm 3 and Helm 4 read this in different ways. */
  | { readonly code: 'helm-versions-differ'; readonly of: 'documents' | 'null'; readonly place: Place }
  /** A key twice in one map; `place` is the one that counts, `first` the one that is lost. */
  | {
      readonly code: 'duplicate-key';
      readonly place: Place;
      readonly first: Place;
      readonly key: string;
      /** What goes lost with the first: nothing if all of it stands in the other too, parts of a map or list, or a single value. */
      readonly lost: 'nothing' | 'parts' | 'value';
    }
  /** A value that the reading program refuses for its type. */
  | {
      readonly code: 'wrong-type';
      readonly document: 'values' | 'config';
      readonly at: View;
      readonly expected: readonly Shape[];
      readonly actual: Shape;
      /** The type is right, the text or the number is not: it must have this format. */
      readonly format?: 'duration' | 'datetime' | 'int32';
      /** The wanted value where it can be said without doubt, as it would be written. */
      readonly correction?: string;
    }
  /** A key that the reading program does not know in this map. */
  | {
      readonly code: 'unknown-key';
      readonly document: 'values' | 'config';
      readonly at: View;
      /** The key that was probably meant, in the same map. */
      readonly suggestion?: string;
      /** Routes (without indexes, dotted) of the maps in which the key is known, nearest first. */
      readonly knownIn: readonly string[];
    }
  /** The reading program takes the key in any letter case, and it stands in the same map in another spelling, `twin`, too. */
  | {
      readonly code: 'key-twins';
      readonly document: 'values' | 'config';
      readonly at: View;
      readonly twin: string;
    }
  /** A map with free keys is given something else: the runner reads on without a word and the value is lost. */
  | {
      readonly code: 'map-not-a-table';
      readonly document: 'values' | 'config';
      readonly at: View;
      readonly actual: Shape;
    }
  /** A value of the right type at which the runner ends, with its own words. */
  | {
      readonly code: 'refused-value';
      readonly at: View;
      readonly error: string;
      readonly remedy: string;
      /** The wanted value where there is no doubt; null where the setting had better not be there. */
      readonly correction?: string | null;
    }
  /** The runner refuses the table because keys are missing in it. */
  | {
      readonly code: 'missing-keys';
      readonly document: 'values' | 'config';
      readonly at: View;
      readonly keys: readonly string[];
    };
