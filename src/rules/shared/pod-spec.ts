import type { View } from '../../model/release.ts';
import { textOf } from './truth.ts';

/** True where `[[runners.kubernetes.pod_spec]]` sets a field of that name in job pods, or may: patches can come from files. */
export function mayPatchPod(runner: View, field: string): boolean {
  const patches = runner.at('kubernetes.pod_spec');
  return (
    patches.unknown ||
    patches.items().some((entry) => {
      const patch = entry.at('patch');
      return entry.unknown || patch.unknown || entry.at('patch_path').written || (textOf(patch) ?? '').includes(field);
    })
  );
}
