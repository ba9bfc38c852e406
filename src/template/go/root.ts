import type { HelmMap, HelmValue } from '../../model/helm-value.ts';
import type { Unknown } from '../../model/node.ts';
import { OpenMap } from './open-map.ts';
import { goInt, GoObject, PartialMap, Typed } from './typed.ts';
import { unknownValue } from './unknown.ts';
import { isHelmList, isHelmMap, type GoValue } from './value.ts';

/** What Helm knows of a release when it renders a chart. */
export interface RootFacts {
  /** An `OpenMap` where there may be more values than are known. */
  readonly values: HelmMap;
  readonly release: { readonly name: string | Unknown; readonly namespace: string | Unknown };
  /** `appVersion` is undefined where it is not known. */
  readonly chart: { readonly name: string; readonly version: string; readonly appVersion?: string | undefined };
  /** The file of the chart whose text is rendered, as Helm names it: `gitlab-runner/templates/configmap.yaml`. */
  readonly templateName: string;
  /** As `v1.31.0`; undefined where it is not known. */
  readonly kubeVersion?: string | undefined;
  /** Whether the cluster has an API version; undefined where it is not known. */
  readonly hasApiVersion: (version: string) => boolean | undefined;
}

/**
 * What `.` is in a template of a chart that is being installed (helm 3.22, pkg/engine/engine.go, recAllTpls). It has its own copy of
 * the values: `set` in one template is seen by the next one that is rendered with the same root.
 */
export function rootOf(facts: RootFacts): GoValue {
  const { release, templateName } = facts;
  return chartValues({
    Values: valuesOf(facts.values),
    Release: dictOf({
      Name: release.name,
      Namespace: release.namespace,
      IsUpgrade: false,
      IsInstall: true,
      Revision: goInt(1),
      Service: 'Helm',
    }),
    Chart: chartObject(facts.chart),
    Capabilities: capabilities(facts),
    Files: unknownValue,
    Subcharts: unknownValue,
    Template: chartValues({
      Name: templateName,
      BasePath: templateName.replace(/\/[^/]*$/, ''),
    }),
  });
}

function valuesOf(values: HelmMap): GoValue {
  const known = copy(values);
  return known instanceof Map ? new Typed('chartutil.Values', known) : known;
}

function chartValues(entries: Readonly<Record<string, GoValue>>): Typed {
  return new Typed('chartutil.Values', dictOf(entries));
}

function dictOf(entries: Readonly<Record<string, GoValue>>): Map<string, GoValue> {
  return new Map(Object.entries(entries));
}

function copy(value: HelmValue): GoValue {
  if (isHelmList(value)) return value.map(copy);
  if (!isHelmMap(value)) return value;
  const members = new Map<string, GoValue>();
  for (const [key, member] of value) members.set(key, copy(member));
  return value instanceof OpenMap ? new PartialMap(members) : members;
}

/** Fields of Chart.yaml (helm 3.22, pkg/chart/metadata.go). */
const chartFields =
  'Home Sources Description Keywords Maintainers Icon APIVersion Condition Tags Deprecated Annotations KubeVersion ' +
  'Dependencies Type IsRoot Metadata Validate';

function chartObject({ name, version, appVersion }: RootFacts['chart']): GoObject {
  const others = Object.fromEntries(chartFields.split(' ').map((field) => [field, unknownValue]));
  const known = { Name: name, Version: version, AppVersion: appVersion ?? unknownValue };
  return new GoObject('struct { chart.Metadata; IsRoot bool }', { ...others, ...known });
}

function capabilities({ kubeVersion, hasApiVersion }: RootFacts): GoObject {
  const apiVersions = new GoObject(
    'chartutil.VersionSet',
    {},
    {
      Has: { strings: 1, call: (version = '') => hasApiVersion(version) ?? unknownValue },
    },
  );
  return new GoObject('*chartutil.Capabilities', {
    KubeVersion: kubeVersionObject(kubeVersion),
    APIVersions: apiVersions,
    HelmVersion: unknownValue,
    Copy: unknownValue,
  });
}

function kubeVersionObject(version: string | undefined): GoValue {
  if (version === undefined) return unknownValue;
  const [, major = '', minor = ''] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  const call = (): string => version;
  const methods = { String: { strings: 0, call }, GitVersion: { strings: 0, call } };
  return new GoObject('chartutil.KubeVersion', { Version: version, Major: major, Minor: minor }, methods, version);
}
