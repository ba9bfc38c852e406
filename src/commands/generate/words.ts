import { GENERATORS } from '../../generate/generators.ts';

/** What can be generated, for the help. */
export const GENERATOR_WORDS = Object.entries(GENERATORS)
  .map(([word, { summary }]) => `${word}: ${summary}`)
  .join('\n');
