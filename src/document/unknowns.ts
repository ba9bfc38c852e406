import type { ListNode, MapNode, Node, ScalarNode, UnknownKind } from '../model/node.ts';
import type { Action } from '../template/scan.ts';
import type { Span } from '../text/span.ts';
import { scalarMapOf } from '../yaml/index.ts';

/** How values that cannot be known are told. */
export interface Tell {
  /** What the file holds, of the same length as the text that was parsed. */
  readonly text: string;
  /** Where another program fills the text, in order. */
  readonly holes: readonly Action[];
  /** True where `{{…}}` in a scalar is filled before Helm reads it. */
  readonly actions: boolean;
}

/**
 * Puts unknown nodes where the values of a tree cannot be known from the file: encrypted ones, and those that another program fills.
 * In a block scalar holes stay text, for the language that is in it to judge.
 */
export class Marker {
  /** True once a hole was found outside block scalars. */
  filled = false;
  readonly #tell: Tell;
  /** Aliases share nodes: each is marked once. */
  readonly #done = new Map<Node, Node>();
  readonly #open = new Set<MapNode>();
  readonly #originals = new Map<ScalarNode, ScalarNode>();

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** The tree with its unknowns; its depth is that of the parsed file, which is limited. */
  mark(node: Node): Node {
    const known = this.#done.get(node);
    if (known) return known;
    const marked = this.#marked(node);
    this.#done.set(node, marked);
    return marked;
  }

  /** True for maps with an unknown key. */
  isOpen(map: MapNode): boolean {
    return this.#open.has(map);
  }

  /** The scalar of the parsed text that a scalar of the marked tree stands for. */
  original(scalar: ScalarNode): ScalarNode {
    return this.#originals.get(scalar) ?? scalar;
  }

  #marked(node: Node): Node {
    if (node.kind === 'map') return this.#map(node);
    if (node.kind === 'list') return { ...node, items: node.items.map((item) => this.mark(item)) } satisfies ListNode;
    return node.kind === 'scalar' ? this.#scalar(node) : node;
  }

  #map(map: MapNode): MapNode {
    const entries = map.entries
      .filter(({ keySpan }) => this.#holesIn(keySpan).length === 0)
      .map((entry) => ({ ...entry, value: this.mark(entry.value) }));
    const marked = { ...map, entries };
    if (entries.length < map.entries.length) {
      this.#open.add(marked);
      this.filled = true;
    }
    return marked;
  }

  #scalar(scalar: ScalarNode): Node {
    const { span } = scalar;
    const holes = this.#holesIn(span);
    const unknown = this.#unknownKind(scalar, holes.length > 0);
    if (unknown === undefined) return holes.length === 0 ? scalar : this.#restored(scalar, holes);
    this.filled ||= holes.length > 0;
    return { kind: 'unknown', span, unknown, text: this.#tell.text.slice(span.start, span.end) };
  }

  #unknownKind({ value, style }: ScalarNode, hasHoles: boolean): UnknownKind | undefined {
    if (typeof value === 'string' && value.startsWith('ENC[')) return 'encrypted';
    if (style === 'literal' || style === 'folded') return undefined;
    const hasAction = this.#tell.actions && typeof value === 'string' && value.includes('{{');
    return hasHoles || hasAction ? 'template' : undefined;
  }

  /** The scalar with its holes as they are written, not as they were masked for the parser. */
  #restored(scalar: ScalarNode, holes: readonly Action[]): ScalarNode {
    const { text } = this.#tell;
    const value = String(scalar.value);
    const map = scalarMapOf(text, scalar);
    const pieces: string[] = [];
    let at = 0;
    for (const { span } of holes) {
      const start = map.toInner(span.start);
      if (start === undefined || start < at) continue;
      pieces.push(value.slice(at, start), text.slice(span.start, span.end));
      at = start + span.end - span.start;
    }
    const restored: ScalarNode = { ...scalar, value: pieces.join('') + value.slice(at) };
    this.#originals.set(restored, scalar);
    return restored;
  }

  /** The holes that lie in a span. */
  #holesIn({ start, end }: Span): readonly Action[] {
    const { holes } = this.#tell;
    let low = 0;
    let high = holes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((holes[middle]?.span.start ?? end) < start) low = middle + 1;
      else high = middle;
    }
    let after = low;
    while ((holes[after]?.span.end ?? Infinity) <= end) after++;
    return holes.slice(low, after);
  }
}
