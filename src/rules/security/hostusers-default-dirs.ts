import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { enumerate } from '../shared/names.ts';
import { hasUnknownVolumes, kubernetesRunners, mayHaveFlag, runnerIsAtLeast } from '../shared/runners.ts';

export default defineRule({
  id: 'hostusers-default-dirs',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'Pods have user namespaces, and the runner makes its folders in the root of the file system.',
    why: 'With hostUsers: false the root user of a container may not make folders in / and mount volumes there. The defaults of builds_dir, logs_base_dir and scripts_base_dir lie there, so jobs cannot be prepared.',
    remedy:
      'Set logs_base_dir = "/tmp" and scripts_base_dir = "/tmp" in [runners.kubernetes], and builds_dir = "/tmp/builds" in [[runners]].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#user-namespaces',
      'gitlab-runner v19.3.0: docs/executors/kubernetes/_index.md',
    ],
    keys: ['runners.kubernetes.pod_spec.patch', 'runners.builds_dir'],
    fix: 'Sets these folders to the ones that the documentation names. That is unsafe because the paths of builds change, which jobs and caches may have written down.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.feature_flags]
        FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
      [runners.kubernetes]
        logs_base_dir = "/tmp"
        [[runners.kubernetes.pod_spec]]
          name = "user-namespace"
          patch = '[{"op": "add", "path": "/hostUsers", "value": false}]'
          patch_type = "json"
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      builds_dir = "/tmp/builds"
      [runners.feature_flags]
        FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image_flavor = "ubuntu"
        logs_base_dir = "/tmp"
        scripts_base_dir = "/tmp"
        [[runners.kubernetes.pod_spec]]
          name = "user-namespace"
          patch = "hostUsers: false"
`,
      {
        file: 'values.yaml',
        besides: ['pod-spec-without-flag'],
        text: `# The patch is never applied; pod-spec-without-flag speaks of that.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image_flavor = "ubuntu"
        [[runners.kubernetes.pod_spec]]
          name = "user-namespace"
          patch = "hostUsers: false"
`,
      },
      `runners:
  config: |
    [[runners]]
      environment = ["FF_USE_ADVANCED_POD_SPEC_CONFIGURATION=true"]
      [runners.kubernetes]
        memory_request = "1Gi"
        helper_image_flavor = "ubuntu"
        [[runners.kubernetes.pod_spec]]
          name = "user-namespace"
          patch = "hostUsers: true"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      builds_dir = "/tmp/builds"
      [runners.feature_flags]
        FF_USE_ADVANCED_POD_SPEC_CONFIGURATION = true
      [runners.kubernetes]
        logs_base_dir = "/tmp"
        scripts_base_dir = "/tmp"
        [[runners.kubernetes.pod_spec]]
          name = "user-namespace"
          patch = '[{"op": "add", "path": "/hostUsers", "value": false}]'
          patch_type = "json"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const patches = runner.at('kubernetes.pod_spec').items();
      const patch = patches.map((item) => item.at('patch')).find(separatesUsers);
      if (!patch || !mayHaveFlag(runner, 'FF_USE_ADVANCED_POD_SPEC_CONFIGURATION')) continue;
      const folders = defaultFolders(release, runner);
      if (folders.length === 0 || hasUnknownVolumes(runner)) continue;
      report({
        at: patch,
        message: `Jobs cannot be prepared: with user namespaces no folders can be made in /, where ${enumerate(folders.map(({ key }) => String(key)))} of the runner ${folders.length === 1 ? 'is' : 'are'} by default.`,
        fix: fixFor(folders),
      });
    }
  },
});

/** The same in YAML, in JSON, and as an operation on its path. */
function separatesUsers({ string = '' }: View): boolean {
  return (
    /["']?hostUsers["']?\s{0,9}:\s{0,9}false\b/.test(string) ||
    /"\/hostUsers"\s{0,9},\s{0,9}"value"\s{0,9}:\s{0,9}false/.test(string)
  );
}

function defaultFolders(release: Release, runner: RunnerView): readonly View[] {
  const kubernetes = runner.at('kubernetes');
  const bases = runnerIsAtLeast(release, '17.2') ? ['logs_base_dir', 'scripts_base_dir'] : [];
  return [runner.at('builds_dir'), ...bases.map((key) => kubernetes.at(key))].filter(isDefault);
}

function isDefault(view: View): boolean {
  return !view.unknown && (!view.written || !view.string);
}

function fixFor(folders: readonly View[]): Proposal {
  const wanted = folders.map((at) => ({ at, value: at.key === 'builds_dir' ? '/tmp/builds' : '/tmp' }));
  return {
    disposition: 'unsafe',
    title: `Set ${enumerate(wanted.map(({ at, value }) => `${at.key} = "${value}"`))}.`,
    changes: wanted.map((one) => ({ op: 'set', ...one })),
  };
}
