import type { Damage } from '../document/damage.ts';
import { openDamaged, openFile } from '../document/open.ts';
import type { Opened, OpenedFile, OpenedValues } from '../document/opened.ts';
import type { Refusal } from '../document/refusal.ts';
import { unknownLayer } from '../document/settings.ts';
import { givenTo } from '../document/umbrella/index.ts';
import { type UserInput, type UserLayers, userLayers } from '../document/user-layers.ts';
import { newestRunner } from '../knowledge/index.ts';
import type { Facts } from '../model/facts.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Problem } from '../model/problem.ts';
import type { FileKind } from '../model/release.ts';
import type { Preset, Rule } from '../model/rule.ts';
import { rules } from '../rules/index.ts';
import { releasesOf } from '../runner/release.ts';
import { mayHaveDirectives } from './directives.ts';
import { limited, sorted, unique } from './order.ts';
import { runRules } from './run-rules.ts';
import { isHeard, rulesToAsk, severityBeforePreset, severityUnder } from './severity.ts';
import { suppressed } from './suppressions.ts';
import { mergeVariants } from './variants.ts';

/** A file as the input room hands it over. */
export interface SourceFile {
  /** As given, with `/`; standard input is its `--stdin-filepath` or `<stdin>`. */
  readonly path: string;
  /** Decoded text, byte order mark kept. */
  readonly text: string;
  /** Why the text is not what the file holds. `offset` is the first bad place, in UTF-16 units of `text`. */
  readonly damage?: Damage;
  /** The Chart.yaml of the folder that the file is in. */
  readonly chartYaml?: { readonly path: string; readonly text: string };
  /** Files beside it that may install what it holds values for. */
  readonly manifests?: readonly { readonly path: string; readonly text: string }[];
}

/** What a run of lint is asked for. */
export interface LintOptions {
  /** Chart version to judge as; partial versions mean the newest known of them. */
  readonly chart?: string;
  readonly runner?: string;
  /** Chart version that the values were written for, where they are carried over to another. */
  readonly writtenFor?: string;
  readonly facts: Facts;
  readonly preset: Preset;
  /** Severity by rule id, over that of the preset. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** The release that the values are for; what is not given is unknown. */
  readonly release?: { readonly name?: string; readonly namespace?: string };
  readonly kubeVersion?: string;
  /** API versions of the cluster beside the built-in ones. */
  readonly apiVersions?: readonly string[];
  /** Rules that no comment silences. */
  readonly locked?: ReadonlySet<string>;
  /** Most findings of a file that are listed, 1000 where it is left out. */
  readonly mostFindings?: number;
  /** The day of the run, `2026-11-21`, by which suppressions expire. */
  readonly today?: string;
}

/** A file with what was found in it. */
export interface LintedFile {
  readonly path: string;
  readonly text: string;
  /** null for a file that is none of our kinds. */
  readonly kind: FileKind | null;
  readonly chart: string | null;
  readonly runner: string | null;
  /** The reason why the file was not looked at, else null. */
  readonly skipped: string | null;
  /** Sorted by place, then by rule. */
  readonly findings: readonly Finding[];
}

const NONE: ReadonlySet<string> = new Set();

/** Reads a file, works out what it configures and runs the rules. Never throws on what is in the file. */
export function lintFile(file: SourceFile, options: LintOptions): LintedFile {
  const opened = open(file);
  if (opened.is === 'skipped') return skipped(file, opened.reason);
  const { findings, ...judged } = judge(file.path, opened, asking([file], options));
  return { path: file.path, text: file.text, skipped: null, ...judged, findings: heard(file, findings, options) };
}

/**
 * Lints a release that the command line puts together: what `user` gives, over `base` if there is one. The files come in that order; what is
 * said about the command line itself stands with the first.
 */
export function lintRelease(
  base: SourceFile | undefined,
  user: UserInput,
  options: LintOptions,
): readonly LintedFile[] {
  const opened = base ? open(base) : NO_VALUES;
  if (base && opened.is === 'skipped') return [skipped(base, opened.reason)];
  const files = [...(base ? [base] : []), ...user.files];
  const [first = COMMAND_LINE] = files;
  const given = userLayers(user);
  const { findings, kind, ...judged } = judge(
    first.path,
    given.is === 'refused' ? refused(given) : over(given, opened),
    asking(files, options),
  );
  const shown = files.length > 0 ? files : [COMMAND_LINE];
  return shown.map((file) => {
    const own = findings.filter(({ place }) => (place.file ?? first.path) === file.path);
    const isFile = file !== COMMAND_LINE;
    return {
      path: file.path,
      text: file.text,
      skipped: null,
      ...judged,
      kind: isFile ? kind : null,
      findings: heard(file, own, options),
    };
  });
}

