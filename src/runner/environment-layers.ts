import type { Sourced } from '../document/source.ts';
import { runnerKeyOfVariable, type VariableKey } from '../knowledge/index.ts';
import type { Node } from '../model/node.ts';
import { duration } from '../text/duration.ts';
import { unknownNode, type EnvironmentVariable } from './environment.ts';
import { layerOf } from './layer.ts';
import { variableValue } from './variable-value.ts';

/** The settings of a `[[runners]]` that `register` takes from the environment. */
export interface EnvironmentLayers {
  /** What beats the template, the winner first. */
  readonly above: readonly Sourced[];
  /** Zero values that count where the template has none: false and 0 of settings that tell them from no value, and entries of maps. */
  readonly below: readonly Sourced[];
  /** Variables that `register` ends at, with its words. */
  readonly refused: readonly { readonly name: string; readonly error: string }[];
}

/**
 * Reads the environment as `register` does before it merges the template into it: what is not zero beats the template, false, 0 and ""
 * never do (commands/register.go, mergo without override). The last of variables with one name counts.
 */
export function environmentLayers(variables: readonly EnvironmentVariable[], version: string): EnvironmentLayers {
  const above: Sourced[] = [];
  const below: Sourced[] = [];
  const refused: { name: string; error: string }[] = [];
  for (const variable of new Map(variables.map((one) => [one.name, one])).values()) {
    const key = runnerKeyOfVariable(variable.name, version);
    if (!key) continue;
    const value = valueOf(key, variable, version);
    if ('refused' in value) refused.push({ name: variable.name, error: refusal(key, variable, value.refused) });
    else if (!isZero(value.node, key.type)) above.push(layer(key, value.node, variable));
    else if (key.keepsZero || value.node.kind === 'map') below.push(layer(key, value.node, variable));
  }
  return { above, below, refused };
}

function valueOf(
  { type }: VariableKey,
  { value }: EnvironmentVariable,
  version: string,
): ReturnType<typeof variableValue> {
  if (typeof value === 'string') return variableValue(type, value, version);
  return { node: unknownNode(value) };
}

function refusal({ flag }: VariableKey, { value }: EnvironmentVariable, why: string): string {
  return `could not parse ${String(value)} as value for flag ${flag}: ${why}`;
}

/** Of a map the one entry that the variable gives; a list with an empty text in it is not empty. */
function isZero(node: Node, type: string): boolean {
  if (node.kind === 'map') return node.entries.every(({ value }) => isZero(value, type));
  if (node.kind === 'list') return node.items.length === 0;
  if (node.kind === 'unknown') return false;
  const { value } = node;
  if (type === 'duration') return typeof value === 'string' && duration(value) === 0;
  return value === false || value === 0 || value === '';
}

function layer({ route }: VariableKey, node: Node, { name, at }: EnvironmentVariable): Sourced {
  return layerOf(route, node, { kind: 'environment', name }, at);
}
