import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** Unified diff of a file with three lines of context; empty if nothing changed. */
export function unifiedDiff(oldText: string, newText: string, path: string): string {
  if (oldText === newText) return '';
  return createTwoFilesPatch(path, path, oldText, newText, '', '', { context: 3, headerOptions: FILE_HEADERS_ONLY });
}
