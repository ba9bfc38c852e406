import type { Finding } from '../model/finding.ts';
import { LineIndex } from '../text/line-index.ts';
import { oldLines } from '../text/line-map.ts';
import { identities } from './fingerprint.ts';
import type { LintedFile } from './lint.ts';

/**
 * The files of `after` with those findings that a change has brought: what `before`, the same files as they were, does not have,
 * and what is about a line that is new. A finding is the same if its rule and the way to its place are, as for a fingerprint; where
 * several could be meant, the one with the same words at the same line, then the one with the same words.
 */
export function broughtBy(before: readonly LintedFile[], after: readonly LintedFile[]): readonly LintedFile[] {
  const old = new Lines(before);
  const now = new Lines(after);
  const lineMaps = new Map<string, readonly (number | undefined)[]>();
  const oldLine = ({ place: { file, span } }: Finding): number | null | undefined => {
    if (file === null) return null;
    const map = lineMaps.get(file) ?? oldLines(old.textOf(file), now.textOf(file));
    lineMaps.set(file, map);
    return map[now.position(file, span.start).line];
  };
  const all = after.flatMap(({ findings }) => findings);
  const sides: Sides = { before: before.flatMap(({ findings }) => findings), after: all };
  const moved = unmatched(
    sides,
    (finding) => placeKey(finding, old.lineOf(finding), old),
    (finding) => placeKey(finding, oldLine(finding), now),
  );
  const ways = new Map([...old.waysOf(before), ...now.waysOf(after)]);
  const wayKey = (finding: Finding): string => ways.get(finding) ?? '';
  const left = unmatched(
    unmatched(moved, (finding) => wayKey(finding) + wordsOf(finding)),
    wayKey,
  );
  // What is about something that is not written points at the nearest line, which need not matter.
  const pointing = all.filter((finding) => !finding.absent && oldLine(finding) === undefined);
  const brought = new Set([...left.after, ...pointing]);
  return after.map((file) => ({ ...file, findings: file.findings.filter((finding) => brought.has(finding)) }));
}

/** Places in the texts of files. */
class Lines {
  readonly #indexes: ReadonlyMap<string, LineIndex>;
  readonly #texts: ReadonlyMap<string, string>;

  constructor(files: readonly LintedFile[]) {
    this.#texts = new Map(files.map(({ path, text }) => [path, text]));
    this.#indexes = new Map(files.map(({ path, text }) => [path, new LineIndex(text)]));
  }

  textOf(file: string): string {
    return this.#texts.get(file) ?? '';
  }

  /** What fingerprints stand for, by finding. */
  waysOf(files: readonly LintedFile[]): readonly (readonly [Finding, string])[] {
    const findings = files.flatMap((file) => file.findings);
    const ways = identities(findings, { textOf: (file) => this.#texts.get(file) });
    return findings.map((finding, index) => [finding, ways[index] ?? '']);
  }

  position(file: string, offset: number): { readonly line: number; readonly column: number } {
    return this.#indexes.get(file)?.position(offset) ?? { line: 1, column: 1 };
  }

  /** null for a finding that is in no file. */
  lineOf({ place: { file, span } }: Finding): number | null {
    return file === null ? null : this.position(file, span.start).line;
  }
}

interface Sides {
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
}

/** What is left of both sides when findings with the same key are taken away, one for one. */
function unmatched({ before, after }: Sides, oldKey: (finding: Finding) => string, newKey = oldKey): Sides {
  const pool = new Map<string, Finding[]>();
  for (const finding of before) {
    const key = oldKey(finding);
    const others = pool.get(key);
    if (others) others.push(finding);
    else pool.set(key, [finding]);
  }
  const left = after.filter((finding) => pool.get(newKey(finding))?.pop() === undefined);
  return { before: [...pool.values()].flat(), after: left };
}

function placeKey(finding: Finding, line: number | null | undefined, lines: Lines): string {
  const { file, span, argument } = finding.place;
  const column = file === null ? null : lines.position(file, span.start).column;
  return JSON.stringify([finding.rule, wordsOf(finding), file, line ?? null, column, argument]);
}

/** Numbers may count lines. */
function wordsOf({ message }: Finding): string {
  return message.replace(/\d+/g, '#');
}
