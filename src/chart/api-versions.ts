/** The API versions that Helm takes for granted without a cluster: group, then versions (k8s.io/client-go 0.37 of helm 3.22). */
const BUILT_IN = `
admissionregistration.k8s.io v1 v1alpha1 v1beta1
apiextensions.k8s.io v1 v1beta1
apps v1 v1beta1 v1beta2
authentication.k8s.io v1 v1alpha1 v1beta1
authorization.k8s.io v1 v1beta1
autoscaling v1 v2
batch v1 v1beta1
certificates.k8s.io v1 v1alpha1 v1beta1
coordination.k8s.io v1 v1alpha2 v1beta1
discovery.k8s.io v1 v1beta1
events.k8s.io v1 v1beta1
extensions v1beta1
flowcontrol.apiserver.k8s.io v1 v1beta1 v1beta2 v1beta3
internal.apiserver.k8s.io v1alpha1
lifecycle.k8s.io v1alpha1
networking.k8s.io v1 v1beta1
node.k8s.io v1 v1alpha1 v1beta1
policy v1 v1beta1
rbac.authorization.k8s.io v1 v1alpha1 v1beta1
resource.k8s.io v1 v1alpha3 v1beta1 v1beta2
scheduling.k8s.io v1 v1alpha3 v1beta1
storage.k8s.io v1 v1alpha1 v1beta1
storagemigration.k8s.io v1 v1beta1
`;

/** True for an API version that every cluster is taken to have: those that Helm is built with. */
export function isBuiltInApi(version: string): boolean {
  if (version === 'v1') return true;
  const [group = '', name = ''] = version.split('/');
  return BUILT_IN.split('\n').some((line) => {
    const [own, ...versions] = line.split(' ');
    return own === group && versions.includes(name);
  });
}
