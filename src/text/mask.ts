/** A text with the units of these spans, [start, end), replaced by `*`, one for one, so that columns stay. */
export function mask(text: string, spans: readonly (readonly [number, number])[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [from, end] of spans.toSorted(([a], [b]) => a - b)) {
    const start = Math.max(from, done);
    if (end <= start) continue;
    pieces.push(text.slice(done, start), '*'.repeat(end - start));
    done = end;
  }
  return pieces.join('') + text.slice(done);
}
