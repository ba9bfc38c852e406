import type { RunnerView, View } from '../../model/release.ts';
import { volumesOf } from './runners.ts';

/** A part of the node's file system that is mounted into every container of a job. */
export interface HostPath {
  readonly at: View;
  /** On the node, without a slash at its end: `host_path`, else the same as `mount_path` (runner 19.3.0: getVolumesForHostPaths). */
  readonly path: string;
  readonly readOnly: View;
}

/** The host paths of a runner as far as they can be told. */
export function hostPaths(runner: RunnerView): readonly HostPath[] {
  return volumesOf(runner, 'host_path').flatMap((volume) => {
    const own = volume.at('host_path');
    const at = own.kind === 'absent' || own.string === '' ? volume.at('mount_path') : own;
    const path = at.string === undefined || at.string.includes('$') ? undefined : at.string.replace(/(?<=.)\/$/, '');
    return path ? [{ at, path, readOnly: volume.at('read_only') }] : [];
  });
}

/** True for the socket of a container runtime, and for folders whose content includes one. */
export function isRuntimeSocket(path: string): boolean {
  return /^(\/var)?\/run(\/(docker|containerd\/containerd|crio\/crio|cri-dockerd|podman\/podman)\.sock)?$/.test(path);
}
