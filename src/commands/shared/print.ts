import { VERSION } from '../../report/version.ts';
import { escapeInJson } from '../../report/printable.ts';
import type { Io } from '../io.ts';
import type { Outcome } from '../outcome.ts';

/** Prints a document for programs, with its version and that of this program. */
export function printDocument(io: Io, content: object): Outcome {
  const document = { version: 1, tool: { name: 'runner-lint', version: VERSION }, ...content };
  io.stdout.write(`${escapeInJson(JSON.stringify(document, null, 2))}\n`);
  return 'clean';
}
