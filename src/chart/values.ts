import { helmValue } from '../document/helm-values.ts';
import type { LayeredView } from '../document/view.ts';
import type { HelmMap, HelmValue } from '../model/helm-value.ts';
import type { Unknown } from '../model/node.ts';
import { typeName } from '../template/go/typed.ts';
import {
  byCodePoints,
  isHelmList,
  isHelmMap,
  isTrue,
  isUnknown,
  outputText,
  sortedKeys,
} from '../template/go/value.ts';
import { Refused, Undecided } from './stop.ts';

/** The value at a path as `.Values.a.b` finds it: what is on the way must be maps, what is at its end may be missing. */
export function field(values: LayeredView, path: string): LayeredView {
  const found = values.at(path);
  const isCertain = found.kind !== 'absent' || (values.kind === 'map' && !path.includes('.'));
  return isCertain ? found : walked(values, path);
}

function walked(values: LayeredView, path: string): LayeredView {
  let view = values;
  for (const step of path.split('.')) {
    if (view.kind === 'scalar' || view.kind === 'list' || view.kind === 'absent') throw noField(view, step);
    view = view.at([step]);
  }
  return view;
}

function noField(view: LayeredView, name: string): Refused {
  const isNil = view.kind === 'absent' || view.value === null;
  return new Refused(
    isNil ? `nil pointer evaluating interface {}.${name}` : `can't evaluate field ${name} in type interface {}`,
    view,
  );
}

/** The value of a setting as Go holds it; nil where nothing is there. Stops where anything in it is unknown. */
export function valueOf(view: LayeredView): HelmValue {
  const value = helmValue(view);
  const unknown = unknownIn(value);
  if (unknown) throw new Undecided(unknown);
  return value;
}

function unknownIn(value: HelmValue): Unknown | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isUnknown(value)) return value;
  for (const below of isHelmMap(value) ? value.values() : value) {
    const unknown = unknownIn(below);
    if (unknown) return unknown;
  }
  return undefined;
}

/** What `if` takes for true. Stops where it is unknown. */
export function isSet(view: LayeredView): boolean {
  if (view.kind === 'map') return view.entries().length > 0 || (view.open && isTrue(valueOf(view)));
  if (view.kind === 'list') return view.items().length > 0;
  return isTrue(valueOf(view));
}

/** True if the map has the key, whatever its value (sprig, hasKey); anything but a map makes Helm stop. */
export function hasKey(map: LayeredView, key: string): boolean {
  if (map.kind === 'unknown') valueOf(map);
  if (map.kind !== 'map') throw wrongType(map, 'map[string]interface {}');
  const member = map.at([key]);
  if (!member.top) valueOf(member);
  return member.kind !== 'absent';
}

/** The value, or what stands for it where it counts as empty (sprig, default). */
export function orDefault(view: LayeredView, fallback: HelmValue): HelmValue {
  return isSet(view) ? valueOf(view) : fallback;
}

/** What an action without a function writes: nothing for nil. */
export function printed(view: LayeredView): string {
  return outputText(valueOf(view));
}

/** What `quote` makes a YAML reader read: the value's text, but nothing (null) for nil. */
export function quoted(value: HelmValue): string | null {
  return value === null ? null : outputText(value);
}

/** The value as an argument that must be a string. */
export function stringOf(view: LayeredView): string {
  const value = valueOf(view);
  if (typeof value !== 'string') throw wrongType(view, 'string');
  return value;
}

/** True if the value is that string; a value of another type cannot be compared (text/template, eq), a missing one is different. */
export function equals(view: LayeredView, text: string): boolean {
  const value = valueOf(view);
  if (value !== null && typeof value !== 'string')
    throw new Refused('error calling eq: incompatible types for comparison', view);
  return value === text;
}

/** What `range` goes over: keys and values of a map in Go's order, or indexes and items of a list; nothing for nil. */
export function ranged(view: LayeredView): readonly (readonly [key: string, value: LayeredView])[] {
  if (view.kind === 'map') return members(view);
  if (view.kind === 'list') return view.items().map((item, index) => [String(index), item]);
  const value = valueOf(view);
  if (value === null) return [];
  throw new Refused(`range can't iterate over ${outputText(value)}`, view);
}

function members(map: LayeredView): readonly (readonly [key: string, value: LayeredView])[] {
  if (map.open) valueOf(map);
  const named = map.entries().map((entry) => [entry.name, entry] as const);
  return named.sort(([a], [b]) => byCodePoints(a, b));
}

/** That a function was given a value of a type that it does not take. */
export function wrongType(view: LayeredView, wanted: string): Refused {
  const value = valueOf(view);
  const got = value === null ? 'interface {}' : typeName(value);
  return new Refused(`wrong type for value; expected ${wanted}; got ${got}`, view);
}

/** The text that printf's `%s` makes of a value: what is no string shows its type (fmt, bad verb). */
export function formatted(value: HelmValue): string {
  if (typeof value === 'string') return value;
  if (value === null) return '%!s(<nil>)';
  if (isHelmList(value)) return `[${value.map(formatted).join(' ')}]`;
  if (isHelmMap(value)) return formattedMap(value);
  return isUnknown(value) ? value.text : `%!s(${typeName(value)}=${outputText(value)})`;
}

function formattedMap(map: HelmMap): string {
  const entries = sortedKeys(map).map((key) => `${key}:${formatted(map.get(key) ?? null)}`);
  return `map[${entries.join(' ')}]`;
}
