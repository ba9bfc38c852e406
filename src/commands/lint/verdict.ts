import type { CommandLine } from '../../cli/flags.ts';
import { lastOf } from '../../config/chain.ts';
import { RANK } from '../../engine/severity.ts';
import type { Finding } from '../../model/finding.ts';
import { failOnOf } from '../shared/options.ts';
import type { Read } from '../shared/version.ts';
import type { LINT_FLAGS } from './flags.ts';
import type { Judged } from './judge.ts';

/** How many warnings a run may have; undefined where no flag says so. */
export function readMaxWarnings(given: string | undefined): Read<number | undefined> {
  if (given === undefined) return { value: undefined };
  return /^\d{1,9}$/.test(given)
    ? { value: Number(given) }
    : { usage: `--max-warnings ${given}: it is a whole number, such as 10` };
}

/**
 * The findings that fail the run: those from the severity on that is asked for. Where a number of warnings is allowed, warnings fail
 * if there are more of them, and only then; a configuration's number is for the files that it counts for.
 */
export function failing(
  judged: readonly Judged[],
  flags: CommandLine<typeof LINT_FLAGS>['flags'],
  maxWarnings: number | undefined,
): ReadonlySet<Finding> {
  const failing = new Set<Finding>();
  const counted = new Map<string | undefined, { readonly most: number; readonly warnings: Finding[] }>();
  for (const { chain, file } of judged) {
    const least = RANK[failOnOf(flags, chain)];
    const limit = maxWarnings === undefined ? lastOf(chain, 'maxWarnings') : { folder: undefined, value: maxWarnings };
    const group = limit && (counted.get(limit.folder) ?? { most: limit.value, warnings: [] });
    if (limit && group) counted.set(limit.folder, group);
    for (const finding of file.findings)
      if (group && finding.severity === 'warning') group.warnings.push(finding);
      else if (RANK[finding.severity] >= least) failing.add(finding);
  }
  for (const { most, warnings } of counted.values())
    if (warnings.length > most) for (const finding of warnings) failing.add(finding);
  return failing;
}
