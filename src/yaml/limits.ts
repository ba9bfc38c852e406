import type { SyntaxProblem } from '../model/node.ts';
import type { Span } from '../text/span.ts';

/** Maps and lists within each other, aliases followed. */
export const MAX_DEPTH = 200;
const MAX_BYTES = 5 * 1024 * 1024;

/** The problem of a file over 5 MB of UTF-8; undefined for every other. */
export function sizeProblem(text: string): SyntaxProblem | undefined {
  if (!isTooLarge(text)) return undefined;
  return limitProblem({ start: 0, end: 0 }, 'the file is larger than 5 MB and was not read');
}

/** The problem of a map or list that lies too deep. */
export function depthProblem(span: Span): SyntaxProblem {
  return limitProblem(span, `maps and lists lie more than ${MAX_DEPTH} levels deep here; the file was not read`);
}

/** The problem of a document whose aliases multiply. */
export function aliasProblem(span: Span): SyntaxProblem {
  const message =
    'aliases make the document many times larger than the file here; Helm refuses it (excessive aliasing)';
  return limitProblem(span, message, 'write out what is repeated, or name fewer large blocks with &');
}

function limitProblem(span: Span, message: string, hint?: string): SyntaxProblem {
  return { language: 'limit', span, message, ...(hint !== undefined && { hint }) };
}

function isTooLarge(text: string): boolean {
  // A unit is three bytes at most: most files need not be encoded.
  return text.length * 3 > MAX_BYTES && new TextEncoder().encode(text).length > MAX_BYTES;
}
