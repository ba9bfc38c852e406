import type { Finding } from '../model/finding.ts';

/**
 * Same rule, same characters, same words: the same finding, seen in another variant or through another alias of one anchor
 * (the routes differ then).
 */
export function identity({ rule, place, message }: Finding): string {
  return JSON.stringify([rule, place.file, place.span.start, place.span.end, message]);
}

/**
 * One list from the findings of every variant of a template's conditions: what is said about something written counts
 * if any variant has it, what is said about something absent only if all have it.
 */
export function mergeVariants(variants: readonly (readonly Finding[])[]): Finding[] {
  if (variants.length === 1) return [...(variants[0] ?? [])];
  const merged = new Map<string, { finding: Finding; count: number }>();
  for (const variant of variants) {
    for (const [id, finding] of new Map(variant.map((f) => [identity(f), f]))) {
      const seen = merged.get(id);
      if (seen) seen.count++;
      else merged.set(id, { finding, count: 1 });
    }
  }
  return [...merged.values()]
    .filter(({ finding, count }) => !finding.absent || count === variants.length)
    .map(({ finding }) => finding);
}
