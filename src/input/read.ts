import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { valuesLookOurs } from '../document/guess-kind.ts';
import type { SourceFile } from '../engine/lint.ts';
import { MAX_BYTES, readNamedFile, readRegularFile } from './bytes.ts';
import { type FileSystem, reasonOf } from './file-system.ts';
import type { InputFile } from './gather.ts';
import { manifestsBeside } from './manifests.ts';

/** A file with its text, or why there is none. */
export type ReadFile = { readonly source: SourceFile } | { readonly problem: string };

/** Reads a file as UTF-8; one that is too large is not read at all. `readStdin` gives standard input up to a little over a limit. */
export async function readInput(
  file: InputFile,
  fs: FileSystem,
  readStdin: (limit: number) => Promise<Uint8Array>,
): Promise<ReadFile> {
  try {
    if (file.absolute === null) return { source: decode(file.path, await readStdin(MAX_BYTES)) };
    const { size } = fs.statSync(file.absolute);
    if (size > MAX_BYTES) return { source: tooLarge(file.path, size) };
    return { source: withNeighbours(decode(file.path, readNamedFile(file.absolute, fs)), file.absolute, fs) };
  } catch (error) {
    return { problem: `${file.path}: ${reasonOf(error)}` };
  }
}

/** Values of a chart are for its sub-charts, under names that its Chart.yaml gives them. Others are for a release that a file beside them may describe. */
function withNeighbours(source: SourceFile, absolute: string, fs: FileSystem): SourceFile {
  if (!VALUES_NAME.test(absolute) || path.basename(absolute) === 'Chart.yaml') return source;
  const chart = path.join(path.dirname(absolute), 'Chart.yaml');
  const text = fs.existsSync(chart) ? textIfReadable(chart, fs) : undefined;
  if (text !== undefined)
    return { ...source, chartYaml: { path: path.posix.join(path.posix.dirname(source.path), 'Chart.yaml'), text } };
  const manifests = valuesLookOurs(source.text) ? manifestsBeside(source.path, absolute, fs) : [];
  return manifests.length > 0 ? { ...source, manifests } : source;
}

const VALUES_NAME = /\.ya?ml$/i;

function textIfReadable(path: string, fs: FileSystem): string | undefined {
  try {
    return Buffer.from(readRegularFile(path, fs)).toString('utf8');
  } catch {
    return undefined;
  }
}

function tooLarge(path: string, bytes: number): SourceFile {
  return { path, text: '', damage: { kind: 'too-large', bytes } };
}

/** Text of UTF-8 bytes, byte order mark kept; for other bytes the text as far as it goes, and where it goes wrong. */
export function decode(path: string, bytes: Uint8Array): SourceFile {
  if (bytes.length > MAX_BYTES) return tooLarge(path, bytes.length);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  return isUtf8(bytes) ? { path, text } : { path, text, damage: { kind: 'not-utf8', offset: firstBad(text, bytes) } };
}

/** The first replacement character that stands for a bad byte, and not for itself. */
function firstBad(text: string, bytes: Uint8Array): number {
  let byte = 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    byte += Buffer.byteLength(text.slice(from, at));
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return at;
    from = at;
  }
  return 0;
}
