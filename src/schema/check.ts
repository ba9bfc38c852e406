import {
  chartKeys,
  chartVersion,
  knows,
  runnerKeys,
  SHAPE_WANTS,
  tablesWith,
  typeIn,
  type Key,
  type KeyTree,
} from '../knowledge/index.ts';
import type { Entry, MapNode, Node, Route } from '../model/node.ts';
import type { Shape } from '../model/problem.ts';
import { duration } from '../text/duration.ts';
import { correctionOf, countingEntries, isEmpty, plainOf, shapeOf, type Known } from './actual.ts';
import type { Document, Format, ShapeProblem } from './problem.ts';
import validators from './shapes.generated.js';
import { nearestFirst, suggestKey } from './suggest.ts';

/** For so many unknown keys it is searched what was meant; a file with more is of another kind, and every search takes time. */
const MAX_SEARCHES = 100;

/**
 * What is wrong with the shape of chart values or of a config.toml, judged as a version of the chart or of the runner: unknown
 * keys, and values that Helm's templates or the runner's decoder do not take. Unknown nodes, and what is below unknown keys,
 * are not looked at. `isOpen` tells maps into which a template inserts text.
 */
export function checkShape(
  root: MapNode,
  document: Document,
  version: string,
  isOpen: (map: MapNode) => boolean = () => false,
): readonly ShapeProblem[] {
  const tree = document === 'values' ? chartKeys() : runnerKeys();
  const check = new Check(document, tree, document === 'values' ? chartVersion(version) : version, isOpen);
  check.table(root, tree.root, []);
  return check.problems;
}

class Check {
  readonly problems: ShapeProblem[] = [];
  readonly #document: Document;
  readonly #tree: KeyTree;
  readonly #version: string;
  readonly #isOpen: (map: MapNode) => boolean;
  #searches = 0;

  constructor(document: Document, tree: KeyTree, version: string, isOpen: (map: MapNode) => boolean) {
    this.#document = document;
    this.#tree = tree;
    this.#version = version;
    this.#isOpen = isOpen;
  }

