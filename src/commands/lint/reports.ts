import path from 'node:path';
import { VERSION } from '../../report/version.ts';
import { didYouMean } from '../../config/did-you-mean.ts';
import type { LintedFile } from '../../engine/lint.ts';
import type { Finding } from '../../model/finding.ts';
import { reasonOf } from '../../input/file-system.ts';
import { wantsColors } from '../../report/colors.ts';
import {
  type FileEdits,
  type Format,
  FORMAT_NAMES,
  type FormatName,
  FORMATS_WITH_EDITS,
  type Report,
} from '../../report/format.ts';
import { buildReport, type JsonReport, jsonReport } from '../../report/json.ts';
import { wantsLinks } from '../../report/links.ts';
import { type TextStyle, textReport } from '../../report/text.ts';
import { rules } from '../../rules/index.ts';
import { putFile } from '../../write/put-file.ts';
import type { Io } from '../io.ts';
import type { Read } from '../shared/version.ts';
import type { Linted } from '../../report/effective-configs.ts';
import { rootFor } from './root.ts';

/** A format, and where its document goes. */
export interface Wanted {
  readonly format: FormatName;
  /** As given; null for standard output. */
  readonly file: string | null;
}

/** Reads `--format NAME[=FILE]`: without one the report for people goes to standard output. */
export function readFormats(given: readonly string[] = ['text']): Read<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  const taken = new Set<string | null>();
  for (const word of given) {
    const [name = '', ...rest] = word.split('=');
    const format = FORMAT_NAMES.find((one) => one === name);
    const target = rest.join('=');
    const file = rest.length === 0 || target === '-' ? null : path.normalize(target);
    if (format === undefined)
      return {
        usage: `--format ${word}: there is no format ${name}${didYouMean(name, FORMAT_NAMES) || `; there are ${FORMAT_NAMES.join(', ')}`}`,
      };
    if (target === '' && rest.length > 0) return { usage: `--format ${word}: name the file after =` };
    if (taken.has(file))
      return { usage: `--format ${word}: ${file ?? 'standard output'} takes one format; give the other one a file` };
    taken.add(file);
    wanted.push({ format, file });
  }
  return { value: wanted };
}

/** What the reports are about. */
export interface Found {
  readonly files: readonly LintedFile[];
  /** What kept files from being checked. */
  readonly trouble: readonly string[];
  readonly linted: readonly Linted[];
  /** Paths of the files that were read. */
  readonly reads: ReadonlySet<string>;
}

/** The flags that say how reports look. */
interface Look {
  readonly color?: boolean;
  readonly quiet?: boolean;
  /** Findings are counted in place of listed, in the text format. */
  readonly summary?: boolean;
}

/** Prints and writes the reports. Returns what could not be written, and why. */
export async function report(wanted: readonly Wanted[], found: Found, look: Look, io: Io): Promise<readonly string[]> {
  const problems: string[] = [];
  const reportAs = reportsOn(found, io);
  for (const { format: name, file } of wanted) {
    const format = await load(name, look);
    const editsFor = FORMATS_WITH_EDITS.has(name) ? await loadEdits(found.files) : () => undefined;
    const text = format(reportAs(styleFor(file, look.color, io), editsFor));
    const problem = file === null ? print(text, io) : write(file, text, found.reads, io);
    if (problem !== undefined) problems.push(`--format ${name}=${file}: ${problem}`);
  }
  return problems;
}

async function load(name: FormatName, { summary, quiet }: Look): Promise<Format> {
  if (name === 'text' && summary) return (await import('../../report/other-formats.ts')).ruleTable;
  if (name === 'text') return ({ files, style }) => (quiet && files.every(isClean) ? '' : textReport(files, style));
  if (name === 'json') return ({ data }) => jsonReport(data);
  return (await import('../../report/other-formats.ts')).OTHER_FORMATS[name];
}

function isClean({ findings }: LintedFile): boolean {
  return findings.length === 0;
}

async function loadEdits(files: readonly LintedFile[]): Promise<Report['editsFor']> {
  const { editsOf } = await import('../corrections.ts');
  const texts = new Map(files.map(({ path: name, text }) => [name, text]));
  return ({ fix }: Finding): FileEdits | undefined => (fix ? editsOf(fix, texts) : undefined);
}

/** The reports of a run share what they are made from; it is made when it is first asked for. */
function reportsOn({ files, trouble, linted }: Found, io: Io) {
  let root: string | undefined;
  let data: JsonReport | undefined;
  const fromRoot = (name: string): string => {
    root ??= rootFor(io);
    const steps = path.relative(root, path.resolve(io.cwd, name)).split(path.sep);
    return name === '' || steps[0] === '..' ? name : steps.join('/');
  };
  return (style: TextStyle, editsFor: Report['editsFor']): Report => ({
    files,
    linted,
    style,
    rules,
    trouble,
    fromRoot,
    editsFor,
    get data() {
      return (data ??= buildReport(files, VERSION));
    },
  });
}

function styleFor(file: string | null, color: boolean | undefined, { env, stdout }: Io): TextStyle {
  if (file !== null) return { colors: color ?? false, columns: undefined };
  const colors = wantsColors(color, env, stdout.isTTY);
  return { colors, columns: stdout.columns, links: wantsLinks(colors, env, stdout.isTTY) };
}

function print(text: string, io: Io): undefined {
  io.stdout.write(text);
}

/** A report replaces an older one, but never a file that was read: one that was checked, a layer, a configuration, a baseline. */
function write(name: string, text: string, reads: ReadonlySet<string>, io: Io): string | undefined {
  const absolute = path.resolve(io.cwd, name);
  const own = realPath(absolute, io);
  if ([...reads].some((file) => realPath(file, io) === own)) return 'this run reads that file';
  try {
    io.uninterrupted(() => putFile(absolute, text, io.fs));
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function realPath(file: string, { fs }: Io): string {
  return fs.existsSync(file) ? fs.realpathSync(file) : file;
}
