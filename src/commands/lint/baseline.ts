import path from 'node:path';
import { type Chain, lastOf } from '../../config/chain.ts';
import {
  type Baseline,
  baselineText,
  compareWith,
  type NameOf,
  readBaseline,
  type TextOf,
} from '../../engine/baseline.ts';
import type { LintedFile } from '../../engine/lint.ts';
import type { SeverityOf } from '../../engine/run-rules.ts';
import { readRegularFile } from '../../input/bytes.ts';
import { isMissing, reasonOf } from '../../input/file-system.ts';
import { replaceFile } from '../../write/replace-file.ts';
import type { Io } from '../io.ts';

/** A baseline file that a run uses. */
export interface BaselineFile {
  readonly absolute: string;
  /** null where there is none yet. */
  readonly bytes: Uint8Array | null;
  readonly baseline: Baseline;
  readonly nameOf: NameOf;
}

/** The baseline of a run, by flag or configuration: undefined if it has none. */
export function baselineFor(
  chains: readonly Chain[],
  { flag, mayBeNew }: { readonly flag: string | undefined; readonly mayBeNew: boolean },
  io: Io,
): BaselineFile | { readonly problem: string } | undefined {
  const configured = chains.flatMap((chain) => {
    const found = lastOf(chain, 'baseline');
    return found ? [path.resolve(found.folder, found.value)] : [];
  });
  const files = flag === undefined ? [...new Set(configured)] : [path.resolve(io.cwd, flag)];
  const [absolute, other] = files;
  if (absolute === undefined) return undefined;
  if (other !== undefined) return { problem: 'the configurations name several baselines; choose one with --baseline' };
  return loadBaseline(absolute, mayBeNew, io);
}

function loadBaseline(absolute: string, mayBeNew: boolean, io: Io): BaselineFile | { readonly problem: string } {
  const name = path.relative(io.cwd, absolute);
  const nameOf: NameOf = (file) =>
    path.relative(path.dirname(absolute), path.resolve(io.cwd, file)).split(path.sep).join('/');
  try {
    const bytes = readRegularFile(absolute, io.fs);
    const baseline = readBaseline(name, Buffer.from(bytes).toString('utf8'));
    if (!baseline) return { problem: `${name}: not a baseline; make one with --update-baseline` };
    return { absolute, bytes, baseline, nameOf };
  } catch (error) {
    if (!(mayBeNew && isMissing(error))) return { problem: `${name}: ${reasonOf(error)}` };
    return { absolute, bytes: null, baseline: { path: name, text: '', entries: [] }, nameOf };
  }
}

/** The files without what the baseline knows, and after them the baseline itself if it lists what is no more. */
export function withoutKnown(
  files: readonly LintedFile[],
  { baseline, nameOf }: BaselineFile,
  decide: { readonly locked: ReadonlySet<string>; readonly severityOf: SeverityOf },
): readonly LintedFile[] {
  const linted = new Set(files.map((file) => nameOf(file.path)));
  const all = files.flatMap(({ findings }) => findings);
  const { findings, stale } = compareWith(baseline, all, { ...decide, nameOf, textOf: textsOf(files), linted });
  const left = new Set(findings);
  const rest = files.map((file) => ({ ...file, findings: file.findings.filter((finding) => left.has(finding)) }));
  const { path: name, text } = baseline;
  const own = { path: name, text, kind: null, chart: null, runner: null, skipped: null, findings: stale };
  return stale.length > 0 ? [...rest, own] : rest;
}

/** Writes all findings down as known; entries about files that were not linted, but are still there, stay. Returns what the user should be told. */
export function updateBaseline(
  files: readonly LintedFile[],
  { absolute, bytes, baseline, nameOf }: BaselineFile,
  io: Io,
): string {
  const linted = new Set(files.map((file) => nameOf(file.path)));
  const kept = baseline.entries.filter(
    ({ file }) => !linted.has(file) && io.fs.existsSync(path.resolve(path.dirname(absolute), file)),
  );
  const findings = files.flatMap((file) => file.findings);
  replaceFile(absolute, baselineText(findings, { nameOf, textOf: textsOf(files) }, kept), bytes, io.fs);
  return `${baseline.path}: ${findings.length + kept.length} findings are known now`;
}

function textsOf(files: readonly LintedFile[]): TextOf {
  const texts = new Map(files.map(({ path: name, text }) => [name, text]));
  return (name) => texts.get(name);
}
