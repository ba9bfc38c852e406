import type { MapNode } from '../../model/node.ts';
import { argocd } from './argocd.ts';
import { fleet, helmChart, kustomization } from './chart-references.ts';
import { configMap } from './config-map.ts';
import { helmGet } from './helm-get.ts';
import { helmRelease } from './helm-release.ts';
import { helmfile } from './helmfile.ts';
import type { Wrapper } from './wrapper.ts';

const wrappers: readonly Wrapper[] = [
  helmRelease,
  argocd,
  configMap,
  helmGet,
  helmfile,
  helmChart,
  kustomization,
  fleet,
];

/** The wrapper that a document is, whatever it is about. */
export function wrapperOf(root: MapNode): Wrapper | undefined {
  return wrappers.find(({ fits }) => fits(root));
}
