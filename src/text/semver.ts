/** A version as Masterminds/semver reads it, loosely: `v1.2`, `1.2.3-rc.1+build`. */
export interface Version {
  readonly numbers: readonly [bigint, bigint, bigint];
  readonly pre: string;
  readonly build: string;
}

const maxNumber = 2n ** 64n;
const versionShape = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\dA-Za-z.-]+))?(?:\+([\dA-Za-z.-]+))?$/;

/** Reads a version; undefined for what is none. */
export function versionOf(text: string): Version | undefined {
  const found = text.length <= 256 ? versionShape.exec(text) : null;
  if (!found) return undefined;
  const [, major = '', minor = '0', patch = '0', pre = '', build = ''] = found;
  const numbers = [BigInt(major), BigInt(minor), BigInt(patch)] as const;
  if (numbers.some((number) => number >= maxNumber)) return undefined;
  const isWrong = (part: string): boolean => part === '' || /^0\d+$/.test(part);
  if (found[4] !== undefined && pre.split('.').some(isWrong)) return undefined;
  if (found[5] !== undefined && build.split('.').includes('')) return undefined;
  return { numbers, pre, build };
}

/** A version as it is written by the book. */
export function versionText({ numbers, pre, build }: Version): string {
  return numbers.join('.') + (pre && `-${pre}`) + (build && `+${build}`);
}

/**
 * Whether a version lies in a range, as Go programs of Helm's family judge it (Chart.yaml dependencies, `semverCompare`); undefined where
 * one of them is no version or no range.
 */
export function satisfies(version: string, range: string): boolean | undefined {
  const one = versionOf(version);
  const constraint = constraintOf(range);
  return one && constraint ? isWithin(one, constraint) : undefined;
}

/** One comparison of a constraint. What is left out of its version, or is an `x`, is free. */
interface Comparison {
  readonly operator: string;
  readonly version: Version;
  /** Where the free part begins: at the major (0), minor (1) or patch number (2); 3 where nothing is free. */
  readonly free: number;
}

/** A constraint: one of the groups must hold with all its comparisons. */
export type Constraint = readonly (readonly Comparison[])[];

const rangeShape = /\s*(v?[\dxX*][^\s,]*)\s+-\s+(v?[\dxX*][^\s,]*)\s*/g;
const comparisonShape =
  /\s*(=|!=|>|<|>=|=>|<=|=<|~|~>|\^)?\s*(v?([\dxX*|]+)(?:\.([\dxX*|]+))?(?:\.([\dxX*|]+))?(?:(-[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?)(?=[\s,]|$)\s*/y;

/** Reads a constraint (Masterminds/semver 3.5, constraints.go); undefined for what is none. */
export function constraintOf(text: string): Constraint | undefined {
  if (text.length > 512) return undefined;
  const groups = text.replace(rangeShape, '>= $1, <= $2 ').split('||').map(groupOf);
  if (groups.length > 32 || groups.some((group) => group === undefined)) return undefined;
  return groups.filter((group) => group !== undefined);
}

function groupOf(text: string): readonly Comparison[] | undefined {
  const group: Comparison[] = [];
  for (let at = 0; at < text.length || group.length === 0;) {
    if (group.length > 0 && text[at] === ',') at++;
    comparisonShape.lastIndex = at;
    const found = comparisonShape.exec(text);
    const comparison = found && comparisonOf(found);
    if (!comparison) return undefined;
    group.push(comparison);
    at = comparisonShape.lastIndex;
  }
  return group;
}

function comparisonOf([, operator = '', , major, minor, patch, pre = '']: RegExpExecArray): Comparison | undefined {
  const parts = [major, minor, patch];
  const firstFree = parts.findIndex((part) => part === undefined || /^[xX*]$/.test(part));
  const free = firstFree < 0 ? 3 : firstFree;
  const fixed = [...parts.slice(0, free), '0', '0', '0'].slice(0, 3).join('.');
  const version = versionOf(fixed + pre);
  return version && { operator, version, free };
}

/** True if a version satisfies a constraint; a pre-release only where its group names one. */
export function isWithin(version: Version, constraint: Constraint): boolean {
  return constraint.some((group) => {
    const allowsPre = group.some((comparison) => comparison.version.pre !== '');
    return (version.pre === '' || allowsPre) && group.every((comparison) => holds(version, comparison));
  });
}

function holds(version: Version, comparison: Comparison): boolean {
  const order = compare(version, comparison.version);
  switch (comparison.operator) {
    case '!=':
      return differs(version, comparison, order);
    case '>':
      return isGreater(version, comparison, order);
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      return isAtMost(version, comparison, order);
    case '^':
      return order >= 0 && isCompatible(version, comparison);
    case '~':
    case '~>':
      return order >= 0 && isNear(version, comparison);
    default:
      return comparison.free < 3 ? order >= 0 && isNear(version, comparison) : order === 0;
  }
}

function differs(version: Version, { version: other, free }: Comparison, order: number): boolean {
  if (free === 3) return order !== 0;
  const [major, minor] = [0, 1].map((index) => version.numbers[index] !== other.numbers[index]);
  if (major) return true;
  // A constraint of `*` alone counts as 0.0.0.
  if (free === 1) return false;
  if (minor) return true;
  if (free === 0) return version.numbers[2] !== other.numbers[2] || order !== 0;
  return version.pre !== '' || other.pre !== '' ? comparePre(version.pre, other.pre) !== 0 : false;
}

function isGreater({ numbers }: Version, { version: other, free }: Comparison, order: number): boolean {
  if (free === 3 || free === 0) return order > 0;
  if (numbers[0] !== other.numbers[0]) return numbers[0] > other.numbers[0];
  return free === 2 && numbers[1] > other.numbers[1];
}

function isAtMost({ numbers }: Version, { version: other, free }: Comparison, order: number): boolean {
  if (free === 3) return order <= 0;
  if (numbers[0] !== other.numbers[0]) return numbers[0] < other.numbers[0];
  return free === 1 || numbers[1] <= other.numbers[1];
}

/** `~`: the major and the minor number stay, if they are given. */
function isNear({ numbers }: Version, { version: other, free }: Comparison): boolean {
  if (free !== 1 && free !== 2 && other.numbers.every((number) => number === 0n)) return true;
  return numbers[0] === other.numbers[0] && (free === 1 || numbers[1] === other.numbers[1]);
}

/** `^`: the first number that is not zero stays. */
function isCompatible({ numbers }: Version, { version: other, free }: Comparison): boolean {
  const [major, minor, patch] = other.numbers;
  if (numbers[0] !== major) return false;
  if (major > 0n || free === 1) return true;
  if (numbers[1] !== minor) return false;
  return minor > 0n || free === 2 || numbers[2] === patch;
}

function compare(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const other = b.numbers[index] ?? 0n;
    if (number !== other) return number < other ? -1 : 1;
  }
  if (a.pre === '' || b.pre === '') return Number(a.pre === '') - Number(b.pre === '');
  return comparePre(a.pre, b.pre);
}

function comparePre(a: string, b: string): number {
  const [one, other] = [a.split('.'), b.split('.')];
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const order = comparePart(one[index] ?? '', other[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers by value and before words; a part that is missing comes first. */
function comparePart(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? -1 : 1;
  const [aIsNumber, bIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (aIsNumber && bIsNumber) return BigInt(a) < BigInt(b) ? -1 : 1;
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return a < b ? -1 : 1;
}
