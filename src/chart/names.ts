import type { HelmValue } from '../model/helm-value.ts';
import { outputText } from '../template/go/value.ts';
import type { Chart } from './chart.ts';
import { evaluated, named } from './template.ts';
import { readText } from './yaml-text.ts';
import { formatted, hasKey, isSet, orDefault, printed, quoted, stringOf, valueOf, wrongType } from './values.ts';

/** Name of the chart's objects (templates/_helpers.tpl, `fullname`). */
export function fullname(chart: Chart): string {
  return outputText(named(chart, 'fullname', () => ownFullname(chart)));
}

function ownFullname(chart: Chart): string {
  if (chart.since('0.1.45')) {
    const override = chart.at('fullnameOverride');
    if (isSet(override)) return shortened(stringOf(override));
  }
  const override = chart.at('nameOverride');
  const name = orDefault(override, chart.name);
  const release = chart.releaseName;
  if (chart.since('0.41.0')) {
    if (typeof name !== 'string') throw wrongType(override, 'string');
    if (release.startsWith(name)) return shortened(release);
  }
  return shortened(`${release}-${formatted(name)}`);
}

/** A name as the chart cuts it. */
export function shortened(name: string): string {
  return name.slice(0, 63).replace(/-$/, '');
}

/** Namespace of the chart's own objects. */
export function ownNamespace(chart: Chart): string {
  const setting = chart.since('0.79.0') ? 'namespace' : chart.before('0.53.0') ? 'runners.namespace' : undefined;
  const view = setting === undefined ? undefined : chart.at(setting);
  return view && isSet(view) ? printed(view) : chart.releaseNamespace;
}

/** Name of the ServiceAccount of the manager's pod as YAML reads it, null where none is written. */
export function serviceAccountName(chart: Chart): HelmValue {
  return chart.since('0.66.0')
    ? named(chart, 'serviceAccountName', () => ownAccountName(chart))
    : ownAccountName(chart);
}

function ownAccountName(chart: Chart): HelmValue {
  if (chart.since('0.66.0')) {
    const name = chart.at('serviceAccount.name');
    if (chart.isSet('serviceAccount.create') || isSet(name)) return quoted(orDefault(name, null)) ?? fullname(chart);
  }
  if (chart.isSet('rbac.create')) {
    const generated = chart.since('0.64.0') ? chart.at('rbac.generatedServiceAccountName') : undefined;
    if (generated && isSet(generated)) return printed(generated);
    return chart.since('0.64.0') ? fullname(chart) : readText(fullname(chart), null);
  }
  const name = chart.at('rbac.serviceAccountName');
  const quotes = chart.since('0.64.0') && chart.before('0.66.0');
  return quotes ? quoted(valueOf(name)) : readText(`"${printed(name)}"`, name);
}

/** The Secret with the runner's tokens. */
export function tokenSecret(chart: Chart): string {
  return outputText(named(chart, 'secret', () => ownTokenSecret(chart)));
}

function ownTokenSecret(chart: Chart): string {
  const secret = chart.at('runners.secret');
  if (!isSet(secret)) return fullname(chart);
  return chart.since('0.62.0') ? evaluated(chart, secret) : printed(secret);
}

/** The Secret with the keys of the cache; null where none is mounted. */
export function cacheSecret(chart: Chart): string | null {
  if (chart.since('0.53.0') && chart.before('0.53.2')) return null;
  const cache = chart.at('runners.cache');
  if (chart.before('0.55.0') && !isSet(cache)) return null;
  const name = chart.at('runners.cache.secretName');
  if (chart.since('0.53.2')) return hasKey(cache, 'secretName') ? quoted(valueOf(name)) : null;
  return isSet(name) ? printed(name) : null;
}
