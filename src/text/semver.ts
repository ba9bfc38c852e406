/** A version in three numbers; `pre` is the part behind a hyphen, empty for a release. */
interface Version {
  readonly numbers: readonly [number, number, number];
  readonly pre: string;
}

/** One comparison of a range. Of the version the first `given` numbers are written, the rest are zeros; `*` counts as none. */
interface Comparator extends Version {
  readonly operator: string;
  readonly given: 0 | 1 | 2 | 3;
}

const MAX_LENGTH = 512;
const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const BUILD = `(?:\\+${IDENTIFIERS})?`;
const VERSION = new RegExp(`^v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:-(${IDENTIFIERS}))?${BUILD}$`);
const NUMBER = '(\\d+|[xX*])';
const COMPARATOR = new RegExp(
  `\\s*(=>|>=|=<|<=|!=|~>|[=<>~^])?\\s*(v?${NUMBER}(?:\\.${NUMBER})?(?:\\.${NUMBER})?(?:-(${IDENTIFIERS}))?${BUILD})(?=[\\s,]|$)`,
  'y',
);
const BETWEEN = /\s+-\s+(?=[v\d*xX])/;

/**
 * Whether a version lies in a range, as Go programs of Helm's family judge it (Masterminds/semver 3: Chart.yaml dependencies,
 * `semverCompare`); undefined where one of them is no version or no range.
 */
export function satisfies(version: string, range: string): boolean | undefined {
  const one = parseVersion(version);
  const groups = range.length > MAX_LENGTH ? [undefined] : range.split('||').map(parseGroup);
  if (!one || groups.includes(undefined)) return undefined;
  return groups.some((group = []) => {
    const wantsPre = group.some(({ pre }) => pre !== '');
    return (one.pre === '' || wantsPre) && group.every((comparator) => holds(one, comparator));
  });
}

/** Missing numbers are zero; of the identifiers behind the hyphen no number may begin with a zero. */
function parseVersion(text: string): Version | undefined {
  const match = text.length > MAX_LENGTH ? null : VERSION.exec(text);
  if (!match) return undefined;
  const [, major = '0', minor = '0', patch = '0', pre = ''] = match;
  const identifiers = pre === '' ? [] : pre.split('.');
  if (identifiers.some((part) => /^0\d+$/.test(part))) return undefined;
  return { numbers: [Number(major), Number(minor), Number(patch)], pre };
}

/** Comparisons that must all hold, with spaces or commas between them; a hyphen between spaces stands for two. */
function parseGroup(text: string): readonly Comparator[] | undefined {
  const ends = text.split(BETWEEN);
  const written = ends.length === 2 ? `>=${ends[0] ?? ''}, <=${ends[1] ?? ''}` : text;
  const found: Comparator[] = [];
  const regex = new RegExp(COMPARATOR);
  for (let at = 0; ; at = regex.lastIndex + (/^\s*,/.exec(written.slice(regex.lastIndex))?.[0].length ?? 0)) {
    if (found.length > 0 && at === regex.lastIndex && written.slice(at).trim() === '') return found;
    regex.lastIndex = at;
    const comparator = comparatorOf(regex.exec(written));
    if (!comparator) return undefined;
    found.push(comparator);
  }
}

function comparatorOf(match: RegExpExecArray | null): Comparator | undefined {
  if (!match) return undefined;
  const [, operator = '', , major, minor, patch, pre = ''] = match;
  const numbers = [major, minor, patch];
  const open = numbers.findIndex((number) => number === undefined || /[xX*]/.test(number));
  const given = ([0, 1, 2] as const).find((count) => count === open) ?? 3;
  const version = parseVersion(
    [0, 1, 2].map((index) => (index < given ? numbers[index] : '0')).join('.') + (pre === '' ? '' : `-${pre}`),
  );
  return version && { ...version, operator, given };
}

function holds(version: Version, wanted: Comparator): boolean {
  const order = compare(version, wanted);
  switch (wanted.operator) {
    case '':
    case '=':
      return wanted.given === 3 ? order === 0 : isNear(version, wanted);
    case '!=':
      return isOther(version, wanted);
    case '>':
      return isAbove(version, wanted);
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      return isUpTo(version, wanted);
    case '^':
      return order >= 0 && isCompatible(version, wanted);
    default:
      return isNear(version, wanted);
  }
}

/** `~1.2.3`: no lower, with the same numbers but the last; `~0.0.0` and `*` are everything. */
function isNear(version: Version, wanted: Comparator): boolean {
  if (compare(version, wanted) < 0) return false;
  const isAny = wanted.given === 0 || (wanted.given === 3 && wanted.numbers.every((number) => number === 0));
  return isAny || sameNumbers(version, wanted, wanted.given === 1 ? 1 : 2);
}

/** `^0.2.3`: no change of the first number that is not zero. */
function isCompatible(version: Version, { numbers, given, pre }: Comparator): boolean {
  const [major, minor] = numbers;
  const wanted = { numbers, pre };
  if (major > 0 || given === 1) return sameNumbers(version, wanted, 1);
  return sameNumbers(version, wanted, minor > 0 || given === 2 ? 2 : 3);
}

function isOther(version: Version, wanted: Comparator): boolean {
  if (wanted.given === 0 || wanted.given === 3) return compare(version, wanted) !== 0;
  if (!sameNumbers(version, wanted, wanted.given)) return true;
  return wanted.given === 2 && comparePre(version.pre, wanted.pre) !== 0;
}

/** `>11` begins with 12, `>11.1` with 11.2. */
function isAbove(version: Version, wanted: Comparator): boolean {
  if (wanted.given === 0 || wanted.given === 3) return compare(version, wanted) > 0;
  return compareNumbers(version, wanted, wanted.given) > 0;
}

/** `<=11` ends before 12, `<=11.1` before 11.2. */
function isUpTo(version: Version, wanted: Comparator): boolean {
  if (wanted.given === 3) return compare(version, wanted) <= 0;
  return compareNumbers(version, wanted, wanted.given === 1 ? 1 : 2) <= 0;
}

function sameNumbers(a: Version, b: Version, count: number): boolean {
  return compareNumbers(a, b, count) === 0;
}

function compareNumbers(a: Version, b: Version, count: number): number {
  const at = a.numbers.slice(0, count).findIndex((number, index) => number !== b.numbers[index]);
  return at < 0 ? 0 : (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
}

function compare(a: Version, b: Version): number {
  return compareNumbers(a, b, 3) || comparePre(a.pre, b.pre);
}

/** A release is above its pre-releases; of identifiers numbers are below words, fewer below more. */
function comparePre(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  const [left, right] = [a.split('.'), b.split('.')];
  const at = Array.from({ length: Math.max(left.length, right.length) }, (_, index) => index).find(
    (index) => left[index] !== right[index],
  );
  return compareIdentifiers(left[at ?? 0], right[at ?? 0]);
}

function compareIdentifiers(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  if (isNumber) return Number(a) - Number(b);
  return a < b ? -1 : 1;
}
