import type { Correction } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';

/** What the chart's own runners.config says from 0.79.0 (values.yaml); older charts have no runners.jobNamespace, which then counts as nothing. */
export const OWN_NAMESPACE = '{{ default .Release.Namespace .Values.runners.jobNamespace }}';

/** Lets jobs run where the values say, as the chart's own runners.config does. */
export function ownNamespaceAt(namespace: View): Correction {
  return { op: 'set', at: namespace, value: OWN_NAMESPACE };
}
