import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** Unified diff of a file with three lines of context, which `patch -p0` takes; empty if nothing changed. */
export function unifiedDiff(oldText: string, newText: string, path: string): string {
  if (oldText === newText) return '';
  const diff = createTwoFilesPatch(path, path, oldText, newText, '', '', {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  // Without a tab behind it a name would end at its first space.
  return path.includes(' ') ? diff.replace(/^(--- .*)\n(\+\+\+ .*)\n/, '$1\t\n$2\t\n') : diff;
}
