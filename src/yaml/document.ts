import type { Comment, Entry, Node, Route, SyntaxProblem } from '../model/node.ts';
import type { Span } from '../text/span.ts';

/** A key that stands more than once in one map; the last one counts, for Helm as for most readers. */
export interface Duplicate {
  /** The key as the reading program names it. */
  readonly key: string;
  /** Way to the map that holds both. */
  readonly route: Route;
  /** The entry that counts. */
  readonly entry: Entry;
  /** An entry that is lost. */
  readonly first: Entry;
}

/** One document of a YAML file. */
export interface YamlDocument {
  /** null for a document without content, and where the file could not be read. */
  readonly root: Node | null;
  /** From its `---`, or else its first token, to the end of its last token. */
  readonly span: Span;
  /** In the order of the file; those in lines between two documents belong to the later one. */
  readonly comments: readonly Comment[];
  readonly duplicates: readonly Duplicate[];
  /** Why Helm would refuse the document as a values file, though other programs may read it. Say so only of what Helm reads. */
  readonly refusals: readonly SyntaxProblem[];
}

/** A YAML file. */
export interface YamlFile {
  /** At least one. Helm 3 reads only the first. */
  readonly documents: readonly YamlDocument[];
  /** What no YAML reader accepts, or what is beyond our limits. */
  readonly problems: readonly SyntaxProblem[];
}
