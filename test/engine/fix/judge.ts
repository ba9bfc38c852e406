import { load } from 'js-yaml';
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { FilePatch } from '../../../src/model/fix.ts';
import type { Route } from '../../../src/model/node.ts';

/** What a patch names in the outermost document, and in the innermost. */
interface Named {
  readonly outer: readonly Route[];
  readonly inner: readonly Route[];
}

function namedBy(patches: readonly FilePatch[]): Named {
  const outer = patches.flatMap((patch) => (patch.at.innerRoute ? [patch.at.route] : ownRoutes(patch, patch.at.route)));
  const inner = patches.flatMap((patch) => (patch.at.innerRoute ? ownRoutes(patch, patch.at.innerRoute) : []));
  return { outer, inner };
}

function ownRoutes(patch: FilePatch, route: Route): readonly Route[] {
  if (patch.op === 'move') return [route, patch.to];
  return patch.op === 'rename' ? [route, [...route.slice(0, -1), patch.key]] : [route];
}

/**
 * Values that are others than before though no patch names them, by parsers that are not the project's own. Files that these cannot read,
 * before or after, are not judged: templates, faults that are corrected.
 */
export function unnamedValues(path: string, before: string, after: string, patches: readonly FilePatch[]): string[] {
  const { outer, inner } = namedBy(patches);
  const read = path.endsWith('.toml') ? toml : yaml;
  const [a, b] = [read(before), read(after)];
  if (a === undefined || b === undefined) return [];
  return differences(a, b, []).flatMap(([route, was, is]) => {
    if (!covers(outer, route)) return [route.join('.')];
    if (wholes(patches).some((one) => covers([one], route))) return [];
    if (inner.length === 0 || typeof was !== 'string' || typeof is !== 'string') return [];
    const [was2, is2] = [toml(was), toml(is)];
    if (was2 === undefined || is2 === undefined) return [];
    return differences(was2, is2, []).flatMap(([own]) => (covers(inner, own) ? [] : [[...route, ...own].join('.')]));
  });
}

function yaml(text: string): unknown {
  try {
    return load(text);
  } catch {
    return undefined;
  }
}

function toml(text: string): unknown {
  try {
    return getStaticTOMLValue(parseTOML(text));
  } catch {
    return undefined;
  }
}

/** Values that are written anew as a whole, also if they hold documents. */
function wholes(patches: readonly FilePatch[]): readonly Route[] {
  return patches.flatMap(({ op, at }) => (op === 'set' && !at.innerRoute ? [at.route] : []));
}

/** True if one of the routes leads to what stands at another, into it, or through it; items behind one that comes or goes are named too. */
function covers(routes: readonly Route[], route: Route): boolean {
  return routes.some((one) => {
    const named = typeof one.at(-1) === 'number' ? one.slice(0, -1) : one;
    return named.slice(0, route.length).every((step, at) => String(step) === String(route[at]));
  });
}

function differences(a: unknown, b: unknown, at: Route): readonly [Route, unknown, unknown][] {
  if (Object.is(a, b)) return [];
  if (isTree(a) && isTree(b) && Array.isArray(a) === Array.isArray(b)) {
    const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
      differences(left.get(key), right.get(key), [...at, key]),
    );
  }
  return String(a) === String(b) && a instanceof Date ? [] : [[at, a, b]];
}

function isTree(data: unknown): data is object {
  return typeof data === 'object' && data !== null && !(data instanceof Date);
}

/** A line that is gone, as far as it may be. */
interface Line {
  readonly text: string;
  readonly gone: boolean;
  readonly may: boolean;
}

/**
 * Lines that are gone, indentation aside, though no patch names them. A line is named if it has a word of a route, a header of TOML if that
 * is the last. What belongs to a named line may go with it: deeper lines, the keys of a table, comments above, lines without words.
 */
export function unnamedLines(before: string, after: string, patches: readonly FilePatch[]): string[] {
  const { outer, inner } = namedBy(patches);
  const routes = [...outer, ...inner, ...patches.flatMap(({ at }) => at.via ?? [])];
  const names = wordsOf(routes.flat());
  const targets = wordsOf(routes.map(lastKey));
  const whole = new Set(wholes(patches).map(lastKey));
  const there = countsOf(after);
  let owner: { readonly depth: number; readonly isHeader: boolean } | undefined;
  const lines = before.split('\n').map((raw): Line => {
    const text = raw.trim();
    const depth = raw.length - raw.trimStart().length;
    const isHeader = text.startsWith('[');
    const left = there.get(raw) ?? 0;
    there.set(raw, left - 1);
    const gone = left <= 0;
    const words = wordsOf([text]);
    const isNamed = !text.startsWith('#') && [...words].some((word) => (isHeader ? targets : names).has(word));
    if (owner && text !== '' && (owner.isHeader ? isHeader : depth <= owner.depth)) owner = undefined;
    const belongs = owner !== undefined;
    if ((gone || whole.has(text.split(':')[0] ?? '')) && isNamed && !belongs) owner = { depth, isHeader };
    return { text, gone, may: isNamed || belongs || words.size === 0 };
  });
  return lines
    .filter(({ gone, may, text }, index) => gone && !may && !(text.startsWith('#') && isAboveGone(lines, index)))
    .map(({ text }) => text);
}

/** True for a comment whose next line that is none is gone and may be. */
function isAboveGone(lines: readonly Line[], index: number): boolean {
  const next = lines.slice(index + 1).find(({ text }) => !text.startsWith('#'));
  return next !== undefined && next.gone && next.may;
}

function lastKey(route: Route): string | number {
  return route.findLast((step) => typeof step === 'string') ?? '';
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

function wordsOf(parts: readonly (string | number)[]): ReadonlySet<string> {
  return new Set(
    parts.flatMap(
      (part) =>
        String(part)
          .toLowerCase()
          .match(/[\p{L}\p{N}_-]+/gu) ?? [],
    ),
  );
}
