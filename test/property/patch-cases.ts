import fc from 'fast-check';
import type { Node, Route } from '../../src/model/node.ts';
import type { Change, PatchValue } from '../../src/model/patch.ts';
import type { Edit } from '../../src/text/edit.ts';

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

/** What a tree holds. */
export function dataOf(node: Node | null): PatchValue {
  if (node?.kind === 'map') return Object.fromEntries(node.entries.map((entry) => [entry.name, dataOf(entry.value)]));
  if (node?.kind === 'list') return node.items.map(dataOf);
  return node?.kind === 'scalar' ? node.value : null;
}

/** True if every comment is still one, or stands in text that an edit took away. */
export function keepsComments(
  text: string,
  before: readonly string[],
  after: readonly string[],
  edits: readonly Edit[],
): boolean {
  const left = after.join('\n');
  const gone = edits.map(({ span }) => text.slice(span.start, span.end)).join('\n');
  return before.every((comment) => left.includes(comment) || gone.includes(comment));
}
