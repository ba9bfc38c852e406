import type { Answers } from './answers.ts';
import { chart } from './chart/chart.ts';
import { config } from './config.ts';
import { ci, preCommit, renovate } from './gates.ts';
import type { GeneratedFile } from './generate.ts';
import type { Render } from './template.ts';
import { values } from './values.ts';
import type { View } from './view.ts';

/** What a generator works with. */
export interface Material {
  readonly answers: Answers;
  readonly view: View;
  readonly render: Render;
  /** Files of templates/ that are written as they are, by their paths. */
  readonly texts: Readonly<Record<string, string>>;
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
  /** What is wrong with that word. */
  readonly refuses?: (name: string) => string | undefined;
  /** It is the same whatever is answered. */
  readonly needsNoAnswers?: true;
  readonly files: (material: Material) => readonly GeneratedFile[];
}

/** Everything that can be generated, by the word of the command line. */
export const GENERATORS = { values, config, chart, ci, 'pre-commit': preCommit, renovate } as const satisfies Readonly<
  Record<string, Generator>
>;

/** A word of `runner-lint generate`. */
export type GeneratorName = keyof typeof GENERATORS;
