import type { Variable } from '../chart/environment.ts';
import { mapOfOne } from '../document/set/map-of-one.ts';
import { findLast, neverOpen, type Sourced } from '../document/source.ts';
import { runnerKeyOfVariable } from '../knowledge/index.ts';
import type { Node, Route, Scalar, ScalarNode, Unknown } from '../model/node.ts';
import type { View } from '../model/release.ts';

const NOWHERE = { start: 0, end: 0 };

/**
 * The settings of a `[[runners]]` that `register` takes from the environment, the winner first. Only what is not zero counts:
 * false, 0 and "" never beat the template (commands/register.go, mergo without override).
 */
export function environmentLayers(variables: readonly Variable[]): readonly Sourced[] {
  const last = new Map(variables.map((variable) => [variable.name, variable.value]));
  return [...last].flatMap(([name, value]) => {
    const key = runnerKeyOfVariable(name);
    const node = key && settingOf(key.type, value);
    return key && node ? [layer(key.route, node, name, value)] : [];
  });
}

function settingOf(type: string, view: View): Node | undefined {
  const { value, kind } = view;
  if (kind === 'map' || isUnknown(value))
    return { kind: 'unknown', span: NOWHERE, unknown: 'secret', text: isUnknown(value) ? value.text : '' };
  if (value === undefined || value === null) return undefined;
  const scalar = parsed(type, String(value));
  return scalar && isZero(scalar.value) ? undefined : scalar && inShapeOf(type, scalar);
}

function isUnknown(value: Scalar | Unknown | undefined): value is Unknown {
  return typeof value === 'object' && value !== null;
}

/** A set but empty boolean variable means true (the runner's flag library). */
function parsed(type: string, text: string): ScalarNode | undefined {
  const make = (kind: ScalarNode['type'], value: Scalar): ScalarNode => ({
    kind: 'scalar',
    span: NOWHERE,
    type: kind,
    value,
    style: 'plain',
  });
  if (type === 'boolean') return make('boolean', /^(?:|1|t|T|true|TRUE|True)$/.test(text));
  if (type === 'integer') return /^[-+]?\d+$/.test(text) ? make('integer', Number(text)) : undefined;
  return type.startsWith('map') ? undefined : make('string', text);
}

/** A list variable gives one element; commas are not split. */
function inShapeOf(type: string, scalar: ScalarNode): Node {
  return type.endsWith('[]') && !type.includes('|')
    ? { kind: 'list', span: NOWHERE, style: 'flow', items: [scalar] }
    : scalar;
}

function isZero(value: Scalar): boolean {
  return value === false || value === 0 || value === '' || value === null;
}

function layer(route: Route, leaf: Node, name: string, view: View): Sourced {
  const root = route.reduceRight<Node>((value, step) => mapOfOne(String(step), value), leaf);
  const source = {
    origin: { kind: 'environment', name } as const,
    find: findLast,
    isOpen: neverOpen,
    place: view.written ? () => view.place : undefined,
  };
  return { node: root, source };
}
