import type { Facts } from '../model/facts.ts';
import type { Severity } from '../model/finding.ts';
import type { Entry } from '../model/node.ts';
import { parseYaml } from '../yaml/index.ts';
import { type Configuration, type ConfigProblem, NO_CONFIGURATION, PRESETS, SEVERITIES } from './configuration.ts';
import { noFact, noRule } from './did-you-mean.ts';
import { factOf, isFact, wantedFor } from './facts.ts';
import {
  collector,
  count,
  entriesOf,
  listOf,
  oneOf,
  oneOrMore,
  type Read,
  record,
  type Tell,
  text,
  version,
} from './reader.ts';

/** A configuration file as it was read, with what is wrong with it. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigProblem[];
}

/** Reads the text of a `.runner-lint.yaml`. `ruleIds` are the rules that there are. Never throws. */
export function readConfiguration(source: string, ruleIds: readonly string[]): ReadConfiguration {
  const { documents, problems: syntax } = parseYaml(source);
  const problems: ConfigProblem[] = syntax.map(({ span, message }) => ({ span, message }));
  const root = documents[0]?.root;
  if (!root || problems.length > 0) return { configuration: NO_CONFIGURATION, problems };
  const tell = collector(problems);
  return { configuration: { ...NO_CONFIGURATION, ...readerOf(ruleIds)(root, tell) }, problems };
}

function readerOf(ruleIds: readonly string[]): Read<Partial<Configuration>> {
  const settings = {
    preset: oneOf(PRESETS),
    rules: severities(ruleIds),
    facts,
    chartVersion: version,
    runnerVersion: version,
  };
  return record<Configuration>({
    ...settings,
    extends: oneOrMore(text),
    locked: listOf((node, tell) => {
      const id = text(node, tell);
      return id === undefined || known(id, node, ruleIds, tell) ? id : undefined;
    }),
    overrides: listOf((node, tell) => {
      const { files, ...rest } =
        record<Configuration['overrides'][number]>({ ...settings, files: listOf(text) })(node, tell) ?? {};
      if (files === undefined) tell(node, 'an override needs "files"');
      return { rules: new Map(), facts: {}, ...rest, files: files ?? [] };
    }),
    releases: listOf(release),
    ignore: listOf(text),
    failOn: oneOf(['info', 'warning', 'error']),
    maxWarnings: count,
    baseline: text,
  });
}

const release: Read<Configuration['releases'][number]> = (node, tell) => {
  const { name, values, ...rest } =
    record<Configuration['releases'][number]>({
      name: text,
      namespace: text,
      values: listOf(text),
      set: listOf(text),
      chartVersion: version,
    })(node, tell) ?? {};
  if (name === undefined) tell(node, 'a release needs a "name"');
  if (values === undefined) tell(node, 'a release needs "values": the files that it is made of');
  return { set: [], ...rest, name: name ?? '', values: values ?? [] };
};

function severities(ruleIds: readonly string[]): Read<ReadonlyMap<string, Severity | 'off'>> {
  const entries = entriesOf((entry, tell) => {
    const severity = oneOf(SEVERITIES)(entry.value, tell);
    return known(entry.name, entry, ruleIds, tell) && severity ? ([entry.name, severity] as const) : undefined;
  });
  return (node, tell) => new Map(entries(node, tell));
}

function known(id: string, at: Parameters<Tell>[0], ruleIds: readonly string[], tell: Tell): boolean {
  if (ruleIds.includes(id)) return true;
  tell(at, noRule(id, ruleIds));
  return false;
}

const facts: Read<Facts> = (node, tell) => Object.fromEntries(entriesOf(fact)(node, tell) ?? []);

function fact({ name, value, ...entry }: Entry, tell: Tell): readonly [string, unknown] | undefined {
  if (!isFact(name)) {
    tell({ ...entry, name, value }, noFact(name));
    return undefined;
  }
  const declared = factOf(name, value);
  if (declared === undefined) tell(value, `the value of ${name} is ${wantedFor(name)}`);
  return declared === undefined ? undefined : [name, declared];
}
