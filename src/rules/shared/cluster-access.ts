import type { Release, View } from '../../model/release.ts';
import { isGiven } from './truth.ts';
import { mayHaveVariable } from './manager-variables.ts';

/** True where the manager starts pods: executor `kubernetes`, which is also the chart's default. */
export function startsPods(values: View): boolean {
  const executor = values.at('runners.executor');
  return !executor.unknown && (executor.string ?? 'kubernetes') === 'kubernetes';
}

/** True where the chart's extra objects hold a binding, or may hold one. */
export function mayBindRole(values: View): boolean {
  return mayHaveObject(values, 'RoleBinding');
}

/** True where the runner speaks to a cluster with other credentials than those of its pod, or may. */
export function mayUseOtherCredentials(release: Release, values: View): boolean {
  return (
    release.runners.some((runner) =>
      ['host', 'context', 'bearer_token'].some((key) => isGiven(runner.at(['kubernetes', key]))),
    ) || ['KUBERNETES_HOST', 'KUBECTL_CONTEXT', 'KUBECONFIG'].some((name) => mayHaveVariable(values, name))
  );
}

/** True where the chart's extra objects hold one of that kind, or may hold one; a longer kind such as ClusterRoleBinding counts too. */
export function mayHaveObject(values: View, kind: string): boolean {
  const objects = values.at('extraObjects');
  return (
    objects.unknown ||
    objects.items().some((object) => {
      const text = object.string ?? object.at('kind').string;
      return text === undefined || text.includes(kind);
    })
  );
}

/** What the values say of the Role that rbac.create makes; without that it does nothing. */
export function roleSettings(values: View): readonly View[] {
  const settings = ['clusterWideAccess', 'rules'].map((key) => values.at(['rbac', key]));
  return settings.filter((at) => at.written && !at.unknown && isGiven(at));
}

/** True where a volume brings the token of a service account to the manager, or may. */
export function mayMountToken(values: View): boolean {
  const mounts = values.at('volumeMounts');
  return (
    mounts.unknown ||
    mounts
      .items()
      .some(
        (mount) =>
          mount.unknown ||
          (isGiven(mount.at('mountPath')) && /^\/(var\/)?run\b/.test(mount.at('mountPath').string ?? '/run')),
      )
  );
}
