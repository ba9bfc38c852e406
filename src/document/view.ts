import type { Entry, Node, Route, Scalar, ScalarType, Unknown } from '../model/node.ts';
import type { Origin, Place } from '../model/place.ts';
import type { PatchTarget } from '../model/fix.ts';
import type { View } from '../model/release.ts';
import { targetBelow, targetOf, targetWithin } from './patch/target.ts';
import { stepsOf } from '../text/path.ts';
import type { Source, Sourced, Stage } from './source.ts';

/** What lies around a view: its parent for `place`, and how to answer when nothing is there. */
export interface Surroundings {
  readonly parent: View | null;
  /** Where a root points; every other view falls back to its parent. */
  readonly place?: Place | undefined;
  /**
   * At the root of a document: the text of the chart that it was read from, which the parent holds as long as nobody writes another; null
   * where that text is not known.
   */
  readonly chartText?: string | null | undefined;
  /** The key or index below the parent, as it is spelled; left out at a root. */
  readonly step?: string | number;
}

const NOTHING: readonly Sourced[] = [];
const NO_VIEWS: readonly LayeredView[] = [];

/**
 * A setting seen through layers of trees, the winner first: maps merge, everything else replaces. Layers of one stage are merged before
 * the next stage is looked at, so a null or a scalar hides the maps of its own stage only; a null that is left over a default of the
 * chart removes it (helm, pkg/cli/values MergeValues, then pkg/chartutil CoalesceValues).
 *
 * There are many views: methods that are `private` rather than `#private` stay on the prototype when the build compiles them early.
 */
export class LayeredView implements View {
  readonly key: string | number;
  /** What counts, the winner first: one layer, or several that are maps, of which an unknown may be the last. */
  readonly layers: readonly Sourced[];
  /** The node that counts, with its source; undefined where nothing is there. */
  readonly top: Sourced | undefined;
  readonly kind: View['kind'];
  readonly #parent: View | null;
  /** Made when it is asked for: most views are looked at and found absent. */
  #route: Route | undefined;
  readonly #rootPlace: Place | undefined;
  readonly #chartText: string | null | undefined;
  /** A null that took a default away. */
  readonly #removed: Sourced | undefined;
  /** Set where the view is below something unknown. */
  readonly #hidden: Unknown | undefined;
  #children: Map<string | number, LayeredView> | undefined;
  /** The entries of a map, the items of a list. */
  #members: readonly LayeredView[] | undefined;

  constructor(layers: readonly Sourced[], around: Surroundings, hidden?: Unknown) {
    this.key = around.step ?? '';
    this.#route = around.step === undefined ? [] : undefined;
    this.#parent = around.parent;
    this.#removed = removalIn(layers, this);
    this.layers = this.#removed ? NOTHING : mapsOnTop(layers);
    this.#rootPlace = around.place;
    this.#chartText = around.chartText;
    this.#hidden = hidden;
    this.top = this.layers[0];
    this.kind = this.top?.node.kind ?? (hidden ? 'unknown' : 'absent');
  }

