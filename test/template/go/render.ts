import type { HelmMap, HelmValue } from '../../../src/model/helm-value.ts';
import { parseTemplate } from '../../../src/template/go/parse.ts';
import { renderTemplate, type RenderContext, type Rendered } from '../../../src/template/go/render.ts';
import { rootOf, type RootFacts } from '../../../src/template/go/root.ts';

/** Data as a values file gives it, out of plain JavaScript; an object with a key `unknown` is an unknown. */
export function helmValue(data: unknown): HelmValue {
  if (Array.isArray(data)) return data.map(helmValue);
  if (typeof data !== 'object' || data === null || data instanceof Map || 'unknown' in data) return data as HelmValue;
  return new Map(Object.entries(data).map(([key, value]) => [key, helmValue(value)]));
}

export const someUnknown = { unknown: 'environment', text: '${X}' } as const;

const facts: Omit<RootFacts, 'values'> = {
  release: { name: 'r', namespace: 'ci' },
  chart: { name: 'gitlab-runner', version: '0.92.0' },
  templateName: 'gitlab-runner/templates/configmap.yaml',
  kubeVersion: 'v1.31.0',
  hasApiVersion: (version) => (version === 'v1' ? true : undefined),
};

/** Renders a text with these values and one named template, `fullname`. */
export function render(text: string, values: unknown = {}, more: Partial<RenderContext> = {}): Rendered {
  const root = rootOf({ ...facts, values: helmValue(values) as HelmMap });
  const include = (name: string): string | undefined => (name === 'fullname' ? 'r-runner' : undefined);
  return renderTemplate(parseTemplate(text), { root, include, ...more });
}

/** The text of a template that has no unknowns; its failure instead if it has one. */
export function rendered(text: string, values: unknown = {}): string {
  const { map, failure, complete } = render(text, values);
  if (failure) return `FAILURE ${failure.message}`;
  return complete ? map.value : `INCOMPLETE ${map.value}`;
}
