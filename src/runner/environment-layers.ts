import { mapOfOne } from '../document/set/map-of-one.ts';
import type { Sourced } from '../document/source.ts';
import { compareVersions, runnerKeyOfFlag, runnerKeyOfVariable, type VariableKey } from '../knowledge/index.ts';
import type { Node } from '../model/node.ts';
import type { Origin } from '../model/place.ts';
import type { View } from '../model/release.ts';
import { duration } from '../text/duration.ts';
import { unknownNode, type EnvironmentVariable, type RegisterOption } from './environment.ts';
import { layerOf } from './layer.ts';
import { variableValue } from './variable-value.ts';

/** The settings of a `[[runners]]` that `register` takes from the environment, or from its options. */
export interface EnvironmentLayers {
  /** What beats the template, the winner first. */
  readonly above: readonly Sourced[];
  /** Zero values that count where the template has none: false and 0 of settings that tell them from no value, and entries of maps. */
  readonly below: readonly Sourced[];
  /** What `register` ends at, in its words. */
  readonly refused: readonly RefusedVariable[];
}

/** A value that the runner cannot read as the type of its setting. */
interface RefusedVariable {
  readonly error: string;
  readonly type: string;
  readonly at: View | undefined;
}

/** A setting that is given outside of files. */
interface Given {
  readonly key: VariableKey;
  readonly from: EnvironmentVariable | RegisterOption;
  readonly origin: Origin;
  readonly node: Node;
}

/**
 * Reads the environment and the options as `register` does before it merges the template into them: what is not zero beats the template,
 * false, 0 and "" never do (commands/register.go, mergo without override). The last of variables with one name counts.
 */
export function environmentLayers(
  variables: readonly EnvironmentVariable[],
  version: string,
  options: readonly RegisterOption[] = [],
): EnvironmentLayers {
  const refused: RefusedVariable[] = [];
  const settings = new Map<string, readonly Given[]>();
  for (const { key, from, origin } of [...variableKeys(variables, version), ...optionKeys(options, version)]) {
    const read = nodeOf(key, from, version);
    if (typeof read === 'string') refused.push({ error: read, type: key.type, at: from.at });
    else {
      const path = key.route.join('.');
      settings.set(path, joined(settings.get(path) ?? [], { key, from, origin, node: read }, version));
    }
  }
  const all = [...settings.values()].flatMap((several) => several.toReversed());
  return {
    above: all.flatMap((given) => layers(given, false)),
    below: all.flatMap((given) => layers(given, true)),
    refused,
  };
}

type Keyed = Omit<Given, 'node'>;

function variableKeys(variables: readonly EnvironmentVariable[], version: string): readonly Keyed[] {
  return [...new Map(variables.map((variable) => [variable.name, variable])).values()].flatMap((from) => {
    const key = runnerKeyOfVariable(from.name, version);
    return key ? [{ key, from, origin: { kind: 'environment', name: from.name } as const }] : [];
  });
}

function optionKeys(options: readonly RegisterOption[], version: string): readonly Keyed[] {
  return options.flatMap((from) => {
    const key = runnerKeyOfFlag(from.flag, version);
    return key ? [{ key, from, origin: { kind: 'register' } as const }] : [];
  });
}

function nodeOf({ type, flag }: VariableKey, { value, ...from }: Given['from'], version: string): Node | string {
  if (typeof value !== 'string') return unknownNode(value);
  const read = variableValue(type, value, version);
  if ('node' in read) return read.node;
  return 'name' in from
    ? `could not parse ${value} as value for flag ${flag}: ${read.refused}`
    : `invalid value ${JSON.stringify(value)} for flag -${flag}: ${read.refused}`;
}

/** A further value adds to a list and to a map, and replaces everything else. */
function joined(before: readonly Given[], given: Given, version: string): readonly Given[] {
  const { node, key } = given;
  if (node.kind === 'map') return [...before, given];
  const [first] = before;
  const isSplit = key.type === 'strings' && compareVersions(version, '19.2') >= 0;
  if (first?.node.kind !== 'list' || node.kind !== 'list' || isSplit) return [given];
  return [{ ...given, node: { ...node, items: [...first.node.items, ...node.items] } }];
}

/** The layers of the values that are zero, or of those that are not. */
function layers({ key, from, origin, node }: Given, zero: boolean): readonly Sourced[] {
  const { route, type, keepsZero } = key;
  const layer = (value: Node): Sourced => layerOf(route, value, origin, from.at);
  if (node.kind !== 'map') return isZero(node, type) === zero && (!zero || keepsZero) ? [layer(node)] : [];
  return node.entries.flatMap((entry) =>
    isZero(entry.value, type) === zero ? [layer(mapOfOne(entry.key, entry.value))] : [],
  );
}

/** A list with an empty text in it is not empty. */
function isZero(node: Node, type: string): boolean {
  if (node.kind === 'list') return node.items.length === 0;
  if (node.kind !== 'scalar') return false;
  const { value } = node;
  if (type === 'duration') return typeof value === 'string' && duration(value) === 0;
  return value === false || value === 0 || value === '';
}
