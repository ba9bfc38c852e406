import type { Release, View } from '../../model/release.ts';

/** Keys of labels, taints and annotations that only nodes which come and go have, by their beginning. */
const SIGNS: readonly string[] = [
  'karpenter.sh/',
  'karpenter.k8s.aws/',
  'cluster-autoscaler.kubernetes.io/',
  'eks.amazonaws.com/capacityType',
  'cloud.google.com/gke-spot',
  'cloud.google.com/gke-preemptible',
  'kubernetes.azure.com/scalesetpriority',
];

/** The setting that shows that job pods go to nodes which are added on demand; undefined where nothing does. */
function signOfAutoscaling(runner: View): View | undefined {
  return ['node_selector', 'node_tolerations', 'pod_annotations']
    .flatMap((map) => runner.at(['kubernetes', map]).entries())
    .find(({ key }) => SIGNS.some((sign) => String(key).startsWith(sign)));
}

/** True where nodes for jobs are added on demand, as declared or as the settings show. */
export function isAutoscaled({ facts }: Release, runner: View): boolean {
  return facts.autoscaler === undefined ? signOfAutoscaling(runner) !== undefined : facts.autoscaler !== 'none';
}
