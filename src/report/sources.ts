import type { LintedFile } from '../engine/lint.ts';
import { LineIndex } from '../text/line-index.ts';
import { secretText, type SecretText } from './secret-text.ts';

/** A text with its lines, and what of it must not be shown. */
export interface Source {
  readonly text: string;
  readonly lines: LineIndex;
  /** Looked for when it is first asked for. */
  readonly secrets: SecretText;
}

/** Finds the text of a file by its path; lines are looked for when a file is asked for the first time. */
export function sourcesOf(files: readonly LintedFile[]): (path: string | null) => Source | undefined {
  return sourcesIn(new Map(files.map((file) => [file.path, file.text])));
}

/** The same for texts by their paths. */
export function sourcesIn(texts: ReadonlyMap<string, string>): (path: string | null) => Source | undefined {
  const sources = new Map<string, Source>();
  return (path) => {
    const text = path === null ? undefined : texts.get(path);
    if (path === null || text === undefined) return undefined;
    const known = sources.get(path);
    if (known) return known;
    const source = new TextSource(text);
    sources.set(path, source);
    return source;
  };
}

class TextSource implements Source {
  readonly text: string;
  readonly lines: LineIndex;
  #secrets: SecretText | undefined;

  constructor(text: string) {
    this.text = text;
    this.lines = new LineIndex(text);
  }

  get secrets(): SecretText {
    return (this.#secrets ??= secretText(this.text));
  }
}
