import fc from 'fast-check';
import { type Input, fixtures, tomlTexts } from './fixtures.ts';
import { configToml, valuesYaml } from './grammar.ts';
import { excerpt, mutated, wellFormed } from './mutate.ts';
import { Random, seedOf } from './random.ts';

/** Throws where a property does not hold. `random` decides what is left open: options, places. */
export type Check = (input: Input, random: Random) => void;

/** A property with the inputs that it is fed. */
export interface Lane {
  readonly name: string;
  /** Part of the time, beside the others. */
  readonly share: number;
  readonly language: 'yaml' | 'toml' | 'any';
  /** Most units of an input before it is changed. */
  readonly size: number;
  readonly check: Check;
}

/** Inputs are made in batches: each is the same again for the same seed, lane and number. */
export const BATCH = 256;

/** So many texts of the grammar are written for a batch, and changed again and again. */
const WRITTEN = 16;

/** Makes the inputs of lanes. */
export class Inputs {
  readonly #seed: number;
  readonly #files = fixtures();
  readonly #toml = tomlTexts(this.#files);

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Inputs `number * BATCH` up to the next batch. */
  batch({ name, language, size }: Lane, number: number): readonly Input[] {
    const seed = seedOf(this.#seed, name, number);
    const random = new Random(seed);
    const files = language === 'toml' ? this.#toml : this.#files;
    const grammar = language === 'toml' ? configToml : valuesYaml;
    const path = language === 'toml' ? 'config.toml' : 'values.yaml';
    const written = fc.sample(grammar, { seed, numRuns: WRITTEN }).map((text) => ({ path, text }));
    return Array.from({ length: BATCH }, () => {
      const base = random.pick(random.once(2) ? written : files);
      const text = excerpt(base.text, size, random);
      const other = excerpt(random.pick(files).text, size, random);
      return { path: base.path, text: random.once(RARELY_WHOLE) ? wellFormed(text) : mutated(text, other, random) };
    });
  }

  /** The chance that goes with one input. */
  chance({ name }: Lane, index: number): Random {
    return new Random(seedOf(this.#seed, name, 'check', index));
  }
}

/** One input in so many is left as it is. */
const RARELY_WHOLE = 12;
