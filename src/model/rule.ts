import type { Confidence, Group, Severity } from './finding.ts';
import type { Facts } from './facts.ts';
import type { Proposal } from './fix.ts';
import type { Place } from './place.ts';
import type { Release, View } from './release.ts';

/** What a rule says at one place. */
export interface Report {
  /** The setting it is about: the finding points at its `place`, and counts as "absent" where it is not written. */
  readonly at: View | Place;
  readonly message: string;
  /** Overrides the rule's own remedy where the place allows a more exact one. */
  readonly remedy?: string;
  readonly severity?: Severity;
  readonly related?: readonly { readonly at: View | Place; readonly message: string }[];
  /** The text at the place is a secret and must not be shown. */
  readonly secret?: boolean;
  readonly fix?: Proposal | undefined;
}

/** An input of a rule's example: a file, with what the command line would add. Plain text is a values.yaml. */
export type Example =
  | string
  | {
      readonly file: string;
      readonly text: string;
      readonly chart?: string;
      readonly runner?: string;
      /** Chart version that the values were written for, where they are carried over to `chart`. */
      readonly writtenFor?: string;
      readonly facts?: Facts;
      /** Rules that rightly find something else in a good example, or at the very place in a bad one: its point cannot be made without. */
      readonly besides?: readonly string[];
    };

/** A rule: all that is known about one trap, as data, and one pure function that finds it. */
export interface Rule {
  /** Says what is wrong, not the remedy; "allow <id>" reads well. */
  readonly id: string;
  readonly group: Group;
  /** Version of runner-lint that brought it. */
  readonly since: string;
  readonly severity: Severity;
  /** The gravest severity of its reports, where that is more than `severity`. */
  readonly gravest?: Severity;
  readonly confidence: Confidence;
  /** First versions that it is about; older ones it leaves alone. One that is about charts says nothing of a config.toml. */
  readonly appliesFrom?: { readonly chart?: string; readonly runner?: string };
  readonly docs: {
    /** One line. */
    readonly what: string;
    /** What happens and why, with the error text that users see. */
    readonly why: string;
    readonly remedy: string;
    /** Sources of the facts: files of the chart or runner with their version, documentation pages, issues. */
    readonly references: readonly string[];
    /**
     * The settings that it is about: dotted keys of config.toml or of values, without indexes; `*` stands for any part of a step. A table
     * stands for all that is in it. Absent where it is about no setting in particular.
     */
    readonly keys?: readonly string[];
    /** What its fix does, and why that is unsafe where it is; left out where it has none. */
    readonly fix?: string;
  };
  /** Rules that say the same more precisely: where one of them speaks, this one is silent. */
  readonly yieldsTo?: readonly string[];
  readonly examples: {
    readonly bad: readonly Example[];
    readonly good: readonly Example[];
    /** What `fix --unsafe --rule <id>` makes of the bad ones, in their order; null where it makes nothing. Left out where it never does. */
    readonly fixed?: readonly (string | null)[];
  };
  readonly check: (release: Release, report: (finding: Report) => void) => void;
}

/** A set of rules that can be asked for by name. */
export type Preset = 'recommended' | 'strict' | 'security' | 'all';

/** Marks an object as a rule, for the type checker. */
export function defineRule<const R extends Rule>(rule: R): Rule {
  return rule;
}
