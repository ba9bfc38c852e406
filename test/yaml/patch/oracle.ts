import type { Route } from '../../../src/model/node.ts';
import type { Change, PatchValue } from '../../../src/model/patch.ts';

type Data = PatchValue | undefined;

/** What an operation gives that is not possible. */
export const REFUSED = Symbol('refused');

/** What a change makes of data; undefined where it is not possible. An independent account of what operations mean. */
export function changed(data: Data, change: Change): Data | typeof REFUSED {
  const { route } = change;
  switch (change.op) {
    case 'set':
      return put(data, route, change.value);
    case 'insert': {
      const step = route.at(-1);
      if (typeof step === 'number') return insertItem(data, route, change.value);
      const old = get(data, route);
      if (old !== undefined) return same(old, change.value) ? data : REFUSED;
      return put(data, route, change.value);
    }
    case 'remove':
      return get(data, route) === undefined || route.length === 0 ? REFUSED : without(data, route);
    case 'rename': {
      const value = get(data, route);
      const parent = get(data, route.slice(0, -1));
      if (value === undefined || !isMap(parent)) return REFUSED;
      if (change.key === route.at(-1)) return data;
      if (change.key in parent) return REFUSED;
      return put(without(data, route), [...route.slice(0, -1), change.key], value);
    }
    case 'move': {
      const value = get(data, route);
      if (value === undefined || !isMap(get(data, route.slice(0, -1))) || typeof change.to.at(-1) !== 'string')
        return REFUSED;
      if (same(change.to, route)) return REFUSED;
      if (get(data, change.to) !== undefined || route.every((step, index) => step === change.to[index])) return REFUSED;
      // Lists are not made on the way.
      const missing = change.to.findIndex((_, index) => get(data, change.to.slice(0, index + 1)) === undefined);
      if (change.to.slice(missing).some((step) => typeof step === 'number')) return REFUSED;
      return put(without(data, route), change.to, value);
    }
    default: {
      const value = get(data, route);
      if (value === undefined || (typeof value === 'object' && value !== null)) return REFUSED;
      return put(data, route, String(value));
    }
  }
}

export function get(data: Data, route: Route): Data {
  return route.reduce<Data>((value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? (value as Data[])[step] : undefined;
    return isMap(value) && typeof step === 'string' && Object.hasOwn(value, step) ? value[step] : undefined;
  }, data);
}

function put(data: Data, route: Route, value: PatchValue): Data | typeof REFUSED {
  const [step, ...rest] = route;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    if (data !== undefined && data !== null && !Array.isArray(data)) return REFUSED;
    const items = [...((data ?? []) as PatchValue[])];
    if (step > items.length) return REFUSED;
    const inner = put(items[step], rest, value);
    if (inner === REFUSED) return inner;
    items[step] = inner as PatchValue;
    return items;
  }
  if (data !== undefined && data !== null && !isMap(data)) return REFUSED;
  const inner = put(isMap(data) ? data[step] : undefined, rest, value);
  return inner === REFUSED ? inner : { ...(data as object), [step]: inner as PatchValue };
}

function insertItem(data: Data, route: Route, value: PatchValue): Data | typeof REFUSED {
  const list = get(data, route.slice(0, -1)) ?? [];
  const index = Number(route.at(-1));
  if (!Array.isArray(list) || index > list.length) return REFUSED;
  return put(data, route.slice(0, -1), [...list.slice(0, index), value, ...list.slice(index)]);
}

function without(data: Data, route: Route): Data {
  const [step, ...rest] = route;
  if (Array.isArray(data)) {
    const items = data as PatchValue[];
    if (rest.length === 0) return items.filter((_, index) => index !== step);
    return items.map((item, index) => (index === step ? (without(item, rest) as PatchValue) : item));
  }
  const { [String(step)]: inner, ...others } = data as Record<string, PatchValue>;
  return rest.length === 0 ? others : { ...others, [String(step)]: without(inner, rest) as PatchValue };
}

export function isMap(value: Data): value is { readonly [key: string]: PatchValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equality of data, whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
