import { type CorrectedFile, correctedFiles } from '../engine/fix/corrected.ts';
import { fixTexts } from '../engine/fix/fix.ts';
import { lintFile, type LintedFile, type LintOptions, type SourceFile } from '../engine/lint.ts';
import type { Facts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { FilePatch } from '../model/fix.ts';
import { rules } from '../rules/index.ts';
import type { Answers } from './answers.ts';
import { factsOf } from './facts.ts';
import type { Given } from './given.ts';

/** An existing file with all corrections, also those that should be looked at; what is added says why. Everything else of it stays. */
export function correctedFrom(file: SourceFile, answers: Answers, given: Given): CorrectedFile | undefined {
  const options: LintOptions = {
    facts: saidFacts(answers, given),
    preset: 'strict',
    severities: new Map(),
    chart: answers.chartVersion,
    ...(given['releaseNamespace'] === undefined ? {} : { release: { namespace: answers.releaseNamespace } }),
  };
  const texts = new Map([[file.path, file.text]]);
  const lint = (now: ReadonlyMap<string, string>): readonly LintedFile[] => [
    withReasons(lintFile({ ...file, text: now.get(file.path) ?? '' }, options)),
  ];
  return correctedFiles(texts, fixTexts(texts, lint, { unsafe: true }))[0];
}

/** Which answer tells a fact; of what was not answered a file of somebody else may say otherwise. */
const TOLD_BY: Readonly<Partial<Record<keyof Facts, readonly (keyof Answers)[]>>> = {
  'gitlab.privateCa': ['privateCa', 'caSecret'],
  'gitlab.caSecret': ['caSecret'],
  'network.podMtu': ['mtu'],
  'registry.mirror': ['registryMirror'],
  'cluster.arch': ['arch'],
  'cluster.os': ['os'],
  autoscaler: ['autoscaler'],
  'jobs.useCache': ['cache'],
};

function saidFacts(answers: Answers, given: Given): Facts {
  const isSaid = (fact: string): boolean =>
    TOLD_BY[fact as keyof Facts]?.some((answer) => Object.hasOwn(given, answer)) ?? false;
  return Object.fromEntries(Object.entries(factsOf(answers)).filter(([fact]) => isSaid(fact)));
}

/** The same findings, whose corrections write a comment above what they add. */
function withReasons(file: LintedFile): LintedFile {
  return { ...file, findings: file.findings.map(withReason) };
}

function withReason(finding: Finding): Finding {
  if (!finding.fix) return finding;
  const what = rules.find(({ id }) => id === finding.rule)?.docs.what ?? finding.rule;
  const patches = finding.fix.patches.map((patch) => commented(patch, `${finding.rule}: ${what}`));
  return { ...finding, fix: { ...finding.fix, patches } };
}

function commented(patch: FilePatch, comment: string): FilePatch {
  return patch.op === 'set' || patch.op === 'insert' ? { ...patch, comments: [comment] } : patch;
}
