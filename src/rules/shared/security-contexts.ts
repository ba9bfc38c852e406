import type { RunnerView, View } from '../../model/release.ts';

/** Containers of a job's pod that have a security context of their own in the configuration. */
export type Container = 'build' | 'helper' | 'service' | 'init_permissions';

export const CONTAINERS: readonly Container[] = ['build', 'helper', 'service', 'init_permissions'];

/** `[runners.kubernetes.<container>_container_security_context]`. */
export function contextOf(runner: RunnerView, container: Container): View {
  return runner.at(['kubernetes', `${container}_container_security_context`]);
}

/** `privileged` or `allow_privilege_escalation` as it counts for a container: its own, else the one for all (runner 19.3.0: common/config.go). */
export function flagOf(
  runner: RunnerView,
  container: Container,
  key: 'privileged' | 'allow_privilege_escalation',
): View {
  return orElse(contextOf(runner, container).at(key), runner.at(['kubernetes', key]));
}

/** User and group as they count for a container: its own, else those of the pod, as Kubernetes has it. */
export function identityOf(
  runner: RunnerView,
  container: Container,
  key: 'run_as_user' | 'run_as_group' | 'run_as_non_root',
): View {
  return orElse(contextOf(runner, container).at(key), runner.at(['kubernetes', 'pod_security_context', key]));
}

function orElse(own: View, general: View): View {
  return own.kind === 'absent' ? general : own;
}
