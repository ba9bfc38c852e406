import type { Answers } from './answers.ts';
import { config } from './config.ts';
import type { GeneratedFile } from './generate.ts';
import type { Render } from './template.ts';
import { values } from './values.ts';
import type { View } from './view.ts';

/** What a generator works with. */
export interface Material {
  readonly answers: Answers;
  readonly view: View;
  readonly render: Render;
  /** The word behind that of the generator. */
  readonly name: string | undefined;
}

/** One kind of thing that can be generated. */
export interface Generator {
  /** One line for the help. */
  readonly summary: string;
  /** `file`: one text, that can be printed; `folder`: several files. */
  readonly makes: 'file' | 'folder';
  /** What the word behind it is called, where it takes one. */
  readonly takes?: string;
  readonly files: (material: Material) => readonly GeneratedFile[];
}

/** Everything that can be generated, by the word of the command line. */
export const GENERATORS = { values, config } as const satisfies Readonly<Record<string, Generator>>;

/** A word of `runner-lint generate`. */
export type GeneratorName = keyof typeof GENERATORS;
