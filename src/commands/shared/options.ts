import { RANK } from '../../engine/severity.ts';
import { type Chain, lastOf, lockedBy, type Matches, settingsFor } from '../../config/chain.ts';
import { SEVERITIES, type Settings } from '../../config/configuration.ts';
import { noFact, noRule } from '../../config/did-you-mean.ts';
import { isFact, parseFact, wantedFor } from '../../config/facts.ts';
import type { CommandLine } from '../../cli/flags.ts';
import type { LintedFile, LintOptions } from '../../engine/lint.ts';
import { newestChart, newestRunner } from '../../knowledge/index.ts';
import type { Facts } from '../../model/facts.ts';
import type { Severity } from '../../model/finding.ts';
import type { Preset } from '../../model/rule.ts';
import { rules } from '../../rules/index.ts';
import { readVersion, type Read } from './version.ts';
import type { JUDGE_FLAGS } from './flags.ts';

type Flags = CommandLine<typeof JUDGE_FLAGS>['flags'];

/** What the command line says about how to judge; it wins over every configuration. */
export interface Asked {
  readonly settings: Settings;
  readonly cluster: Pick<LintOptions, 'release' | 'kubeVersion' | 'apiVersions'>;
  /** What the user should be told about it. */
  readonly notes: readonly string[];
}

/** Checks the values of lint's flags. */
export function readFlags(flags: Flags): Read<Asked> {
  const chart = readVersion('chart', flags['chart-version'], newestChart);
  const runner = readVersion('runner', flags['runner-version'], newestRunner);
  const severities = readSeverities(flags.rule ?? []);
  const facts = readFacts(flags.fact ?? []);
  if ('usage' in chart) return chart;
  if ('usage' in runner) return runner;
  if ('usage' in severities) return severities;
  if ('usage' in facts) return facts;
  const settings: Settings = {
    ...(flags.preset === undefined ? {} : { preset: flags.preset }),
    ...(chart.value.version === undefined ? {} : { chartVersion: chart.value.version }),
    ...(runner.value.version === undefined ? {} : { runnerVersion: runner.value.version }),
    rules: severities.value,
    facts: facts.value,
  };
  return { value: { settings, cluster: clusterOf(flags), notes: [...chart.value.notes, ...runner.value.notes] } };
}

function clusterOf(flags: Flags): Asked['cluster'] {
  const { release: name, namespace, 'kube-version': kubeVersion, 'api-versions': apiVersions } = flags;
  const release = { ...(name === undefined ? {} : { name }), ...(namespace === undefined ? {} : { namespace }) };
  return {
    release,
    ...(kubeVersion === undefined ? {} : { kubeVersion }),
    ...(apiVersions === undefined ? {} : { apiVersions }),
  };
}

const DEFAULT_PRESET: Preset = 'recommended';

/** How to judge one file: the command line over its configuration. */
export function optionsFor(asked: Settings, chain: Chain, matches: Matches): LintOptions {
  const below = settingsFor(chain, matches);
  const chart = asked.chartVersion ?? below.chartVersion;
  const runner = asked.runnerVersion ?? below.runnerVersion;
  return {
    ...(chart === undefined ? {} : { chart }),
    ...(runner === undefined ? {} : { runner }),
    facts: { ...below.facts, ...asked.facts },
    preset: asked.preset ?? below.preset ?? DEFAULT_PRESET,
    severities: new Map([...below.rules, ...asked.rules]),
    locked: lockedBy(chain),
  };
}

/** The severity from which on findings fail the run. */
export function failOnOf(flags: Flags, chain: Chain): Severity {
  return flags['fail-on'] ?? lastOf(chain, 'failOn')?.value ?? 'warning';
}

/** True if a file's findings fail the run. */
export function fails({ findings }: LintedFile, flags: Flags, chain: Chain): boolean {
  const failOn = failOnOf(flags, chain);
  return findings.some(({ severity }) => RANK[severity] >= RANK[failOn]);
}

function readSeverities(given: readonly string[]): Read<Map<string, Severity | 'off'>> {
  const severities = new Map<string, Severity | 'off'>();
  const ids = rules.map(({ id }) => id);
  for (const word of given) {
    const [id, text] = splitPair(word);
    const severity = SEVERITIES.find((one) => one === text);
    if (severity === undefined) return { usage: `--rule ${word}: write it as ID=off, ID=info, ID=warning or ID=error` };
    if (!ids.includes(id)) return { usage: `--rule ${word}: ${noRule(id, ids)}` };
    severities.set(id, severity);
  }
  return { value: severities };
}

function readFacts(given: readonly string[]): Read<Facts> {
  const facts: Record<string, unknown> = {};
  for (const word of given) {
    const [name, text] = splitPair(word);
    if (!isFact(name)) return { usage: `--fact ${word}: ${noFact(name)}` };
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
