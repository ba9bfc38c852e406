import { namedRoutes } from '../document/item-names.ts';
import type { Finding } from '../model/finding.ts';

/** What fingerprints of findings need to know of files. */
export interface FingerprintOptions {
  /** The text of a file by its path, for the names of items of lists; without it they have their indexes. */
  readonly textOf?: (file: string) => string | undefined;
  /** What a file is called, where that is not its path as given. */
  readonly nameOf?: (file: string) => string;
}

/**
 * A fingerprint for each finding: 16 hex digits, unique in the list, the same again after lines have moved. It stands for
 * the rule, the file and the way to the place, not for offsets or words; equal ones are counted in the order of the list.
 * Items of lists count by their names, where these tell them apart, so that it stays the same where items come or go beside them.
 */
export function fingerprints(findings: readonly Finding[], options: FingerprintOptions = {}): string[] {
  const counts = new Map<string, number>();
  return identities(findings, options).map((identity) => {
    const ordinal = counts.get(identity) ?? 0;
    counts.set(identity, ordinal + 1);
    return hash64(`${identity}#${ordinal}`);
  });
}

/** What each finding's fingerprint stands for; equal findings have equal ones. */
export function identities(findings: readonly Finding[], { textOf, nameOf }: FingerprintOptions = {}): string[] {
  const routesOf = routesIn(textOf);
  return findings.map(({ rule, place }) => {
    const { file, document = 0, innerRoute } = place;
    const [route, ...nested] = routesOf(place);
    const [via, inner] = innerRoute ? [nested.slice(0, -1), nested.at(-1)] : [nested, null];
    const name = file === null ? null : plainPath(nameOf ? nameOf(file) : file);
    return JSON.stringify([rule, name, document, route, via, inner]);
  });
}

type Routes = ReturnType<typeof namedRoutes>;

function routesIn(textOf: FingerprintOptions['textOf']): (place: Finding['place']) => ReturnType<Routes> {
  const known = new Map<string, Routes>();
  return (place) => {
    const { file, route, via = [], innerRoute } = place;
    const text = file === null ? undefined : textOf?.(file);
    if (file === null || text === undefined) return innerRoute ? [route, ...via, innerRoute] : [route, ...via];
    const routes = known.get(file) ?? namedRoutes(file, text);
    known.set(file, routes);
    return routes(place);
  };
}

/** A path as it is written on every system: with `/`, and without steps that lead nowhere. */
function plainPath(path: string): string {
  const steps: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..' && steps.at(-1) !== '') steps.pop();
    else if (step !== '.' && (step !== '' || steps.length === 0)) steps.push(step);
  }
  return steps.join('/');
}

/** Two 32-bit multiply-and-mix hashes side by side: even spread is all that is asked, no secrecy. */
function hash64(text: string): string {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return hex(mix(a ^ text.length)) + hex(mix(b ^ a));
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
