import type { Place } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import type { SyntaxProblem } from '../model/node.ts';
import type { FileKind, Release } from '../model/release.ts';
import type { PlacedText } from './placed-text.ts';
import type { Sourced } from './source.ts';

/** What a file gives to one installation of the chart. */
export interface OpenedValues {
  readonly is: 'values';
  /** Trees of values, the winner first. Where more come from elsewhere the last one is unknown, and hides the chart's defaults. */
  readonly layers: readonly Sourced[];
  /** What templates of a parent chart give where none of the layers does; not looked at where more values come from elsewhere. */
  readonly beneath?: readonly Sourced[];
  /** Where a finding about the whole of the values points. */
  readonly head: Place;
  readonly umbrella: Release['umbrella'];
  /** Exact chart version that stands beside the values. */
  readonly chart?: string;
  /** Where in the file that version stands. */
  readonly chartPlace?: Place;
  /** Other files, or `--set`, may add to the values when they are installed. */
  readonly isPartial?: boolean;
  /** Terraform or its like render the text before Helm reads it. */
  readonly interpolated: boolean;
  /** What is wrong with the YAML. */
  readonly problems: readonly Problem[];
}

/** TOML for the runner that no chart writes. */
export interface OpenedConfig {
  readonly is: 'config';
  readonly text: PlacedText;
  readonly role: 'template' | 'whole';
  /** Other programs render the text before the runner reads it. */
  readonly templates: boolean;
  readonly interpolated: boolean;
}

/** Everything that one file configures. */
export interface OpenedFile {
  readonly is: 'read';
  readonly kind: FileKind;
  readonly contents: readonly (OpenedValues | OpenedConfig)[];
}

/** What a file turned out to be. */
export type Opened =
  | OpenedFile
  /** Syntax errors hide what it holds; the kind is guessed from the text. */
  | { readonly is: 'unreadable'; readonly kind: FileKind; readonly problems: readonly SyntaxProblem[] }
  | { readonly is: 'skipped'; readonly reason: string };
