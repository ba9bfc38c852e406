import type { Route } from '../../model/node.ts';
import type { Problem } from '../../model/problem.ts';
import { below } from '../file-source.ts';
import { duplicatesBelow, type ValuesMap } from '../installation.ts';
import { mapAt, nodeAt } from '../nodes.ts';
import { textOfScalar } from '../placed-text.ts';
import { readYaml, unreadable } from '../read-yaml.ts';
import type { WrappedDocument } from './wrapper.ts';

/** Values within a document. */
export interface Inline {
  /** undefined where there are none, or they cannot be read. */
  readonly values: ValuesMap | undefined;
  readonly problems: readonly Problem[];
  readonly interpolated: boolean;
}

/** Values that are a map of the document. */
export function valuesInMap({ root, source, interpolated, problems }: WrappedDocument, route: Route): Inline {
  const map = mapAt(root, route);
  if (!map) return { values: undefined, problems: [], interpolated };
  return {
    values: { root: map, source: below(source, route) },
    problems: duplicatesBelow(problems(), route),
    interpolated,
  };
}

/** Values that are YAML in a string. `actions`: `{{…}}` in it is filled before Helm reads it. */
export function valuesInText({ root, source, interpolated }: WrappedDocument, route: Route, actions = false): Inline {
  const node = nodeAt(root, route);
  const text = node?.kind === 'scalar' ? textOfScalar(source, route, node) : undefined;
  if (!text) return { values: undefined, problems: [], interpolated };
  const yaml = readYaml(text, { actions });
  const [first] = yaml.documents;
  return {
    values: first?.root?.kind === 'map' ? { root: first.root, source: first.source } : undefined,
    problems: [...unreadable(text, yaml), ...(first?.problems() ?? [])],
    interpolated: interpolated || yaml.interpolated,
  };
}

/** True where a text cannot be read: nothing is known of the values that it would give. */
export function isBroken({ problems }: Inline): boolean {
  return problems.some(({ code }) => code === 'syntax');
}
