import type { Proposal } from '../../model/fix.ts';
import type { RunnerView } from '../../model/release.ts';
import { mayPatchPod } from './pod-spec.ts';
import { mountsOf, type Mount } from './volumes.ts';

/** Volumes whose name says nothing but how they are called: that of the others is a Secret, a ConfigMap or a claim. */
const FREELY_NAMED: readonly Mount['kind'][] = ['empty_dir', 'host_path', 'csi', 'nfs'];

/** A fix that calls a volume otherwise; undefined where the name is that of something else, is taken, or a pod_spec may speak of it. */
export function volumeRenamed(runner: RunnerView, { at, kind, name }: Mount, wanted: string): Proposal | undefined {
  if (name === undefined || !FREELY_NAMED.includes(kind) || mayPatchPod(runner, name)) return undefined;
  if (mountsOf(runner).some((other) => other.name === undefined || other.name === wanted)) return undefined;
  return {
    disposition: 'safe',
    title: `Call the volume "${wanted}".`,
    changes: [{ op: 'set', at: at.at('name'), value: wanted }],
  };
}
