import type { Texts } from '../engine/fix/attempt.ts';
import { type CorrectedFile, correctedFiles } from '../engine/fix/corrected.ts';
import { fixTexts } from '../engine/fix/fix.ts';
import { textsOf, withTexts } from '../engine/together.ts';
import type { ReportedCorrection } from '../report/documents/corrections.ts';
import type { JsonReport } from '../report/documents/report.ts';
import { reportedCorrection } from '../report/fix-json.ts';
import { VERSION } from '../report/version.ts';
import type { FixOptions, Input } from './input.ts';
import { unitsOf } from './judged.ts';
import { checkRule, engineOptions } from './options.ts';

/** A file with what was corrected in it. */
export interface FixedFile extends ReportedCorrection {
  /** The corrected text. */
  readonly text: string;
}

/** What `runner-lint fix --format json` prints, with the corrected texts. */
export interface Fixes extends Pick<JsonReport, 'version' | 'tool'> {
  readonly files: readonly FixedFile[];
}

/**
 * Corrects what `lint` finds. Each correction is proven by linting again: what it is for is gone, nothing new has come, and no other value has
 * changed; else it is `dropped` with the reason. Throws a `RangeError` for options that mean nothing.
 */
export function fix(input: Input, options: FixOptions = {}): Fixes {
  const files = fixAll(input, options).map((file) => ({
    ...reportedCorrection(file, options.redact ?? false),
    text: file.after,
  }));
  return { version: 1, tool: { name: 'runner-lint', version: VERSION }, files };
}

function fixAll(input: Input, options: FixOptions): readonly CorrectedFile[] {
  const { only, into, unsafe = false } = options;
  for (const id of only ?? []) checkRule(id, 'only');
  const wanted = {
    unsafe,
    ...(only === undefined ? {} : { wants: ({ rule }: { readonly rule: string }) => only.includes(rule) }),
    ...(into === undefined ? {} : { into }),
  };
  const judged = { ...engineOptions(options), mostFindings: Number.POSITIVE_INFINITY };
  /** What the files before have made of values that several share. */
  let texts: Texts = new Map();
  return unitsOf(input, options).flatMap(({ files: given, lint }) => {
    const files = withTexts(given, texts);
    const before = textsOf(files);
    if (into !== undefined && !before.has(into)) throw new RangeError(`into: there is no file ${into}`);
    const fixed = fixTexts(before, (now) => lint(withTexts(files, now), judged), wanted);
    texts = new Map([...texts, ...fixed.texts]);
    return correctedFiles(before, fixed);
  });
}
