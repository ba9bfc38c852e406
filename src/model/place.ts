import type { Span } from '../text/span.ts';
import type { Route } from './node.ts';

/** A place in what the user gave: a span of a file, with the way to it through every embedded document. */
export interface Place {
  /** Path as given, with `/`; null for a place that is in no file. */
  readonly file: string | null;
  /** Offsets in the file. */
  readonly span: Span;
  /** Route in the outermost document of the file. */
  readonly route: Route;
  /** Routes of the documents between the outermost and the innermost, outermost first. */
  readonly via?: readonly Route[];
  /** Route in the innermost embedded document; absent where nothing is embedded. */
  readonly innerRoute?: Route;
  /** Number of the document in a file of several, from 0. */
  readonly document?: number;
  /** For a place in no file: the argument of `--set` or its like that gives the value. */
  readonly argument?: string;
}

/** Where an effective value comes from. */
export type Origin =
  | { readonly kind: 'file' }
  | { readonly kind: 'set'; readonly argument: string }
  | { readonly kind: 'chart-default'; readonly version: string }
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'register' }
  | { readonly kind: 'runner-default'; readonly version: string };
