import type { LayeredView } from '../document/view.ts';
import type { Chart } from './chart.ts';
import { flag, type RegisterFlag } from './register-flag.ts';
import { equals, field, isSet, printed, ranged } from './values.ts';
import { checkInBlock } from './yaml-text.ts';

/** Arguments of `register` that charts before 0.53.0 made of lists and maps below `runners`, in the script's order. */
export function legacyFlags(chart: Chart): readonly RegisterFlag[] {
  return [
    ...each(chart, 'imagePullSecrets', 'kubernetes-image-pull-secrets'),
    ...(chart.since('0.1.45') ? pairs(chart, 'nodeSelector', 'kubernetes-node-selector', ':') : []),
    ...(chart.since('0.17.0') ? tolerations(chart) : []),
    ...(chart.since('0.4.0') ? pairs(chart, 'podLabels', 'kubernetes-pod-labels', ':') : []),
    ...(chart.since('0.4.0') ? pairs(chart, 'podAnnotations', 'kubernetes-pod-annotations', ':') : []),
    ...(chart.since('0.3.0') ? pairs(chart, 'env', 'env', '=') : []),
    ...(chart.since('0.18.0') ? supplementalGroups(chart) : []),
  ];
}

function each(chart: Chart, key: string, name: string): readonly RegisterFlag[] {
  return ranged(chart.at(`runners.${key}`)).map(([, item]) => flag(name, () => printed(item), item));
}

function pairs(chart: Chart, key: string, name: string, sign: string): readonly RegisterFlag[] {
  return ranged(chart.at(`runners.${key}`)).map(([left, right]) =>
    flag(name, () => `${left}${sign}${printed(right)}`, right),
  );
}

/** A toleration is `key=value:effect`, or `key:effect` for other operators than Equal. */
function tolerations(chart: Chart): readonly RegisterFlag[] {
  return ranged(chart.at('runners.nodeTolerations')).map(([, item]) =>
    flag('kubernetes-node-tolerations', () => toleration(item), item),
  );
}

function toleration(item: LayeredView): string {
  const key = printed(field(item, 'key'));
  const operator = field(item, 'operator');
  const value = field(item, 'value');
  const hasValue = !isSet(operator) || equals(operator, 'Equal');
  const text = hasValue ? `${key}=${isSet(value) ? printed(value) : ''}` : key;
  checkInBlock(text, item);
  return `${text}:${printed(field(item, 'effect'))}`;
}

function supplementalGroups(chart: Chart): readonly RegisterFlag[] {
  if (!chart.isSet('runners.pod_security_context')) return [];
  const groups = chart.at('runners.pod_security_context.supplemental_groups');
  return isSet(groups)
    ? each(chart, 'pod_security_context.supplemental_groups', 'kubernetes-pod-security-context-supplemental-groups')
    : [];
}
