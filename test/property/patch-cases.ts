import fc from 'fast-check';
import type { Route } from '../../src/model/node.ts';
import type { Change, PatchValue } from '../../src/model/patch.ts';

/** Routes to everything in data. */
export function routesOf(data: PatchValue, route: Route = []): Route[] {
  if (typeof data !== 'object' || data === null) return [route];
  const below = Array.isArray(data)
    ? data.flatMap((item: PatchValue, index) => routesOf(item, [...route, index]))
    : Object.entries(data).flatMap(([key, item]) => routesOf(item, [...route, key]));
  return [route, ...below];
}

/** Changes of data at places that are there, or nearly. */
export function changeOf(
  data: PatchValue,
  keys: readonly string[],
  value: fc.Arbitrary<PatchValue>,
): fc.Arbitrary<Change> {
  const key = fc.constantFrom(...keys);
  const step = fc.oneof({ weight: 3, arbitrary: key }, { weight: 1, arbitrary: fc.nat(3) });
  const there = fc.constantFrom(...routesOf(data)).filter(({ length }) => length > 0);
  const further = fc
    .tuple(fc.constantFrom(...routesOf(data)), fc.array(step, { minLength: 1, maxLength: 2 }))
    .map(([start, more]) => [...start, ...more]);
  const mostlyThere = fc.oneof({ weight: 5, arbitrary: there }, { weight: 1, arbitrary: further });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        op: fc.constantFrom('set' as const, 'insert' as const),
        route: fc.oneof(there, further),
        value,
        comments: fc.constantFrom([], ['new'], ['one {{ .x }}', ' two']),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ op: fc.constantFrom('remove' as const, 'quote' as const), route: mostlyThere }),
    },
    { weight: 1, arbitrary: fc.record({ op: fc.constant('rename' as const), route: mostlyThere, key }) },
    { weight: 2, arbitrary: fc.record({ op: fc.constant('move' as const), route: mostlyThere, to: further }) },
  );
}
