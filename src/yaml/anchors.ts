import type { Node } from '../model/node.ts';

/** A node with a name. */
export interface Anchor {
  readonly node: Node;
  /** Decoded text of a scalar. */
  readonly text?: string;
  /** True until the node is complete: an alias to it would contain itself. */
  open: boolean;
  /** Nodes that reading it costs, aliases in it expanded. */
  size: number;
  /** Levels of maps and lists in it, aliases in it expanded. */
  height: number;
}

const FREE_READ = 1000;
const SMALL = 400_000;
const LARGE = 4_000_000;

/**
 * Counts what reading a document costs with every alias expanded, without expanding any, and applies the bound of go-yaml 2.4
 * (decode.go, `allowedAliasRatio`): nearly all may come from aliases while the document is small, a tenth when it is large. That it lets
 * 100 aliases pass in any case decides nothing: so many are less than a tenth of what is counted at all.
 */
export class AliasBudget {
  /** Nodes read so far, the document itself included. */
  read = 1;
  #aliased = 0;

  /** Counts one node; false if the document now costs too much. */
  node(): boolean {
    this.read++;
    return this.#isFair();
  }

  /** Counts an alias to a node of that size; false if the document now costs too much. */
  alias(size: number): boolean {
    this.read += 1 + size;
    this.#aliased += size;
    return this.#isFair();
  }

  #isFair(): boolean {
    return this.read <= FREE_READ || this.#aliased / this.read <= allowedRatio(this.read);
  }
}

function allowedRatio(read: number): number {
  if (read <= SMALL) return 0.99;
  if (read >= LARGE) return 0.1;
  return 0.99 - 0.89 * ((read - SMALL) / (LARGE - SMALL));
}
