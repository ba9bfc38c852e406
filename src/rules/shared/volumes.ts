import type { View } from '../../model/release.ts';
import { volumesOf } from './runners.ts';

/** Kinds of volumes, in the order in which the executor lists them (executors/kubernetes/kubernetes.go, getVolumesForConfig). */
const KINDS = ['host_path', 'secret', 'pvc', 'config_map', 'empty_dir', 'csi', 'nfs'] as const;

/** One volume of the config with the place where it is mounted. */
export interface Mount {
  readonly kind: (typeof KINDS)[number];
  readonly at: View;
  /** Name of the volume; undefined where it is unknown or holds a variable. */
  readonly name: string | undefined;
  /** Where it is mounted; undefined as for the name. */
  readonly path: string | undefined;
}

/** Every volume that the config mounts into the containers of a job, in the order of the pod. */
export function mountsOf(runner: View): readonly Mount[] {
  const volumes = runner.at('kubernetes.volumes');
  if (volumes.kind !== 'map') return [];
  return KINDS.flatMap((kind) =>
    volumesOf(runner, kind).map((at) => ({ kind, at, name: plain(at.at('name')), path: plain(at.at('mount_path')) })),
  );
}

function plain({ string }: View): string | undefined {
  return string === undefined || string === '' || string.includes('$') ? undefined : string;
}

/** Where jobs are built; undefined where it is unknown or holds a variable. */
export function buildsDirOf(runner: View): string | undefined {
  return plain(runner.at('builds_dir'));
}

/** True for a directory in another one. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}
