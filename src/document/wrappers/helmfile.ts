import type { Node, Route } from '../../model/node.ts';
import { below } from '../file-source.ts';
import { duplicatesBelow, installation, isRunnerChart, type ValuesMap } from '../installation.ts';
import { itemsAt, nodeAt, textAt } from '../nodes.ts';
import type { OpenedValues } from '../opened.ts';
import { typed, type Setting } from '../settings.ts';
import { placeAt, type WrappedDocument, type Wrapper } from './wrapper.ts';

/** helmfile: the maps in the `values` of a release, later ones over earlier ones, and `set` over all. */
export const helmfile: Wrapper = {
  kind: 'helmfile',
  fits: (root) => nodeAt(root, ['releases'])?.kind === 'list' && nodeAt(root, ['kind']) === undefined,
  open: (document) =>
    itemsAt(document.root, ['releases']).flatMap((release, index) =>
      isRunnerChart(textAt(release, ['chart'])) ? [openRelease(document, release, ['releases', index])] : [],
    ),
};

function openRelease(document: WrappedDocument, release: Node, route: Route): OpenedValues {
  const { root, source, interpolated, problems } = document;
  const list: Route = [...route, 'values'];
  const items = itemsAt(release, ['values']);
  const maps = items.flatMap((item, index): ValuesMap[] =>
    item.kind === 'map' ? [{ root: item, source: below(source, [...list, index]) }] : [],
  );
  return installation({
    values: maps.toReversed(),
    over: settings(document, release, [...route, 'set']),
    others: othersOf(release, maps.length < items.length),
    at: placeAt(source, root, [...route, 'chart']),
    version: textAt(release, ['version']),
    versionAt: placeAt(source, root, [...route, 'version']),
    interpolated,
    problems: duplicatesBelow(problems(), list),
  });
}

/** Keys of a release that bring values from other files. */
const OTHERS = ['secrets', 'valuesTemplate', 'setTemplate', 'inherit'];

function othersOf(release: Node, hasFiles: boolean): string | undefined {
  return hasFiles ? 'values' : OTHERS.find((key) => nodeAt(release, [key]) !== undefined);
}

/** `set` has a value, or else a list of values or a file, which are not looked at. */
function settings({ source }: WrappedDocument, release: Node, list: Route): readonly Setting[] {
  const found = itemsAt(release, ['set']).flatMap((item, index): Setting[] => {
    const path = textAt(item, ['name']);
    if (path === undefined) return [];
    const value = typed(nodeAt(item, ['value']) ?? unknownValue(item));
    return [{ path, value, place: source.place?.([...list, index, 'value'], value.span) }];
  });
  return found.toReversed();
}

function unknownValue({ span }: Node): Node {
  return { kind: 'unknown', span, unknown: 'template', text: '' };
}
