import type { UserInput } from '../document/user-layers.ts';
import type { Texts } from './fix/attempt.ts';
import type { RenderTarget } from './render.ts';
import { type LintedFile, lintFile, type LintOptions, lintRelease, type SourceFile } from './lint.ts';

/** Files that are judged together: one, or those of a release. */
export interface Together {
  readonly files: readonly SourceFile[];
  /** What `render` shows of what comes of the files. */
  readonly target: Extract<RenderTarget, { is: 'file' | 'values' }>;
  /** Lints such files, whose texts need not be those that were read. */
  readonly lint: (files: readonly SourceFile[], options: LintOptions) => readonly LintedFile[];
}

/** A file with what the user gives to Helm on top of it; without a file the release that this makes. */
export function together(base: SourceFile | undefined, user: UserInput): Together {
  const isGiven = user.files.length + user.sets.length > 0;
  if (base && !isGiven)
    return {
      files: [base],
      target: { is: 'file', file: base, user },
      lint: (files, options) => files.map((file) => lintFile(file, options)),
    };
  const own = base ? [base] : [];
  return {
    files: [...own, ...user.files],
    target: base ? { is: 'file', file: base, user } : { is: 'values', user },
    lint: (files, options) => lintRelease(base && files[0], { ...user, files: files.slice(own.length) }, options),
  };
}

/** The texts of files by their paths. */
export function textsOf(files: readonly SourceFile[]): Texts {
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** The same files with other texts. */
export function withTexts(files: readonly SourceFile[], texts: Texts): readonly SourceFile[] {
  return files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text }));
}
