/** Ways to mark text in a terminal. */
export type Paint = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan';

/** Codes of ECMA-48 that switch a mark on, and off again. */
const CODES: Readonly<Record<Paint, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};

/**
 * A function that marks text, or leaves it alone where colours are off. No package: the usual ones look at the terminal
 * when they are loaded, which costs 2 ms.
 */
export function painter(colors: boolean): (paint: Paint, text: string) => string {
  return (paint, text) => (colors ? `\u001b[${CODES[paint][0]}m${text}\u001b[${CODES[paint][1]}m` : text);
}
