/** True for names that differ in nothing but letter case, `-` and `_`. */
export function isSpelledLike(one: string, other: string): boolean {
  return letters(one) === letters(other);
}

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}
