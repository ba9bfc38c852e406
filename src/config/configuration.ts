import type { Facts } from '../model/facts.ts';
import type { Severity } from '../model/finding.ts';
import type { Preset } from '../model/rule.ts';
import type { Span } from '../text/span.ts';

/** Names of the sets of rules that can be asked for. */
export const PRESETS = ['recommended', 'strict', 'security', 'all'] as const satisfies readonly Preset[];

/** Severities that a rule can be given. */
export const SEVERITIES = ['off', 'info', 'warning', 'error'] as const satisfies readonly (Severity | 'off')[];

/** How files are judged; what is not set is left to whoever is below. */
export interface Settings {
  readonly preset?: Preset;
  /** By id of the rule. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  readonly facts: Facts;
  readonly chartVersion?: string;
  readonly runnerVersion?: string;
}

/** Settings for some files only. */
export interface Override extends Settings {
  /** Patterns as in .gitignore, from the folder of the configuration. */
  readonly files: readonly string[];
}

/** A release that several values files make together, as `helm install -f … -f …` would be given them. */
export interface NamedRelease {
  readonly name: string;
  readonly namespace?: string;
  /** Paths from the folder of the configuration; later ones win. */
  readonly values: readonly string[];
  readonly set: readonly string[];
  readonly chartVersion?: string;
}

/** All that one configuration file says. */
export interface Configuration extends Settings {
  /** Configurations that this one builds on: a path from its folder, or the name of a package. */
  readonly extends: readonly string[];
  /** Rules that no comment and no baseline can silence. */
  readonly locked: readonly string[];
  readonly overrides: readonly Override[];
  readonly releases: readonly NamedRelease[];
  /** Patterns as in .gitignore of files that are not looked at when a folder is linted. */
  readonly ignore: readonly string[];
  readonly failOn?: Severity;
  /** Warnings fail the run if there are more. */
  readonly maxWarnings?: number;
  /** Path of the baseline from the folder of the configuration. */
  readonly baseline?: string;
}

/** What is wrong with a configuration file; `span` in UTF-16 units of its text. */
export interface ConfigProblem {
  readonly span: Span;
  readonly message: string;
}

/** The configuration of who has none. */
export const NO_CONFIGURATION: Configuration = {
  extends: [],
  rules: new Map(),
  facts: {},
  locked: [],
  overrides: [],
  releases: [],
  ignore: [],
};
