import type { Entry, MapNode, Node, ScalarNode } from '../../model/node.ts';
import type { Span } from '../../text/span.ts';
import { ScalarMap } from '../../text/scalar-map.ts';
import type { ValuesMap } from '../installation.ts';
import { nodeAt } from '../nodes.ts';
import type { PlacedText } from '../placed-text.ts';
import { findLast, type Source } from '../source.ts';
import type { Names } from './hcl-names.ts';
import { hasInterpolation, literalMap } from './hcl-text.ts';
import type { Expression, Group } from './hcl.ts';

/** Values that are written as an object of Terraform's own language. */
export interface HclValues extends ValuesMap {
  /** The expressions that they are made of, those that names led to among them. */
  readonly read: ReadonlySet<Expression>;
}

/** How many nodes may still be made of a file: names of local values can multiply what stands in it. */
export interface Budget {
  nodes: number;
}

/** Far more than a file has. */
export function budget(): Budget {
  return { nodes: 20_000 };
}

/** What the expressions of a file are read with. */
export interface Means {
  readonly names: Names;
  readonly budget: Budget;
}

/** The values that `yamlencode` or `jsonencode` makes of an object; undefined where it cannot be read. */
export function encodedValues(file: PlacedText, item: Expression, means: Means): HclValues | undefined {
  const object = encodedObject(item);
  if (!object) return undefined;
  const reader = new ObjectReader(file.text, means);
  const root = reader.node(object, 0);
  return root.kind === 'map' ? { root, source: reader.source(file, root), read: reader.read } : undefined;
}

function encodedObject({ group }: Expression): Expression | undefined {
  const [object, ...more] = group?.members ?? [];
  return group?.is === 'call' && /^(?:yaml|json)encode$/.test(group.name) && more.length === 0 ? object : undefined;
}

/** What is deeper is unknown. */
const maxDepth = 50;

/** Where a node stands, and where the key does that it is given to: not at the same place if a name stands between. */
interface Stand {
  readonly own: Expression;
  readonly given: Expression;
}

class ObjectReader {
  readonly read = new Set<Expression>();
  readonly #text: string;
  readonly #means: Means;
  readonly #stands = new Map<Node, Stand>();
  /** Maps that are merged with more than can be read. */
  readonly #open = new Set<Node>();

  constructor(text: string, means: Means) {
    this.#text = text;
    this.#means = means;
  }

  /** The value that an expression is; unknown wherever Terraform would have to compute it. */
  node(given: Expression, depth: number): Node {
    const { names, budget } = this.#means;
    const own = names.known(given);
    const isFar = depth > maxDepth || --budget.nodes < 0;
    const node = (isFar ? undefined : this.#known(own, depth)) ?? unknownNode(own, this.#text);
    this.#stands.set(node, { own, given });
    this.read.add(own);
    return node;
  }

  /** Keys of the tree and texts in it stand where they are written, under the route that they have in the file. */
  source(file: PlacedText, root: Node): Source {
    return {
      origin: { kind: 'file' },
      find: findLast,
      isOpen: (map) => this.#open.has(map),
      place: (route, span) => {
        const stand = this.#stands.get(nodeAt(root, route) ?? root);
        const isOwn = stand && span.start >= stand.own.span.start && span.end <= stand.own.span.end;
        return file.place((isOwn ? stand.own : stand?.given)?.route ?? [], span);
      },
      mapOf: (scalar) => {
        const literal = this.#stands.get(scalar)?.own.literal;
        return literal ? literalMap(this.#text, literal) : ScalarMap.direct(this.#text, scalar.span);
      },
    };
  }

  #known(expression: Expression, depth: number): Node | undefined {
    const { group, literal } = expression;
    if (group) return this.#collection(expression, group, depth);
    return literal ? this.#string(expression) : plainScalar(expression, this.#text);
  }

  #collection({ span }: Expression, { is, name, members, isPlain }: Group, depth: number): Node | undefined {
    if (!isPlain) return undefined;
    if (is === 'call') return name === 'merge' ? this.#merged(span, members, depth) : undefined;
    if (is === 'list')
      return { kind: 'list', span, style: 'flow', items: members.map((item) => this.node(item, depth + 1)) };
    const entries = members.map((member) => this.#entry(member, depth));
    return entries.every((entry) => entry !== undefined) ? mapOf(span, entries) : undefined;
  }

  /** What is written in objects that are merged counts, though one that cannot be read may have the same keys, as it does in the list `values`. */
  #merged(span: Span, members: readonly Expression[], depth: number): Node | undefined {
    const parts = members.map((member) => this.node(member, depth + 1));
    const maps = parts.filter((part) => part.kind === 'map');
    if (maps.length === 0) return undefined;
    const entries = maps.flatMap((map) => map.entries);
    const whole = mapOf(span, entries);
    if (parts.some((part) => part.kind !== 'map' || this.#open.has(part))) this.#open.add(whole);
    return whole;
  }

  /** undefined for a key that is computed. */
  #entry(member: Expression, depth: number): Entry | undefined {
    const { key: written } = member;
    if (!written || (written.literal && hasInterpolation(this.#text, written.literal))) return undefined;
    const key = written.literal ? literalMap(this.#text, written.literal).value : written.text;
    return { key, name: key, keySpan: written.span, value: this.node(member, depth + 1) };
  }

  /** A heredoc keeps what Terraform fills, for the language that is in it to judge, as a block of YAML does. */
  #string({ span, literal }: Expression): ScalarNode | undefined {
    if (!literal || (literal.type === 'string' && hasInterpolation(this.#text, literal))) return undefined;
    const style = literal.type === 'string' ? 'double' : 'literal';
    return { kind: 'scalar', span, type: 'string', value: literalMap(this.#text, literal).value, style };
  }
}

/** Of a key that stands twice the last counts. */
function mapOf(span: Span, entries: readonly Entry[]): MapNode {
  return { kind: 'map', span, style: 'flow', entries: [...new Map(entries.map((one) => [one.name, one])).values()] };
}

function plainScalar({ span }: Expression, text: string): ScalarNode | undefined {
  const written = text.slice(span.start, span.end);
  const scalar = { kind: 'scalar', span, style: 'plain' } as const;
  if (written === 'null') return { ...scalar, type: 'null', value: null };
  if (written === 'true' || written === 'false') return { ...scalar, type: 'boolean', value: written === 'true' };
  if (!/^-?\d{1,15}(?:\.\d{1,15})?$/.test(written)) return undefined;
  const value = Number(written);
  return { ...scalar, type: Number.isInteger(value) ? 'integer' : 'float', value };
}

/** What is not known; a string with interpolations keeps what is around them. */
export function unknownNode({ span, literal }: Expression, text = ''): Node {
  const written = literal?.type === 'string' ? text.slice(literal.span.start, literal.span.end) : '';
  return { kind: 'unknown', span, unknown: 'template', text: written };
}
