import { openFile } from '../../document/open.ts';
import { applyPatches } from '../../document/patch/index.ts';
import type { Finding } from '../../model/finding.ts';
import { isPatchProblem, type Patch } from '../../model/patch.ts';
import type { Place } from '../../model/place.ts';
import type { LintOptions, SourceFile } from '../lint.ts';
import type { LintTexts, Texts } from '../fix/attempt.ts';
import { type Fixed, fixTexts } from '../fix/fix.ts';

/** From which chart to which. */
export interface Versions {
  readonly from: string;
  readonly to: string;
}

/** How the files of one release are linted as a version of the chart. */
export type LintAs = (options: Pick<LintOptions, 'chart' | 'writtenFor'>) => LintTexts;

/** Carries values over from one chart version to another: mends what is wrong for the new one and was not for the old one. */
export function upgradeTexts(files: readonly SourceFile[], lintAs: LintAs, { from, to }: Versions): Fixed {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const known = lintAs({ chart: from })(texts).flatMap(({ findings }) => findings);
  const wants = isNewBeside(known);
  const lint = lintAs({ chart: to, writtenFor: from });
  const wanted = { unsafe: true, accepted: known };
  // Moved values first: without them other rules would see settings missing that are only not there yet.
  const moved = fixTexts(withPins(files, to), lint, {
    ...wanted,
    wants: (finding) => wants(finding) && finding.group === 'upgrade',
  });
  const rest = fixTexts(moved.texts, lint, { ...wanted, wants });
  return {
    texts: rest.texts,
    passes: moved.passes + rest.passes,
    applied: [...moved.applied, ...rest.applied],
    dropped: rest.dropped,
    files: rest.files.map((file) => ({ ...file, findings: file.findings.filter(wants) })),
  };
}

/** Tells what was found before from what was not; a rule that spoke of runners.config before is not news in a text that has only just been written. */
function isNewBeside(known: readonly Finding[]): (finding: Finding) => boolean {
  const places = new Set(known.map(placeKey));
  const rules = new Set(known.map(({ rule }) => rule));
  return (finding) => {
    if (places.has(placeKey(finding))) return false;
    return !(rules.has(finding.rule) && (finding.absent || finding.place.innerRoute !== undefined));
  };
}

/** The same rule at the same setting. */
function placeKey({ rule, place: { file, document = 0, route, via = [], innerRoute = [] } }: Finding): string {
  return JSON.stringify([rule, file, document, route, via, innerRoute]);
}

/** The chart version that stands beside the values of a file; undefined where it is not in there, or differs from release to release. */
export function pinnedVersion(file: SourceFile): string | undefined {
  const versions = new Set(pinsOf(file).map(({ chart }) => chart));
  return versions.size === 1 ? [...versions][0] : undefined;
}

/** The texts of files with a version in place of those that are pinned in them. */
function withPins(files: readonly SourceFile[], version: string): Texts {
  return new Map(files.map((file) => [file.path, withPin(file, version)]));
}

function withPin(file: SourceFile, version: string): string {
  const patches = pinsOf(file).map(({ place }): Patch => ({ op: 'set', value: version, at: place }));
  const patched = applyPatches(file.path, file.text, patches);
  return isPatchProblem(patched) ? file.text : patched.text;
}

function pinsOf({ path, text, ...more }: SourceFile): readonly { readonly chart: string; readonly place: Place }[] {
  const opened = openFile(path, text, more);
  if (opened.is !== 'read') return [];
  return opened.contents.flatMap((content) => {
    if (content.is !== 'values' || content.chart === undefined || content.chartPlace?.file !== path) return [];
    return [{ chart: content.chart, place: content.chartPlace }];
  });
}
