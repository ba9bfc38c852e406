import assert from 'node:assert/strict';
import { renderChart, type ChartEffect, type Part } from '../../src/chart/effect.ts';
import type { ChartInput } from '../../src/chart/chart.ts';
import { chartLayer } from '../../src/document/defaults.ts';
import { fileText } from '../../src/document/placed-text.ts';
import { readYaml } from '../../src/document/read-yaml.ts';
import { unknownLayer } from '../../src/document/settings.ts';
import { LayeredView } from '../../src/document/view.ts';
import type { HelmValue } from '../../src/model/helm-value.ts';

/** What is different from a release `r` in the namespace `ci`. */
export type Others = Partial<ChartInput> & { readonly elsewhere?: true };

/** The chart of a version with the values of one file. */
export function rendered(yaml: string, chart = '0.92.0', { elsewhere, ...others }: Others = {}): ChartEffect {
  const [document] = readYaml(fileText('values.yaml', yaml)).documents;
  const given = document?.root ? [{ node: document.root, source: document.source }] : [];
  const values = new LayeredView([...given, elsewhere ? unknownLayer('') : chartLayer(chart)], {
    parent: null,
  });
  return renderChart({ chart, values, release: { name: 'r', namespace: 'ci' }, apiVersions: [], ...others });
}

/** A part that is there and known. */
export function known<T>(part: Part<T>): T {
  assert.ok(part !== null && !(typeof part === 'object' && 'unknown' in part), JSON.stringify(part));
  return part;
}

/** The text of a key of the ConfigMap. */
export function file(name: string, yaml: string, chart?: string, others?: Others): HelmValue | undefined {
  return known(rendered(yaml, chart, others).configMap).get(name);
}

/** Names and values of the manager's variables, without those that every release has. */
export function variables(yaml: string, chart?: string, others?: Others): Record<string, unknown> {
  const usual = ['CI_SERVER_URL', 'RUNNER_EXECUTOR', 'REGISTER_LOCKED', 'RUNNER_TAG_LIST', 'SESSION_SERVER_ADDRESS'];
  const all = known(rendered(yaml, chart, others).environment);
  return Object.fromEntries(
    all
      .filter(({ name }) => !usual.includes(String(name)))
      .map((one) => [String(one.name), 'value' in one ? one.value : one.valueFrom]),
  );
}

/** Why Helm stops, and the values key that is to blame; undefined where it does not. */
export function refusal(
  yaml: string,
  chart?: string,
  others?: Others,
): readonly [key: string, message: string] | undefined {
  const { failure } = rendered(yaml, chart, others);
  return failure ? [failure.at?.route.join('.') ?? '', failure.message] : undefined;
}

/** The values key that makes Helm stop. */
export function blamed(yaml: string, chart?: string, others?: Others): string | undefined {
  return refusal(yaml, chart, others)?.[0];
}
