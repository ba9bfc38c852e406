import { defaultsFrom, nodeOf } from '../document/defaults.ts';
import { LayeredView } from '../document/view.ts';
import type { View } from '../model/release.ts';

/** A variable of the manager container, in the chart's order; `value` is where it comes from in the values. */
export interface Variable {
  readonly name: string;
  readonly value: View;
}

/**
 * What the chart puts into the manager's environment from values, later ones winning
 * (templates/_env_vars.tpl of chart 0.92.0: own variables, then envVars, extraEnv, extraEnvFrom).
 */
export function environmentOf(values: LayeredView, chart: string): readonly Variable[] {
  return [
    { name: 'CI_SERVER_URL', value: values.at('gitlabUrl') },
    { name: 'RUNNER_EXECUTOR', value: executorOf(values, chart) },
    ...values.at('envVars').items().flatMap(listed),
    ...named(values.at('extraEnv')),
    ...named(values.at('extraEnvFrom')),
  ].filter(({ value }) => value.kind !== 'absent');
}

/** The template writes `kubernetes` where nothing is given. */
function executorOf(values: LayeredView, chart: string): View {
  const given = values.at('runners.executor');
  if (given.kind !== 'absent' && given.string !== '') return given;
  const source = defaultsFrom({ kind: 'chart-default', version: chart });
  return new LayeredView([{ node: nodeOf('kubernetes'), source }], { parent: given, route: given.route });
}

/** `envVars` is a list of name and value; the template prints nothing else of an item. */
function listed(item: LayeredView): readonly Variable[] {
  const name = item.at('name').string;
  return name === undefined ? [] : [{ name, value: item.at('value') }];
}

function named(map: LayeredView): readonly Variable[] {
  return map.entries().map((value) => ({ name: String(value.key), value }));
}
