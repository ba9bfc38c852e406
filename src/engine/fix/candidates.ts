import type { Disposition, FilePatch, Fix } from '../../model/fix.ts';
import type { Finding } from '../../model/finding.ts';
import type { LintedFile } from '../lint.ts';
import { patchKey } from './compatible.ts';
import { redirected } from './into.ts';

/** A fix with all findings that it is for: several rules may ask for the same. */
export interface Candidate {
  readonly fix: Fix;
  readonly findings: readonly Finding[];
  /** Fixes of what it would bring to light, which are made with it. */
  readonly others?: readonly Candidate[];
}

/** Which fixes are wanted. */
export interface Wanted {
  readonly unsafe: boolean;
  /** Which findings are mended; all where it is left out. */
  readonly wants?: (finding: Finding) => boolean;
  /** Which findings may appear although they were not there; none where it is left out. */
  readonly accepts?: (finding: Finding) => boolean;
  /** The values file that settings are put into; without it the one that has them. */
  readonly into?: string;
}

/** The fixes that files offer, safe ones first, those of equal patches once. */
export function candidatesIn(files: readonly Pick<LintedFile, 'findings'>[], wanted: Wanted): readonly Candidate[] {
  const candidates = new Map<string, { fix: Fix; findings: Finding[] }>();
  for (const disposition of ['safe', 'unsafe'] satisfies Disposition[]) {
    if (disposition === 'unsafe' && !wanted.unsafe) continue;
    for (const finding of wantedFindings(files, wanted)) {
      const fix = fixIn(finding, wanted);
      if (fix?.disposition !== disposition) continue;
      const key = fixKey(fix);
      const same = candidates.get(key);
      if (same) same.findings.push(finding);
      else candidates.set(key, { fix, findings: [finding] });
    }
  }
  return [...candidates.values()];
}

/** The fix of a finding where it is wanted; undefined where there is none, or it cannot be made there. */
export function fixIn({ fix }: Finding, { into }: Wanted): Fix | undefined {
  return fix && into !== undefined ? redirected(fix, into) : (fix ?? undefined);
}

/** The findings that are to be mended. */
export function wantedFindings(
  files: readonly Pick<LintedFile, 'findings'>[],
  { wants = () => true }: Wanted,
): readonly Finding[] {
  return files.flatMap((file) => file.findings).filter(wants);
}

/** Fixes are the same if they do the same. */
export function fixKey({ patches }: { readonly patches: readonly FilePatch[] }): string {
  return patches.map(patchKey).join('\n');
}
