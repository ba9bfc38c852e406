import { PRESETS, SEVERITIES } from '../config/configuration.ts';
import { isFact, wantedFor } from '../config/facts.ts';
import { noFact, noRule } from '../config/did-you-mean.ts';
import type { UserInput } from '../document/user-layers.ts';
import type { LintOptions as EngineOptions } from '../engine/lint.ts';
import { FACTS, type FactType, newestChart, newestRunner, readableVersion } from '../knowledge/index.ts';
import { rules } from '../rules/index.ts';
import type { Input, LintOptions, Surroundings } from './input.ts';

/** What the values and settings of an input are to Helm. */
export function userInput({ values = [], set = [] }: Input, { helm = 3 }: Surroundings): UserInput {
  return { files: values, sets: set, helm, textOfFile: () => undefined };
}

/** The versions that options ask for; throws a `RangeError` for what is none. */
export function versionsOf({ chartVersion, runnerVersion }: Surroundings): { chart?: string; runner?: string } {
  return {
    ...(chartVersion === undefined ? {} : { chart: readVersion('chartVersion', chartVersion, newestChart) }),
    ...(runnerVersion === undefined ? {} : { runner: readVersion('runnerVersion', runnerVersion, newestRunner) }),
  };
}

/** Options as the engine takes them; throws a `RangeError` for those that it does not know. */
export function engineOptions(options: LintOptions): EngineOptions {
  const { preset = 'recommended', rules: severities = {}, facts = {}, today = now() } = options;
  if (!PRESETS.includes(preset)) throw new RangeError(`preset ${preset}: there are ${PRESETS.join(', ')}`);
  for (const [id, severity] of Object.entries(severities)) {
    checkRule(id, 'rules');
    if (!SEVERITIES.includes(severity)) throw new RangeError(`rules: ${id}: there are ${SEVERITIES.join(', ')}`);
  }
  for (const [name, value] of Object.entries(facts)) checkFact(name, value);
  const { release, kubeVersion, apiVersions } = options;
  return {
    ...versionsOf(options),
    preset,
    severities: new Map(Object.entries(severities)),
    facts,
    today,
    ...(release === undefined ? {} : { release }),
    ...(kubeVersion === undefined ? {} : { kubeVersion }),
    ...(apiVersions === undefined ? {} : { apiVersions }),
  };
}

/** Throws a `RangeError` unless there is such a rule. */
export function checkRule(id: string, option: string): void {
  const known = rules.map((rule) => rule.id);
  if (!known.includes(id)) throw new RangeError(`${option}: ${noRule(id, known)}`);
}

function now(): string {
  return new Date().toISOString().slice(0, 10);
}

function readVersion(option: string, given: string, newest: string): string {
  const read = readableVersion(given, newest);
  if (!read) throw new RangeError(`${option} ${given}: not a version; write it like ${newest}`);
  return read.version;
}

function checkFact(name: string, value: unknown): void {
  if (!isFact(name)) throw new RangeError(`facts: ${noFact(name)}`);
  if (value !== undefined && !fits(value, FACTS[name].type))
    throw new RangeError(`facts: the value of ${name} is ${wantedFor(name)}`);
}

function fits(value: unknown, type: FactType): boolean {
  if (typeof type === 'object') return type.some((word) => word === value);
  if (type === 'list') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof value === (type === 'bytes' || type === 'seconds' ? 'number' : type);
}
