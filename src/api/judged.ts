import type { LintedFile, LintOptions as EngineOptions } from '../engine/lint.ts';
import { together, type Together } from '../engine/together.ts';
import type { Input, Surroundings } from './input.ts';
import { userInput } from './options.ts';

/** The files of an input with what was found in them. */
export function lintAll(input: Input, judged: EngineOptions, options: Surroundings): readonly LintedFile[] {
  return unitsOf(input, options).flatMap(({ files, lint: run }) => run(files, judged));
}

/** What is judged together: each file with the values over it, or these alone. */
export function unitsOf(input: Input, options: Surroundings): readonly Together[] {
  const { files = [], values = [], set = [] } = input;
  const user = userInput(input, options);
  if (files.length > 0) return files.map((file) => together(file, user));
  return values.length + set.length > 0 ? [together(undefined, user)] : [];
}
