import type { Facts } from './facts.ts';
import type { PatchTarget } from './fix.ts';
import type { Route, Scalar, ScalarType, Unknown } from './node.ts';
import type { Origin, Place } from './place.ts';
import type { Problem } from './problem.ts';

/** What a file is to us; the names are those of the report (`files[].kind`). */
export type FileKind =
  | 'values'
  | 'umbrella'
  | 'helm-release'
  | 'argocd'
  | 'helmfile'
  | 'terraform'
  | 'config-map'
  | 'helm-get'
  | 'config-toml';

/**
 * One setting, written or not: the value that will count, where it comes from and where to point.
 * Asking for a child always gives a view, so `view.at('a.b.c')` needs no checks on the way.
 */
export interface View {
  /** Route from the root of the view's own document, spelled as in the file where it is written. */
  readonly route: Route;
  /** Last step of the route: a key as spelled, or an index. */
  readonly key: string | number;
  /** `absent`: neither written nor given by a default. */
  readonly kind: 'map' | 'list' | 'scalar' | 'unknown' | 'absent';
  /** True if it stands in a file or was given on the command line or by the environment; false for defaults and absent things. */
  readonly written: boolean;
  /** The scalar or the unknown; undefined for maps, lists and absent things. */
  readonly value: Scalar | Unknown | undefined;
  /** Type of a known scalar, as the program that reads it sees it. */
  readonly type: ScalarType | undefined;
  /** The value if it is a known string, else undefined. */
  readonly string: string | undefined;
  /** The value if it is a known number, else undefined. */
  readonly number: number | undefined;
  /** The value if it is a known boolean, else undefined. */
  readonly boolean: boolean | undefined;
  /** True where nobody can tell from the files: the value itself is unknown, or what holds it is. */
  readonly unknown: boolean;
  /** True for a table of `[[…]]` in a branch of a template's condition: it is there only sometimes, and two of them perhaps never together. */
  readonly conditional: boolean;
  /** undefined for absent things. */
  readonly origin: Origin | undefined;
  /** Where a finding about this setting points: its key; if it is not written, the key or header of the nearest thing around it that is. */
  readonly place: Place;
  /** The place of the value instead of the key; the same as `place` where there is none. */
  readonly valuePlace: Place;
  /** Where a patch changes this setting, or adds it; undefined where no file could: `--set` or the environment gives it. */
  readonly target: PatchTarget | undefined;
  /** The setting below: `at('dns_config.options')`, or a route for keys with dots in them. Keys match as the reading program matches them. */
  at(path: string | Route): View;
  /** Keys of a map that are there (defaults included), in file order; empty for everything else. */
  entries(): readonly View[];
  /** Items of a list; empty for everything else. */
  items(): readonly View[];
}

/** One `[[runners]]` as the runner will hold it. */
export interface RunnerView extends View {
  /** `kubernetes`, `docker` …; undefined where it is unknown. */
  readonly executor: string | undefined;
}

/** What the manager of one installation will get, as far as the files tell. All that rules may look at. */
export interface Release {
  readonly kind: FileKind;
  /** Path of the file as given. */
  readonly file: string;
  /** Where the chart's values are those of a sub-chart: its alias, and whether the parent is GitLab's own umbrella chart. */
  readonly umbrella: { readonly alias: string; readonly gitlab: boolean } | null;
  /** True for a file of values alone: other files, or `--set`, may add to it when it is installed. */
  readonly isPartial: boolean;
  /** Chart version that it is judged as, null for a bare config.toml. */
  readonly chart: string | null;
  /** The chart that the values were written for, where they are carried over to another. */
  readonly writtenFor?: string;
  /** What says which chart it is: a place in the file, or something outside it; null where nothing does, and it is taken for the newest. */
  readonly pinnedBy: Place | 'elsewhere' | null;
  /** Runner version that it is judged as, `19.3.0` or `19.3`. */
  readonly runner: string;
  readonly facts: Facts;
  /** Values of the chart with its defaults beneath; null for a bare config.toml or an unreadable file. */
  readonly values: View | null;
  /** The TOML the runner is given, as written, global keys included: `runners.config` or the config.toml; null where there is none or it is unknown. */
  readonly config: View | null;
  /** `template`: `register` takes one `[[runners]]` out of it and drops the rest. `whole`: it is the manager's config.toml. null without a config. */
  readonly configRole: 'template' | 'whole' | null;
  /** The `[[runners]]` in effect; empty where they cannot be known. */
  readonly runners: readonly RunnerView[];
  /** What is wrong with the text and its shape: syntax, duplicates, types, unknown keys. */
  readonly problems: readonly Problem[];
}
