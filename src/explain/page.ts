/**
 * What is told about one rule or setting, before it is text for a terminal or Markdown. Its texts are prose in which only code between
 * backticks is marked.
 */
export interface Page {
  readonly title: string;
  /** One or two sentences. */
  readonly lead: string;
  readonly fields: readonly Field[];
  readonly sections: readonly Section[];
}

/** One short fact. */
export interface Field {
  readonly label: string;
  readonly value: string;
}

/** A part of a page; a section without blocks is left out. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A paragraph, a list, or text to copy. */
export type Block =
  | { readonly prose: string }
  | { readonly list: readonly string[] }
  | { readonly code: string; readonly language: string; readonly caption?: string };

/** A field for a value that may be missing. */
export function field(label: string, value: string | null | undefined): readonly Field[] {
  return value === null || value === undefined || value === '' ? [] : [{ label, value }];
}