/** Stands for a release of which no file is given. */
const COMMAND_LINE: SourceFile = { path: '', text: '' };
const NO_VALUES: OpenedFile = { is: 'read', kind: 'values', contents: [] };

function open(file: SourceFile): Opened {
  const { path, text, damage } = file;
  return damage ? openDamaged(path, text, damage) : openFile(path, text, file);
}

function skipped({ path, text }: SourceFile, reason: string): LintedFile {
  return { path, text, kind: null, chart: null, runner: null, skipped: reason, findings: [] };
}

/** Values of the command line over those of a file. */
function over({ layers, problems }: UserLayers, opened: Opened): Exclude<Opened, { is: 'skipped' }> {
  if (opened.is !== 'read') return opened.is === 'skipped' ? NO_VALUES : opened;
  const head = { file: null, span: { start: 0, end: 0 }, route: [] };
  const own: OpenedValues = { is: 'values', layers, head, umbrella: null, interpolated: false, problems };
  if (opened.contents.length === 0) return { ...opened, contents: [own] };
  return {
    ...opened,
    contents: opened.contents.map((content) =>
      content.is === 'config'
        ? content
        : {
            ...content,
            isPartial: false,
            layers: [...givenTo(content.umbrella, layers), ...content.layers],
            problems: [...problems, ...content.problems],
          },
    ),
  };
}

/** True for the values of a chart that has the runner chart as a sub-chart, as the Chart.yaml beside them says. */
export function isAroundRunner(file: SourceFile): boolean {
  const opened = file.chartYaml ? open(file) : NO_VALUES;
  return opened.is === 'read' && opened.kind === 'umbrella';
}

/** What Helm does not take, as the problem of values of which nothing is known. */
function refused({ message, place, argument, problems }: Refusal): OpenedFile {
  const head = place ?? {
    file: null,
    span: { start: 0, end: 0 },
    route: [],
    ...(argument === null ? {} : { argument }),
  };
  const own: Problem = { code: 'chart-refuses', place: head, message };
  const values: OpenedValues = {
    is: 'values',
    layers: [unknownLayer('')],
    head,
    umbrella: null,
    interpolated: false,
    problems: problems.length > 0 ? problems : [own],
  };
  return { is: 'read', kind: 'values', contents: [values] };
}

interface Asking extends LintOptions {
  readonly rules: readonly Rule[];
}

/** Comments may be about what the preset hides: then all rules are asked, so that none of these counts as unused. */
function asking(files: readonly SourceFile[], options: LintOptions): Asking {
  return { ...options, rules: files.some(({ text }) => mayHaveDirectives(text)) ? rules : rulesToAsk(options, rules) };
}

/** What the rules say, and what the values were taken for. */
function judge(path: string, opened: Exclude<Opened, { is: 'skipped' }>, options: Asking) {
  const { chart, runner } = options;
  const releases = releasesOf(path, opened, { ...options, chart, runner, newestRunner });
  const severityOf = severityBeforePreset(options);
  const findings = releases.flatMap((variants) =>
    mergeVariants(variants.map((release) => runRules(options.rules, release, severityOf))),
  );
  const [first] = releases[0] ?? [];
  return { findings, kind: opened.kind, chart: first?.chart ?? null, runner: first?.runner ?? null };
}

/** Most findings of one file that are reported one by one. */
export const MOST_FINDINGS = 1000;

/** The findings of a file that its comments leave, in order. */
function heard(file: SourceFile, findings: readonly Finding[], options: LintOptions): readonly Finding[] {
  const { locked = NONE, today } = options;
  const silence = { locked, severityOf: severityUnder(options), ...(today === undefined ? {} : { today }) };
  const left = suppressed(file, unique(findings), silence).filter(isHeard(options, rules));
  return limited(sorted(left), options.mostFindings ?? MOST_FINDINGS);
}
