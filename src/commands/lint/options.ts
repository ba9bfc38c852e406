import { closestMatch } from 'leven';
import type { CommandLine } from '../../cli/flags.ts';
import { readVersion, type Read } from '../shared/version.ts';
import type { LINT_FLAGS } from './flags.ts';
import { isFact, parseFact, wantedFor } from '../../config/facts.ts';
import type { LintOptions } from '../../engine/lint.ts';
import { FACTS, newestChart, newestRunner } from '../../knowledge/index.ts';
import type { Facts } from '../../model/facts.ts';
import type { Severity } from '../../model/finding.ts';
import { rules } from '../../rules/index.ts';

type Flags = CommandLine<typeof LINT_FLAGS>['flags'];

/** Options of the engine, with what the user should be told about them. */
export interface LintSetup {
  readonly options: LintOptions;
  readonly notes: readonly string[];
}

/** Checks the values of lint's flags and makes the engine's options of them. */
export function readOptions(flags: Flags): Read<LintSetup> {
  const chart = readVersion('chart', flags['chart-version'], newestChart);
  const runner = readVersion('runner', flags['runner-version'], newestRunner);
  const severities = readSeverities(flags.rule ?? []);
  const facts = readFacts(flags.fact ?? []);
  if ('usage' in chart) return chart;
  if ('usage' in runner) return runner;
  if ('usage' in severities) return severities;
  if ('usage' in facts) return facts;
  const options: LintOptions = {
    ...(chart.value.version === undefined ? {} : { chart: chart.value.version }),
    ...(runner.value.version === undefined ? {} : { runner: runner.value.version }),
    facts: facts.value,
    preset: flags.preset,
    severities: severities.value,
  };
  return { value: { options, notes: [...chart.value.notes, ...runner.value.notes] } };
}

function readSeverities(given: readonly string[]): Read<Map<string, Severity | 'off'>> {
  const severities = new Map<string, Severity | 'off'>();
  for (const word of given) {
    const [id, severity] = splitPair(word);
    if (!isSeverity(severity)) return { usage: `--rule ${word}: write it as ID=off, ID=info, ID=warning or ID=error` };
    const ids = rules.map((rule) => rule.id);
    if (!ids.includes(id)) return { usage: `--rule ${word}: there is no rule ${id}${didYouMean(id, ids)}` };
    severities.set(id, severity);
  }
  return { value: severities };
}

function readFacts(given: readonly string[]): Read<Facts> {
  const facts: Record<string, unknown> = {};
  for (const word of given) {
    const [name, text] = splitPair(word);
    if (!isFact(name))
      return { usage: `--fact ${word}: there is no fact ${name}${didYouMean(name, Object.keys(FACTS))}` };
    const value = parseFact(name, text);
    if (value === undefined) return { usage: `--fact ${word}: the value of ${name} is ${wantedFor(name)}` };
    facts[name] = value;
  }
  return { value: facts };
}

/** The parts before and after the first `=`. */
function splitPair(word: string): [string, string] {
  const at = word.indexOf('=');
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}

function isSeverity(word: string): word is Severity | 'off' {
  return word === 'off' || word === 'info' || word === 'warning' || word === 'error';
}

function didYouMean(word: string, known: readonly string[]): string {
  const match =
    known.find((id) => id.startsWith(word)) ??
    closestMatch(word, [...known], { maxDistance: Math.ceil(word.length / 3) });
  return match === undefined ? '' : `; did you mean ${match}?`;
}
