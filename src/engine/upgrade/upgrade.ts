import { openFile } from '../../document/open.ts';
import { applyPatches } from '../../document/patch/index.ts';
import { laterVersion } from '../../knowledge/index.ts';
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
  const known = findingsOf(lintAs({ chart: from })(texts));
  const lint = lintAs({ chart: to, writtenFor: from });
  // Moved values first: without them other rules would see settings missing that are only not there yet. What they say of a setting
  // in its new place was as true in the old one.
  const moved = fixTexts(withPins(files, to), lint, {
    unsafe: true,
    wants: isNewBeside(known, isMove),
    accepts: ({ group }) => group !== 'syntax',
  });
  const old = [...known, ...findingsOf(lintAs({ chart: laterVersion(from, FIRST_WITH_CONFIG) })(moved.texts))];
  const wants = isNewBeside(old, isOwed);
  const isOld = isAmong(old);
  // Where more is written, more is to be told of it.
  const accepts = (finding: Finding): boolean =>
    isOld(finding) || (finding.group === 'upgrade' && finding.severity === 'info');
  const rest = fixTexts(moved.texts, lint, { unsafe: true, wants, accepts });
  return {
    texts: rest.texts,
    passes: moved.passes + rest.passes,
    applied: [...moved.applied, ...rest.applied],
    dropped: rest.dropped,
    files: rest.files.map((file) => ({ ...file, findings: file.findings.filter(wants) })),
  };
}

/** What brings settings to where the new chart and its runner read them. */
function isMove({ group, rule }: Finding): boolean {
  return group === 'upgrade' || MOVES.has(rule);
}

const MOVES = new Set([
  'ignored-rbac-keys',
  'image-as-string',
  'pod-field-in-container-context',
  'runner-image-tag-skew',
  'service-account-create-unset',
]);

/** Advice that the old chart had no use for is no part of an upgrade, unless it can be followed without harm. */
function isOwed({ group, severity, fix }: Finding): boolean {
  return group === 'upgrade' || severity !== 'info' || fix?.disposition === 'safe';
}

/** Before, runners.config is nothing to the chart, and says nothing of what values were moved into it. */
const FIRST_WITH_CONFIG = '0.23.0';

/** Those that count, and were not found before. */
function isNewBeside(known: readonly Finding[], counts: (finding: Finding) => boolean): (finding: Finding) => boolean {
  const isKnown = isAmong(known);
  return (finding) => counts(finding) && !isKnown(finding);
}

/** Tells of a finding whether the same rule spoke of the same setting. */
function isAmong(known: readonly Finding[]): (finding: Finding) => boolean {
  const places = new Set(known.map(placeKey));
  return (finding) => places.has(placeKey(finding));
}

function findingsOf(files: ReturnType<LintTexts>): readonly Finding[] {
  return files.flatMap(({ findings }) => findings);
}

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
