import type { Position } from '../../text/line-index.ts';
import type { Report } from '../format.ts';
import type { ReportedFinding } from '../json.ts';
import { escapeInJson, printable, wellFormed } from '../printable.ts';
import { HOME_PAGE } from './home-page.ts';
import { listed, type Listed } from './listed.ts';
import { type Replacements, replacementsIn } from './replacements.ts';
import { LEVELS, reportingDescriptor } from './sarif-rules.ts';

/** What results refer to by number, and how they name files. */
interface Run {
  readonly rules: ReadonlyMap<string, number>;
  readonly artifacts: ReadonlyMap<string, number>;
  readonly fromRoot: (path: string) => string;
  readonly replacements: (one: Listed) => readonly Replacements[] | undefined;
}

const ROOT = '%SRCROOT%';

/** SARIF 2.1.0, as GitHub code scanning, GitLab and editors read it. */
export function sarifReport(report: Report): string {
  const found = listed(report);
  const ids = new Set(found.map(({ reported }) => reported.rule));
  const rules = report.rules.filter(({ id }) => ids.has(id));
  const run: Run = {
    rules: numbered(rules.map(({ id }) => id)),
    artifacts: numbered(report.data.files.map(({ path }) => path)),
    fromRoot: report.fromRoot,
    replacements: replacementsIn(report),
  };
  const { name, version } = report.data.tool;
  const document = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, informationUri: HOME_PAGE, rules: rules.map(reportingDescriptor) } },
        invocations: [invocationOf(report, run)],
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        artifacts: report.data.files.map((file) => artifactOf(file, run)),
        results: found.map((one) => resultOf(one, run)),
      },
    ],
  };
  return `${escapeInJson(JSON.stringify(document, null, 2))}\n`;
}

function numbered(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}

function invocationOf({ data, trouble }: Report, run: Run): object {
  const skipped = data.files.flatMap(({ path, skipped: reason }) =>
    reason === null
      ? []
      : [
          {
            level: 'note',
            message: { text: message(`Not checked: ${reason}`) },
            locations: [locationOf({ path }, run)],
          },
        ],
  );
  const failed = trouble.map((text) => ({ level: 'error', message: { text: message(text) } }));
  return {
    executionSuccessful: trouble.length === 0,
    toolExecutionNotifications: [...skipped, ...failed],
  };
}

function artifactOf({ path, kind, chart, runner }: Report['data']['files'][number], run: Run): object {
  const { index: _, ...location } = artifactLocation(path, run);
  return { location, roles: ['analysisTarget'], properties: { kind, chart, runner } };
}

function resultOf(one: Listed, run: Run): object {
  const { reported } = one;
  const { rule, severity, fingerprint, related, group, confidence, file } = reported;
  const files = run.replacements(one);
  return {
    ruleId: rule,
    ruleIndex: run.rules.get(rule) ?? -1,
    level: LEVELS[severity],
    message: { text: message(`${reported.message} ${reported.remedy}`) },
    locations: [file === null ? argumentOf(reported) : locationOf({ ...reported, path: file }, run)],
    partialFingerprints: { 'runnerLint/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1` },
    ...(related.length > 0
      ? { relatedLocations: related.map((other, id) => ({ id, ...relatedLocation(other, run) })) }
      : {}),
    ...(files ? { fixes: [fixOf(reported, files, run)] } : {}),
    properties: { group, confidence },
  };
}

/** An argument of the command line is in no file: it is a logical place. */
function argumentOf({ text }: Pick<ReportedFinding, 'text'>): object {
  return { logicalLocations: [{ fullyQualifiedName: printable(text ?? 'command line'), kind: 'parameter' }] };
}

function relatedLocation(other: ReportedFinding['related'][number], run: Run): object {
  const text = { message: { text: message(other.message) } };
  return other.file === null ? text : { ...locationOf({ ...other, path: other.file }, run), ...text };
}

function fixOf({ fix }: ReportedFinding, files: readonly Replacements[], run: Run): object {
  return {
    description: { text: message(fix?.title ?? '') },
    artifactChanges: files.map(({ file, replacements }) => ({
      artifactLocation: artifactLocation(file, run),
      replacements: replacements.map(({ start, end, text }) => ({
        deletedRegion: regionOf(start, end),
        insertedContent: { text: wellFormed(text) },
      })),
    })),
  };
}

interface Place {
  readonly path: string;
  readonly start?: Position | null;
  readonly end?: Position | null;
  readonly text?: string | null;
}

function locationOf({ path, start, end, text }: Place, run: Run): { readonly physicalLocation: object } {
  const snippet = typeof text === 'string' ? { snippet: { text: wellFormed(text) } } : {};
  const region = start && end ? { region: { ...regionOf(start, end), ...snippet } } : {};
  return { physicalLocation: { artifactLocation: artifactLocation(path, run), ...region } };
}

function regionOf(start: Position, end: Position): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A file as a reference from the root of the repository; one outside by its whole path. */
function artifactLocation(path: string, { artifacts, fromRoot }: Run): Readonly<Record<string, string | number>> {
  const steps = wellFormed(fromRoot(path)).split('/').map(encodeURIComponent).join('/');
  const index = artifacts.get(path);
  const place = steps.startsWith('/') ? { uri: `file://${steps}` } : { uri: steps, uriBaseId: ROOT };
  return { ...place, ...(index === undefined ? {} : { index }) };
}

/** Text that shows as it is: SARIF would make a link of `[text](target)`. */
function message(text: string): string {
  return printable(text).replaceAll('](', '] (');
}
