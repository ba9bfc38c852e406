import type { Problem } from '../model/problem.ts';
import { type Damage, damageProblem } from './damage.ts';
import { fileText } from './placed-text.ts';
import { refusal, type Refusal } from './refusal.ts';
import type { SetArgument, SetFlag, TextOfFile } from './set/set-argument.ts';
import { setRoot, setValues } from './set/set-values.ts';
import type { Sourced } from './source.ts';
import { syntaxProblem } from './syntax-problem.ts';
import { readValuesFile, type HelmVersion, type ValuesFile } from './values-file.ts';

/** A values file; `damage` says why its text is not what it holds. */
interface GivenFile {
  readonly path: string;
  readonly text: string;
  readonly damage?: Damage;
}

/** What a user gives to Helm on its command line. */
export interface UserInput {
  /** `-f`, in order; they are never unwrapped. */
  readonly files: readonly GivenFile[];
  /** In the order of the command line; Helm applies them flag by flag. */
  readonly sets: readonly SetArgument[];
  readonly helm: HelmVersion;
  readonly textOfFile: TextOfFile;
}

/** The user's values, which go over the defaults of the chart. */
export interface UserLayers {
  readonly is: 'layers';
  /** The winner first. */
  readonly layers: readonly Sourced[];
  /** What stands twice in the files. */
  readonly problems: readonly Problem[];
}

/** Flags in the order in which Helm applies them (pkg/cli/values/options.go, MergeValues). */
const FLAGS: readonly SetFlag[] = ['--set-json', '--set', '--set-string', '--set-file', '--set-literal'];

/** Merges what the user gives as Helm does: files in their order, then what the flags set. */
export function userLayers({ files, sets, helm, textOfFile }: UserInput): UserLayers | Refusal {
  const read = files.map((file) => ({ path: file.path, file: readGiven(file, helm) }));
  const bad = read.find(({ file }) => file.refusals.length > 0);
  if (bad) return fileRefusal(`failed to parse ${bad.path}`, bad.file.refusals);
  let layers: readonly Sourced[] = read
    .toReversed()
    .flatMap(({ file }) => file.values.map(({ root, source }) => ({ node: root, source })));
  for (const set of FLAGS.flatMap((flag) => sets.filter((one) => one.flag === flag))) {
    const next = applied(layers, set, helm, textOfFile);
    if ('error' in next) return refusal(setMessage(set, next.error), set.argument);
    layers = next;
  }
  return { is: 'layers', layers, problems: read.flatMap(({ file }) => file.problems) };
}

function readGiven({ path, text, damage }: GivenFile, helm: HelmVersion): ValuesFile {
  const file = fileText(path, text);
  if (!damage) return readValuesFile(file, helm);
  const problem = damageProblem(damage, 'values');
  return { values: [], problems: [], refusals: [syntaxProblem(problem, file.place([], problem.span))] };
}

/** The refusal of a file: its first problem speaks for all. */
export function fileRefusal(prefix: string, problems: readonly Problem[]): Refusal {
  const first = problems.find((problem) => problem.code === 'syntax');
  const message = first ? `${prefix}: ${first.message}` : prefix;
  return { is: 'refused', message, place: first?.place ?? null, argument: null, problems };
}

function applied(
  layers: readonly Sourced[],
  set: SetArgument,
  helm: HelmVersion,
  textOfFile: TextOfFile,
): readonly Sourced[] | { readonly error: string } {
  const isRoot = helm === 4 && set.flag === '--set-json' && set.argument.trimStart().startsWith('{');
  if (!isRoot) return setValues(layers, set, textOfFile);
  const root = setRoot(set.argument);
  return 'error' in root ? root : [root, ...layers];
}

/** Helm does not say what is wrong with `--set-json`. */
function setMessage({ flag, argument }: SetArgument, error: string): string {
  return flag === '--set-json' ? `failed parsing --set-json data ${argument}` : `failed parsing ${flag} data: ${error}`;
}
