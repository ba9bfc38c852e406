import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { removal } from '../shared/removal.ts';
import { kubernetesRunners, hasFlag } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';

const FLAG = 'FF_USE_ADVANCED_POD_SPEC_CONFIGURATION';

export default defineRule({
  id: 'pod-spec-empty-patch',
  group: 'executor',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'An entry of pod_spec has no patch.',
    why: 'The runner takes the missing patch for `null`. One of type "merge" cannot be applied, and every job ends with `Invalid JSON Patch`; the others change nothing.',
    remedy: 'Give it patch or patch_path, or remove it.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#overwrite-generated-pod-specifications',
      'gitlab-runner v19.3.0: common/config.go (PodSpecPatch)',
    ],
    keys: ['runners.kubernetes.pod_spec.patch'],
    fix: 'Removes the entry, if nothing stands in it that may be meant for a patch.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        besides: ['no-requests'],
        text: `[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
  [[runners.kubernetes.pod_spec]]
    name = "hostname"
    patch_type = "merge"
`,
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
  [[runners.kubernetes.pod_spec]]
    patch_path = "/patches/hostname.yaml"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.feature_flags]
    FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const list = runner.at('kubernetes.pod_spec');
      const patches = list.items();
      if (patches.length === 0 || !hasFlag(runner, FLAG)) continue;
      for (const at of patches) {
        if (at.kind !== 'map' || !isEmpty(at.at('patch')) || !isEmpty(at.at('patch_path'))) continue;
        const fix = without(at, list);
        if (at.at('patch_type').string === 'merge')
          report({ at, fix, message: 'Every job fails with `Invalid JSON Patch`: the entry has no patch.' });
        else report({ at, fix, severity: 'warning', message: 'The entry changes nothing: it has no patch.' });
      }
    }
  },
});

function without(entry: View, list: View): Proposal | undefined {
  if (entry.entries().some(({ key }) => !KEYS.includes(String(key)))) return undefined;
  return { disposition: 'safe', title: 'Remove the entry, which has no patch.', changes: removal([entry], [list]) };
}

const KEYS = ['name', 'patch_type', 'patch', 'patch_path'];

function isEmpty(view: View): boolean {
  return isFalsy(view) || view.string?.trim() === '';
}