  get route(): Route {
    return (this.#route ??= [...(this.#parent?.route ?? []), this.key]);
  }

  get written(): boolean {
    return this.writtenLayer() !== undefined;
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

  /** A whole number that Helm keeps as such, with all its digits; undefined for the floats that files have. */
  get int64(): bigint | undefined {
    const node = this.top?.node;
    return node?.kind === 'scalar' ? node.int64 : undefined;
  }

  /** The key as the reading program names it. */
  get name(): string {
    return this.top?.entry?.name ?? String(this.key);
  }

  get boolean(): boolean | undefined {
    const value = this.value;
    return typeof value === 'boolean' ? value : undefined;
  }

  get unknown(): boolean {
    return this.kind === 'unknown';
  }

  get conditional(): boolean {
    return this.top?.source.isConditional?.(this.top.node) ?? false;
  }

  get origin(): Origin | undefined {
    return this.top?.source.origin;
  }

  get place(): Place {
    return this.placeOf(keySpan);
  }

  get valuePlace(): Place {
    return this.placeOf((found) => found.node.span);
  }

  get target(): PatchTarget | undefined {
    const found = this.#removed ?? this.layers.find(isInFile);
    if (found?.source.place) return targetOf(found.source.place(this.route, found.node.span));
    const { top } = this;
    if (this.#hidden || (top && isWritten(top) && top.node.kind !== 'map')) return undefined;
    const around = this.#parent?.target;
    if (!around || this.#chartText === null) return undefined;
    return this.#chartText === undefined ? targetBelow(around, this.key) : targetWithin(around, this.#chartText);
  }

  at(path: string | Route): LayeredView {
    const steps = typeof path === 'string' ? stepsOf(path) : path;
    let below: LayeredView | undefined;
    for (const step of steps) below = (below ?? this).child(step);
    return below ?? this;
  }

  /** True for a map that may have more members than are known. */
  get open(): boolean {
    if (this.kind !== 'map') return false;
    return (
      this.#hidden !== undefined ||
      this.layers.some(({ node, source }) => node.kind === 'unknown' || (node.kind === 'map' && source.isOpen(node)))
    );
  }

  entries(): readonly LayeredView[] {
    return this.kind === 'map' ? (this.#members ??= this.named()) : NO_VIEWS;
  }

  items(): readonly LayeredView[] {
    return this.kind === 'list' ? (this.#members ??= this.numbered()) : NO_VIEWS;
  }

  private named(): readonly LayeredView[] {
    const names = new Set<string>();
    for (const { node } of this.layers)
      if (node.kind === 'map') for (const entry of node.entries) names.add(entry.name);
    return [...names].map((name) => this.child(name)).filter((view) => view.kind !== 'absent');
  }

  private numbered(): readonly LayeredView[] {
    const node = this.top?.node;
    return node?.kind === 'list' ? node.items.map((_, index) => this.child(index)) : NO_VIEWS;
  }

  /**
   * Many rules ask the same: a view is made once. Look-up and making are one function on purpose: so long a one V8 does not copy into each of
   * the hundreds of places that ask for a child, and code that fits the processor's cache takes a tenth less time.
   */
  private child(step: string | number): LayeredView {
    const known = this.#children?.get(step);
    if (known) return known;
    let found = NOTHING;
    let spelled = step;
    let open = false;
    let unknown = this.#hidden;
    let closed: Stage | undefined;
    for (const { node, source } of this.layers) {
      if (node.kind === 'list' && typeof step === 'number') {
        const item = node.items[step];
        if (item) found = below(found, item, source);
        break;
      }
      if (node.kind === 'unknown') {
        unknown = { unknown: node.unknown, text: node.text };
        if (found.length > 0) found = below(found, node, source);
      }
      if (node.kind !== 'map') break;
      if (closed === (source.stage ?? 'user')) continue;
      const entry = source.find(node, String(step));
      open ||= !entry && source.isOpen(node);
      if (!entry) continue;
      if (found.length === 0) spelled = entry.key;
      found = below(found, entry.value, source, entry);
      if (isLast(found)) break;
      if (entry.value.kind !== 'map') closed = source.stage ?? 'user';
    }
    const around = { parent: this, step: spelled };
    const child = open
      ? new LayeredView(NOTHING, around, { unknown: 'template', text: '' })
      : new LayeredView(found, around, unknown);
    (this.#children ??= new Map()).set(step, child);
    return child;
  }

  private writtenLayer(): Sourced | undefined {
    return this.#removed ?? this.layers.find(isWritten);
  }

  private placeOf(span: (found: Sourced) => Sourced['node']['span']): Place {
    const found = this.writtenLayer();
    if (found?.source.place && (found.entry || typeof this.key === 'number'))
      return found.source.place(this.route, span(found));
    return this.#rootPlace ?? this.#parent?.place ?? { file: null, span: { start: 0, end: 0 }, route: this.route };
  }
}

/** What was found, and below it what stands at an entry or item of another tree. */
function below(found: readonly Sourced[], node: Node, source: Source, entry?: Entry): readonly Sourced[] {
  const parts = source.partsOf?.(node) ?? [entry ? { node, source, entry } : { node, source }];
  return found.length === 0 ? parts : [...found, ...parts];
}

/** Nothing below counts: the value on top is neither a map nor null, or what it would be merged with is unknown. */
function isLast(found: readonly Sourced[]): boolean {
  const top = found[0]?.node;
  const bottom = found[found.length - 1]?.node;
  return bottom?.kind === 'unknown' || (top !== undefined && top.kind !== 'map' && !isNull(top));
}

/** A null takes away what the chart has under that key; of two nulls the lower one stays, but at the root of the values. */
function removalIn(layers: readonly Sourced[], view: Pick<View, 'route'>): Sourced | undefined {
  const top = layers[0];
  if (!top || layers.length === 1 || !isNull(top.node)) return undefined;
  const isThere = layers.some(
    ({ node, source }, index) =>
      index > 0 &&
      (node.kind === 'unknown' || (source.stage === 'chart' && (view.route.length === 1 || !isNull(node)))),
  );
  return isThere ? top : undefined;
}

/** Maps merge with maps; an unknown below them may be one. */
function mapsOnTop(layers: readonly Sourced[]): readonly Sourced[] {
  if (layers.length < 2) return layers;
  if (layers[0]?.node.kind !== 'map') return layers.slice(0, 1);
  return layers.every(isMergeable) ? layers : layers.filter(isMergeable);
}

function isMergeable({ node }: Sourced): boolean {
  return node.kind === 'map' || node.kind === 'unknown';
}

/** A variable of the environment, or a value given by its path, writes its own setting, not the tables around it. */
function isWritten({ node, source }: Sourced): boolean {
  return source.place !== undefined && !(node.kind === 'map' && node.style === 'path');
}

function isInFile({ source }: Sourced): boolean {
  return source.place !== undefined && source.origin.kind === 'file';
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}

/** The header of a table, the key of everything else. */
function keySpan({ node, entry }: Sourced): Node['span'] {
  if (node.kind === 'map' && (node.style === 'table' || node.style === 'array-table')) return node.span;
  return entry?.keySpan ?? node.span;
}