  /** Judges every key of a table. */
  table(map: MapNode, table: Key, route: Route): void {
    const seen = new Map<string, string>();
    for (const entry of countingEntries(map, this.#document)) {
      const here = [...route, entry.key];
      const key = this.#tree.find(table, entry.name);
      if (key && knows(this.#version, key)) {
        if (table.required) continue;
        const before = this.problems.length;
        this.#value(entry.value, typeIn(this.#version, key), key, here);
        if (this.problems.length === before) this.#twins(entry, seen.get(key.name), here);
        seen.set(key.name, entry.key);
      } else if (!table.open) this.#unknownKey(entry, table, here);
    }
    if (table.required && !this.#isOpen(map)) this.#missing(map, table.required, route);
  }

  /** Such a table is read by code of its own: it takes names as they are, and what is no text for absent (runner v19.3.0: KubernetesNFS.UnmarshalTOML). */
  #missing({ entries }: MapNode, required: readonly string[], route: Route): void {
    const keys = required.filter((name) => !entries.some(({ key, value }) => key === name && mayBeText(value)));
    if (keys.length > 0) this.problems.push({ code: 'missing-keys', route, keys });
  }

  /**
   * Tables of one name are read one after the other into the same table. The same spelling twice is an error of syntax, or stands under
   * conditions that exclude each other.
   */
  #twins({ key, value }: Entry, twin: string | undefined, route: Route): void {
    if (twin !== undefined && twin !== key && value.kind !== 'map')
      this.problems.push({ code: 'key-twins', route, twin });
  }

  #unknownKey(entry: Entry, table: Key, route: Route): void {
    const place = route.filter((step) => typeof step === 'string').slice(0, -1);
    const search = this.#searches++ < MAX_SEARCHES;
    const known = search ? tablesWith(this.#tree, entry.name, this.#version) : [];
    const suggestion = search ? this.#suggestion(entry.name, table, place) : undefined;
    this.problems.push({
      code: 'unknown-key',
      route,
      knownIn: nearestFirst(known, place),
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }

  /** A key of another version is spelled right: only what replaced it in the same table can be meant. */
  #suggestion(name: string, table: Key, place: readonly string[]): string | undefined {
    const key = this.#tree.find(table, name);
    if (!key) return suggestKey(name, table, this.#version);
    const sibling = key.replacement?.split('.') ?? [];
    return sibling.length === place.length + 1 && place.every((step, index) => step === sibling[index])
      ? sibling.at(-1)
      : undefined;
  }

  #value(node: Node, type: string, key: Key, route: Route): void {
    if (node.kind === 'unknown' || this.#isHarmless(node, type)) return;
    if (type === 'table') this.#tableValue(node, key, route);
    else if (type.endsWith('[]')) this.#list(node, type, key, route);
    else if (type.startsWith('map<')) this.#map(node, type, key, route);
    else if (!this.#fits(node, type)) this.#wrongType(node, type, route);
  }

  /** Helm takes a null for "not there", and a template copies an empty container of either kind as nothing. */
  #isHarmless(node: Node, type: string): boolean {
    if (this.#document === 'config') return false;
    if (node.kind === 'scalar' && node.type === 'null') return true;
    return type !== 'table' && (type.endsWith(']') || type.endsWith('>')) && isEmpty(node);
  }

  #tableValue(node: Known, key: Key, route: Route): void {
    if (node.kind === 'map') this.table(node, key, route);
    else this.#wrongType(node, 'table', route);
  }

  #list(node: Known, type: string, key: Key, route: Route): void {
    if (node.kind !== 'list') return this.#wrongType(node, type, route);
    node.items.forEach((item, index) => this.#value(item, type.slice(0, -'[]'.length), key, [...route, index]));
  }

  #map(node: Known, type: string, key: Key, route: Route): void {
    if (node.kind === 'map') {
      const inner = type.slice('map<'.length, -1);
      for (const entry of countingEntries(node, this.#document))
        this.#value(entry.value, inner, key, [...route, entry.key]);
    } else if (this.#document === 'values') this.#wrongType(node, type, route);
    else this.problems.push({ code: 'map-not-a-table', route, actual: shapeOf(node) });
  }

  #fits(node: Known, type: string): boolean {
    if (type === 'any') return true;
    if (node.kind === 'scalar' && node.type === 'datetime') return type === 'datetime';
    const validate = validators[`${this.#document}_${type}`];
    if (validate && !validate(plainOf(node, this.#document))) return false;
    return type !== 'duration' || !isTooLong(node);
  }

  #wrongType(node: Known, type: string, route: Route): void {
    const actual = shapeOf(node);
    const expected = wantsOf(type, this.#document);
    const correction = correctionOf(node, type, this.#document);
    const format = missedFormat(type, actual);
    this.problems.push({
      code: 'wrong-type',
      route,
      expected,
      actual,
      ...(format === undefined ? {} : { format }),
      ...(correction === undefined ? {} : { correction }),
    });
  }
}

function mayBeText(node: Node): boolean {
  return node.kind === 'unknown' || (node.kind === 'scalar' && node.type === 'string' && node.value !== '');
}

function wantsOf(type: string, document: Document): readonly Shape[] {
  if (type === 'table' || type.startsWith('map<')) return ['map'];
  if (type === 'table[]' || type === 'map[]') return ['list of maps'];
  return type.endsWith('[]') ? ['list'] : (SHAPE_WANTS[document][type] ?? []);
}

/** True for a text that reads as a Go duration, of more nanoseconds than there is room for (time.ParseDuration). */
function isTooLong(node: Known): boolean {
  if (node.kind !== 'scalar' || node.type !== 'string') return false;
  const { value } = node;
  return value !== '' && duration(String(value)) === undefined;
}

function missedFormat(type: string, actual: Shape): Format | undefined {
  if ((type === 'duration' || type === 'datetime') && actual === 'string') return type;
  return type === 'int32' && actual === 'integer' ? type : undefined;
}
