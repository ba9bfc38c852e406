import { closestMatch } from 'leven';
import { FACTS } from '../knowledge/index.ts';

/** `; did you mean …?` for a word that is close to a known one, else nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const match =
    known.find((id) => word !== '' && id.startsWith(word)) ??
    closestMatch(word, [...known], { maxDistance: Math.ceil(word.length / 3) });
  return match === undefined ? '' : `; did you mean ${match}?`;
}

/** Says that there is no such rule: which one may be meant, or who lists them. */
export function noRule(id: string, known: readonly string[]): string {
  return `there is no rule ${id}${didYouMean(id, known) || '; `runner-lint rules` lists them'}`;
}

/** Says that there is no such fact: which one may be meant, or which there are. */
export function noFact(name: string): string {
  const known = Object.keys(FACTS);
  return `there is no fact ${name}${didYouMean(name, known) || `; there are ${known.join(', ')}`}`;
}
