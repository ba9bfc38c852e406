import { closestMatch } from 'leven';

/** `; did you mean …?` for a word that is close to a known one, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const match =
    known.find((id) => word !== '' && id.startsWith(word)) ??
    closestMatch(word, [...known], { maxDistance: Math.ceil(word.length / 3) });
  return match === undefined ? '' : `; did you mean ${match}?`;
}
