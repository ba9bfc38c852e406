import type { Route } from '../../model/node.ts';
import type { View } from '../../model/release.ts';

/** Values that the chart sends through `tpl` (chart 0.92.0; templates/): what stands in them may read values of the user's own. */
const TEMPLATED = [
  'runners.config',
  'runners.configOverride',
  'runners.secret',
  'image',
  'podLabels',
  'deploymentLabels',
  'configMapLabels',
  'serviceAccount.annotations',
  'extraObjects',
];

/** Tells of a route whether a template in the values reads it, something below it, or the whole map around it. */
export function templatesRead(values: View): (route: Route) => boolean {
  let mentions: readonly string[] | undefined;
  return (route) => {
    mentions ??= TEMPLATED.flatMap((path) => textsBelow(values.at(path))).flatMap(mentionsIn);
    const asked = route.join('.');
    return mentions.some((read) => contains(read, asked) || contains(asked, read));
  };
}

function mentionsIn(text: string): readonly string[] {
  return [...text.matchAll(/\.Values\.([\w.]+)/g)].map((match) => match[1] ?? '');
}

function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

function textsBelow(top: View): readonly string[] {
  const texts: string[] = [];
  const open = [top];
  for (let view = open.pop(); view; view = open.pop()) {
    if (view.string?.includes('.Values.')) texts.push(view.string);
    open.push(...view.entries(), ...view.items());
  }
  return texts;
}
