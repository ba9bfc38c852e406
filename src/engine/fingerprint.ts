import type { Finding } from '../model/finding.ts';

/**
 * A fingerprint for each finding: 16 hex digits, unique in the list, the same again after lines have moved. It stands for
 * the rule, the file and the way to the place, not for offsets or words; equal ones are counted in the order of the list.
 * `nameOf` says what a file is called, where that is not its path as given.
 */
export function fingerprints(findings: readonly Finding[], nameOf = (file: string): string => file): string[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, place }) => {
    const { file, document = 0, route, via = [], innerRoute = null } = place;
    const name = file === null ? null : nameOf(file);
    const identity = JSON.stringify([rule, name, document, route, via, innerRoute]);
    const ordinal = counts.get(identity) ?? 0;
    counts.set(identity, ordinal + 1);
    return hash64(`${identity}#${ordinal}`);
  });
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
