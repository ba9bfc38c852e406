import type { Node, Route, Scalar, ScalarType, Unknown } from '../model/node.ts';
import type { Origin, Place } from '../model/place.ts';
import type { View } from '../model/release.ts';
import type { Sourced } from './source.ts';

/** What lies around a view: its parent for `place`, and how to answer when nothing is there. */
interface Surroundings {
  readonly parent: View | null;
  /** Where a root points; every other view falls back to its parent. */
  readonly place?: Place | undefined;
  readonly route: Route;
}

/**
 * A setting seen through layers of trees, the winner first: maps merge, everything else replaces.
 * A null over a lower layer's key removes it, as Helm does (golden rule of its coalescing: only keys that defaults have).
 */
export class LayeredView implements View {
  readonly route: Route;
  readonly #layers: readonly Sourced[];
  readonly #parent: View | null;
  readonly #rootPlace: Place | undefined;
  /** A null that took a default away. */
  readonly #removed: Sourced | undefined;
  /** Set where the view is below something unknown. */
  readonly #hidden: Unknown | undefined;

  constructor(layers: readonly Sourced[], around: Surroundings, hidden?: Unknown) {
    const [top, below] = layers;
    this.#removed = top && below && isNull(top.node) ? top : undefined;
    this.#layers = this.#removed ? [] : layers;
    this.#parent = around.parent;
    this.#rootPlace = around.place;
    this.route = around.route;
    this.#hidden = hidden;
  }

  /** The node that counts, with its source; undefined where nothing is there. */
  get top(): Sourced | undefined {
    return this.#layers[0];
  }

  get key(): string | number {
    return this.route.at(-1) ?? '';
  }

  get kind(): View['kind'] {
    return this.top?.node.kind ?? (this.#hidden ? 'unknown' : 'absent');
  }

  get written(): boolean {
    return this.#written() !== undefined;
  }

  get value(): Scalar | Unknown | undefined {
    const node = this.top?.node;
    if (node?.kind === 'scalar') return node.value;
    return node?.kind === 'unknown' ? { unknown: node.unknown, text: node.text } : node ? undefined : this.#hidden;
  }

  get type(): ScalarType | undefined {
    const node = this.top?.node;
    return node?.kind === 'scalar' ? node.type : undefined;
  }

  get string(): string | undefined {
    const value = this.value;
    return typeof value === 'string' ? value : undefined;
  }

  get number(): number | undefined {
    const value = this.value;
    return typeof value === 'number' ? value : undefined;
  }

  get boolean(): boolean | undefined {
    const value = this.value;
    return typeof value === 'boolean' ? value : undefined;
  }

  get unknown(): boolean {
    return this.kind === 'unknown';
  }

  get origin(): Origin | undefined {
    return this.top?.source.origin;
  }

  get place(): Place {
    return this.#placeOf(keySpan);
  }

  get valuePlace(): Place {
    return this.#placeOf((found) => found.node.span);
  }

  at(path: string | Route): LayeredView {
    const steps = typeof path === 'string' ? path.split('.') : path;
    return steps.reduce<LayeredView>((view, step) => view.#child(step), this);
  }

  entries(): readonly LayeredView[] {
    const names = new Set<string>();
    for (const { node } of this.#layers)
      if (node.kind === 'map') for (const entry of node.entries) names.add(entry.name);
    return [...names].map((name) => this.#child(name)).filter((view) => view.kind !== 'absent');
  }

  items(): readonly LayeredView[] {
    const node = this.top?.node;
    return node?.kind === 'list' ? node.items.map((_, index) => this.#child(index)) : [];
  }

  #child(step: string | number): LayeredView {
    const found: Sourced[] = [];
    let spelled = step;
    let open = false;
    let unknown = this.#hidden;
    for (const { node, source } of this.#layers) {
      if (node.kind === 'list' && typeof step === 'number') {
        const item = node.items[step];
        if (item) found.push({ node: item, source });
        break;
      }
      if (node.kind === 'unknown') {
        unknown = { unknown: node.unknown, text: node.text };
        if (found.length > 0) found.push({ node, source });
      }
      if (node.kind !== 'map') break;
      const entry = source.find(node, String(step));
      open ||= !entry && source.isOpen(node);
      if (!entry) continue;
      if (found.length === 0) spelled = entry.key;
      found.push({ node: entry.value, source, entry });
      if (entry.value.kind !== 'map' && !isNull(entry.value)) break;
    }
    return new LayeredView(
      open ? [] : mapsOnTop(found),
      { parent: this, route: [...this.route, spelled] },
      open ? { unknown: 'template', text: '' } : unknown,
    );
  }

  #written(): Sourced | undefined {
    return this.#removed ?? this.#layers.find(isWritten);
  }

  #placeOf(span: (found: Sourced) => Sourced['node']['span']): Place {
    const found = this.#written();
    if (found?.source.place && (found.entry || typeof this.key === 'number'))
      return found.source.place(this.route, span(found));
    return this.#rootPlace ?? this.#parent?.place ?? { file: null, span: { start: 0, end: 0 }, route: this.route };
  }
}

/** Maps merge with maps: what lies below the first map that is not a map any more does not count. An unknown may be one. */
function mapsOnTop(found: readonly Sourced[]): readonly Sourced[] {
  const [top] = found;
  if (!top || isNull(top.node)) return found;
  if (top.node.kind !== 'map') return [top];
  const end = found.findIndex((layer) => layer.node.kind !== 'map');
  return end < 0 ? found : found.slice(0, found[end]?.node.kind === 'unknown' ? end + 1 : end);
}

/** A variable of the environment, or a value given by its path, writes its own setting, not the tables around it. */
function isWritten({ node, source }: Sourced): boolean {
  const { kind } = source.origin;
  return source.place !== undefined && !(node.kind === 'map' && (kind === 'environment' || kind === 'set'));
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}

/** The header of a table, the key of everything else. */
function keySpan({ node, entry }: Sourced): Node['span'] {
  if (node.kind === 'map' && (node.style === 'table' || node.style === 'array-table')) return node.span;
  return entry?.keySpan ?? node.span;
}
