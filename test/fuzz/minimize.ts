/**
 * A small text at which the same still goes wrong: pieces are left out, large ones first, lines before characters, as long
 * as `fails` and the time allow.
 */
export function minimized(text: string, fails: (text: string) => boolean, milliseconds: number): string {
  const end = performance.now() + milliseconds;
  const isLate = () => performance.now() > end;
  let small = text;
  for (const split of [/(?<=\n)/, /(?:)/u]) small = withoutPieces(small.split(split), fails, isLate);
  return small;
}

function withoutPieces(whole: readonly string[], fails: (text: string) => boolean, isLate: () => boolean): string {
  let pieces = whole;
  for (let length = pieces.length; length >= 1; length = Math.floor(length / 2))
    for (let at = 0; at < pieces.length && !isLate();) {
      const rest = [...pieces.slice(0, at), ...pieces.slice(at + length)];
      if (fails(rest.join(''))) pieces = rest;
      else at += length;
    }
  return pieces.join('');
}
