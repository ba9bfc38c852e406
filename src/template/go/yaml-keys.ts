import { charactersOf } from './text.ts';

/** The order in which go-yaml writes the keys of a map: numbers in them count as numbers, and letters come last (sorter.go). */
export function compareKeys(a: string, b: string): number {
  const one = charactersOf(a);
  const other = charactersOf(b);
  const at = one.findIndex((character, index) => character !== other[index]);
  if (at < 0 || at >= other.length) return one.length - other.length;
  const [x = '', y = ''] = [one[at], other[at]];
  const [xIsLetter, yIsLetter] = [/\p{L}/u.test(x), /\p{L}/u.test(y)];
  if (xIsLetter !== yIsLetter) return yIsLetter ? -1 : 1;
  const [xDigits, yDigits] = xIsLetter ? ['', ''] : [digitsFrom(one, at), digitsFrom(other, at)];
  const lead = (x === '0' || y === '0') && followsNumber(one, at) ? '1' : '';
  const difference = BigInt(lead + xDigits || '0') - BigInt(lead + yDigits || '0');
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  if (xDigits.length !== yDigits.length) return xDigits.length - yDigits.length;
  return (x.codePointAt(0) ?? 0) - (y.codePointAt(0) ?? 0);
}

function digitsFrom(characters: readonly string[], at: number): string {
  let end = at;
  while (/^\d$/.test(characters[end] ?? '')) end++;
  return characters.slice(at, end).join('');
}

/** True if the digits before a place are more than zeros. */
function followsNumber(characters: readonly string[], at: number): boolean {
  for (let before = at - 1; /^\d$/.test(characters[before] ?? ''); before--)
    if (characters[before] !== '0') return true;
  return false;
}
