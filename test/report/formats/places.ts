import type { FormatName } from '../../../src/report/format.ts';
import type { JsonReport } from '../../../src/report/json.ts';

/** What a report says of one finding; what a format does not say is left out. */
export interface Said {
  readonly rule: string;
  readonly file?: string | null;
  readonly line?: number | null;
  readonly column?: number | null;
}

/** What JSON says, as far as a format can. */
export function saidInJson({ findings }: JsonReport): readonly Required<Said>[] {
  return findings.map(({ rule, file, start }) => ({
    rule,
    file,
    line: start?.line ?? null,
    column: start?.column ?? null,
  }));
}

/** Reads each format as its reader does. */
export const READERS: Readonly<Record<Exclude<FormatName, 'text' | 'json'>, (printed: string) => readonly Said[]>> = {
  compact: (printed) =>
    lines(printed).map((line) => {
      const [, place = '', rule = ''] = /^(.*?): (?:error|warning|info): .* \[([a-z0-9-]+)\]$/.exec(line) ?? [];
      return { rule, ...placeIn(place) };
    }),
  markdown: (printed) =>
    lines(printed).flatMap((line) => {
      const [, , place, rule] =
        /^- \*\*(?:error|warning|info)\*\* (`+) ?(.*?) ?\1 \[([a-z0-9-]+)\]\(https:\S+\): /.exec(line) ?? [];
      return place === undefined || rule === undefined ? [] : [{ rule, ...placeIn(place) }];
    }),
  github: (printed) =>
    lines(printed).map((line) => {
      const [, properties = ''] = /^::(?:error|warning|notice) (.*?)::/.exec(line) ?? [];
      const values = new Map(properties.split(',').map((one) => [one.slice(0, one.indexOf('=')), one]));
      const value = (name: string) => unescaped(values.get(name)?.slice(name.length + 1));
      const col = value('col');
      return {
        rule: value('title') ?? '',
        file: value('file') ?? null,
        line: numberOrNull(value('line')),
        ...(col === undefined ? {} : { column: Number(col) }),
      };
    }),
  codequality: (printed) =>
    (JSON.parse(printed) as { check_name: string; location: { path: string; lines: { begin: number } } }[]).map(
      ({ check_name, location }) => ({ rule: check_name, file: location.path, line: location.lines.begin }),
    ),
  rdjson: (printed) =>
    (JSON.parse(printed) as Rdjson).diagnostics.map(({ code, location: { path, range } }) => ({
      rule: code.value,
      file: range ? path : null,
      line: range?.start.line ?? null,
    })),
  sarif: (printed) =>
    (JSON.parse(printed) as Sarif).runs[0]!.results.map(({ ruleId, locations: [location] }) => {
      const { artifactLocation, region } = location!.physicalLocation ?? {};
      return {
        rule: ruleId,
        file: artifactLocation ? decodeURIComponent(artifactLocation.uri) : null,
        line: region?.startLine ?? null,
        column: region?.startColumn ?? null,
      };
    }),
  junit: (printed) =>
    [...printed.matchAll(/<testcase name="([a-z0-9-]+)[^>]*><failure[^>]*>([^]*?)<\/failure>/g)].map(
      ([, rule = '', text = '']) => ({ rule, ...placeIn(fromXml(text.split('\n')[0] ?? '')) }),
    ),
  html: (printed) =>
    [...printed.matchAll(/<article[^>]*\sdata-rule="([a-z0-9-]+)"[^]*?<a href="#[^>]*>([^<]*)<\/a>/g)].map(
      ([, rule = '', place = '']) => ({ rule, ...placeIn(fromXml(place)) }),
    ),
  checkstyle: (printed) =>
    [...printed.matchAll(/<file name="([^"]*)">([^]*?)<\/file>/g)].flatMap(([, name = '', errors = '']) =>
      [...errors.matchAll(/<error( [^>]*)\/>/g)].map(([, attributes = '']) => {
        const value = (key: string) => new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1];
        const line = numberOrNull(value('line'));
        return {
          rule: value('source')?.split('.').at(-1) ?? '',
          file: line === null ? null : fromXml(name),
          line,
          column: numberOrNull(value('column')),
        };
      }),
    ),
};

export interface Rdjson {
  readonly diagnostics: readonly {
    readonly code: { readonly value: string };
    readonly location: {
      readonly path: string;
      readonly range?: { readonly start: { readonly line: number; readonly column: number } };
    };
    readonly suggestions?: readonly { readonly range: Range; readonly text: string }[];
  }[];
}

interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly {
        readonly level: string;
        readonly message: { readonly text: string };
      }[];
    }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string }; readonly region?: Region };
        readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
      }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly fixes?: readonly {
        readonly artifactChanges: readonly {
          readonly artifactLocation: { readonly uri: string };
          readonly replacements: readonly {
            readonly deletedRegion: Region;
            readonly insertedContent: { readonly text: string };
          }[];
        }[];
      }[];
    }[];
  }[];
}

/** `values.yaml:31:9`; a text without numbers is a place in no file. */
function placeIn(place: string): Omit<Said, 'rule'> {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(place) ?? [];
  return file === undefined
    ? { file: null, line: null, column: null }
    : { file, line: Number(line), column: Number(column) };
}

function lines(printed: string): readonly string[] {
  return printed.split('\n').slice(0, -1);
}

function numberOrNull(value: string | undefined): number | null {
  return value === undefined ? null : Number(value);
}

function unescaped(text: string | undefined): string | undefined {
  return text === undefined ? undefined : decodeURIComponent(text);
}

export function fromXml(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
