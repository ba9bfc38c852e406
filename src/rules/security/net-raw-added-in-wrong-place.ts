import type { Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dropsNetRaw, ownDropList } from '../shared/net-raw.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { CONTAINERS, contextOf, type Container } from '../shared/security-contexts.ts';

export default defineRule({
  id: 'net-raw-added-in-wrong-place',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'NET_RAW is added to one container, where the runner drops it again.',
    why: 'The runner drops NET_RAW from every container unless cap_add of [runners.kubernetes] names it. An `add` of the container does not touch the list of what is dropped, so the container has NET_RAW in both, and dropping comes last: `ping: socket: Operation not permitted`.',
    remedy: 'Add drop = [] to the capabilities of that container, or set cap_add = ["NET_RAW"] for all of them.',
    references: [
      'gitlab-runner v19.3.0: common/config.go (mergeCapabilitiesAddDrop), executors/kubernetes/kubernetes.go (defaultCapDrop)',
      'containerd: internal/cri/opts/spec_opts.go (WithCapabilities)',
      'https://gitlab.com/gitlab-org/gitlab-runner/-/issues/26833',
    ],
    keys: ['runners.kubernetes.cap_add', 'runners.kubernetes.*_container_security_context.capabilities'],
    fix: 'Sets drop to what cap_drop says for all containers, without NET_RAW: an empty list where it says nothing.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.build_container_security_context.capabilities]
          add = ["NET_RAW"]
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        cap_drop = ["MKNOD", "NET_RAW"]
        [runners.kubernetes.service_container_security_context]
          capabilities = { add = ["NET_RAW"] }
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        cap_add = ["NET_RAW"]
        [runners.kubernetes.build_container_security_context.capabilities]
          add = ["NET_RAW", "SYS_PTRACE"]
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.build_container_security_context.capabilities]
          add = ["NET_RAW"]
          drop = []
`,
      {
        file: 'values.yaml',
        besides: ['privileged-jobs'],
        text: `# A privileged container has all of them.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        privileged = true
        [runners.kubernetes.build_container_security_context.capabilities]
          add = ["NET_RAW"]
`,
      },
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.build_container_security_context.capabilities]
          add = ["NET_RAW"]
          drop = []
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        cap_drop = ["MKNOD", "NET_RAW"]
        [runners.kubernetes.service_container_security_context]
          capabilities = { add = ["NET_RAW"], drop = ["MKNOD"] }
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const container of CONTAINERS) {
        const at = droppedAgain(runner, container);
        if (!at) continue;
        report({
          at,
          message: `${container.replace('_', '-')} containers do not get NET_RAW, \`ping\` ends with \`Operation not permitted\`: the runner drops it for all containers, and dropping wins.`,
          fix: fixFor(runner, container),
        });
      }
    }
  },
});

function droppedAgain(runner: RunnerView, container: Container): View | undefined {
  if (!dropsNetRaw(runner, container)) return undefined;
  return contextOf(runner, container).at('capabilities.add').items().find(isNetRaw);
}

function isNetRaw({ string }: View): boolean {
  return string === 'NET_RAW';
}

function fixFor(runner: RunnerView, container: Container): Proposal | undefined {
  const keepNetRaw = ownDropList(runner, container);
  return (
    keepNetRaw && {
      disposition: 'safe',
      title: `Set drop in [runners.kubernetes.${container}_container_security_context.capabilities], without NET_RAW.`,
      changes: [keepNetRaw],
    }
  );
}
