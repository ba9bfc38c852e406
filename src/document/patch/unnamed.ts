import { dataOf, isList, isMap } from '../../model/patch-value.ts';
import { beginsWith } from '../../model/route.ts';
import type { Route } from '../../model/node.ts';
import type { Patch, PatchValue } from '../../model/patch.ts';
import { parseToml } from '../../toml/index.ts';
import { parseYaml } from '../../yaml/index.ts';
import { levelOf, levelWithin, type Level } from './level.ts';

/** What a patch names: routes of the documents from the outermost to the innermost. */
type Named = readonly Route[];

/**
 * The route of a value that differs between two texts of a file though none of the patches names it; undefined if there is none. Texts that
 * cannot be read whole hold no values.
 */
export function unnamedDifference(
  path: string,
  texts: { readonly before: string; readonly after: string },
  patches: readonly Patch[],
): Route | undefined {
  const documents = new Set(patches.map(({ at }) => at.document ?? 0));
  for (const document of documents) {
    const named = patches.filter(({ at }) => (at.document ?? 0) === document).flatMap(namedBy);
    const level = levelOf(path, texts.before, { document });
    const found = differenceIn(level, { ...level, text: texts.after }, named);
    if (found) return found;
  }
  return undefined;
}

function namedBy({ at, ...operation }: Patch): readonly Named[] {
  const { route, via = [], innerRoute } = at;
  const outer = innerRoute ? [route, ...via] : [];
  const own = innerRoute ?? route;
  if (operation.op === 'move')
    return [
      [...outer, own],
      [...outer, operation.to],
    ];
  if (operation.op === 'rename')
    return [
      [...outer, own],
      [...outer, [...own.slice(0, -1), operation.key]],
    ];
  return [[...outer, own]];
}

function differenceIn(before: Level, after: Level, named: readonly Named[]): Route | undefined {
  const [a, b] = [dataAt(before), dataAt(after)];
  if (a === undefined || b === undefined) return undefined;
  const own = named.filter((routes) => routes.length === 1).flatMap(([route]) => (route ? [route] : []));
  for (const route of differences(a, b, [])) {
    if (own.some((one) => isNamed(one, route, a, b))) continue;
    const inner = named.filter(([first]) => first && isSame(first, route)).map((routes) => routes.slice(1));
    const texts = [valueAt(a, route), valueAt(b, route)];
    if (inner.length === 0 || typeof texts[0] !== 'string' || typeof texts[1] !== 'string') return route;
    const found = differenceIn(levelWithin(before, route, texts[0]), levelWithin(after, route, texts[1]), inner);
    if (found) return [...route, ...found];
  }
  return undefined;
}

/** What stands at a route, or in it; or what held it has come or gone with it. */
function isNamed(named: Route, route: Route, before: PatchValue, after: PatchValue): boolean {
  const parent = named.slice(0, -1);
  if (beginsWith(route, named)) return true;
  if (typeof named.at(-1) === 'number' && beginsWith(route, parent)) return true;
  return beginsWith(named, route) && (isNothing(valueAt(before, route)) || isNothing(valueAt(after, route)));
}

function isNothing(value: PatchValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function dataAt({ text, language, document, templates, interpolated }: Level): PatchValue | undefined {
  if (language === 'terraform') return undefined;
  if (language === 'toml') {
    const { problems, variants } = parseToml(text, { version: '1.1', templates, terraform: interpolated });
    return problems.length > 0 || !variants[0] ? undefined : dataOf(variants[0].root);
  }
  const { problems, documents } = parseYaml(text);
  const root = documents[document]?.root;
  return problems.length > 0 || !root ? undefined : dataOf(root);
}

/** Routes at which two values differ, the deepest that both have. */
function differences(a: PatchValue | undefined, b: PatchValue | undefined, at: Route): readonly Route[] {
  if (Object.is(a, b)) return [];
  if (a !== undefined && b !== undefined && isCollection(a) && isCollection(b) && isList(a) === isList(b)) {
    const steps = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...steps].flatMap((step) => {
      const key = isList(a) ? Number(step) : step;
      return differences(valueAt(a, [key]), valueAt(b, [key]), [...at, key]);
    });
  }
  return [at];
}

function isCollection(value: PatchValue): value is Extract<PatchValue, object> {
  return isMap(value) || isList(value);
}

function valueAt(value: PatchValue, route: Route): PatchValue | undefined {
  return route.reduce<PatchValue | undefined>((held, step) => {
    if (held === undefined) return undefined;
    if (isMap(held)) return held[String(step)];
    return isList(held) ? held[Number(step)] : undefined;
  }, value);
}

function isSame(a: Route, b: Route): boolean {
  return a.length === b.length && beginsWith(a, b);
}
