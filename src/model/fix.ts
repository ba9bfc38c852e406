import type { Facts } from './facts.ts';
import type { Operation, PatchPlace, PatchValue } from './patch.ts';
import type { Place } from './place.ts';
import type { View } from './release.ts';

/** A place in a file that a patch goes to; nothing need stand there. */
export interface FilePlace extends PatchPlace {
  /** Path as given. */
  readonly file: string;
}

/** An operation in one of the files. */
export type FilePatch = Operation & {
  readonly at: FilePlace;
  /** Settings whose comments come along with a new one. */
  readonly commentsOf?: readonly FilePlace[];
};

/** Where a patch puts a setting. */
export interface PatchTarget extends FilePlace {
  /** A text of the chart that the setting would be part of: it must be written before anything can be changed in it. */
  readonly within?: { readonly at: FilePlace; readonly text: string };
}

/**
 * `safe`: certainly wanted, and nothing else changes. `unsafe`: right in most cases, to be looked at. `suggestion`: it takes facts about the
 * cluster to say what to write.
 */
export type Disposition = 'safe' | 'unsafe' | 'suggestion';

/** A correction of one finding. */
export interface Fix {
  readonly disposition: Disposition;
  /** What it does, as an order: `Set helper_image_flavor = "ubuntu".` */
  readonly title: string;
  /** Facts that a suggestion asks for. */
  readonly needs: readonly (keyof Facts)[];
  /** The routes of each are those after the ones before it; none in a suggestion. */
  readonly patches: readonly FilePatch[];
}

/** A change of one setting, as a rule says it; see `Operation` for what each does. */
export type Correction =
  | {
      readonly op: 'set' | 'insert';
      readonly at: View | Place;
      readonly value: PatchValue;
      /** Settings that this one takes the place of: their comments come along. */
      readonly commentsOf?: readonly View[];
    }
  | { readonly op: 'rename'; readonly at: View | Place; readonly key: string }
  | { readonly op: 'move'; readonly at: View | Place; readonly to: View }
  | { readonly op: 'remove' | 'unify' | 'quote'; readonly at: View | Place };

/** A fix as a rule says it. It is not offered where one of its settings comes from no file: from `--set` or the environment. */
export type Proposal =
  | { readonly disposition: 'safe' | 'unsafe'; readonly title: string; readonly changes: readonly Correction[] }
  | { readonly disposition: 'suggestion'; readonly title: string; readonly needs: Fix['needs'] };
