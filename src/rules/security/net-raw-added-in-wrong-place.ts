import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { CONTAINERS, contextOf, flagOf, type Container } from '../shared/security-contexts.ts';
import { knownTexts } from '../shared/truth.ts';

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
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const container of CONTAINERS) {
        const at = droppedAgain(runner, container);
        if (!at) continue;
        report({
          at,
          message: `${container.replace('_', '-')} containers do not get NET_RAW, \`ping\` ends with \`Operation not permitted\`: the runner drops it for all containers, and dropping wins.`,
        });
      }
    }
  },
});

function droppedAgain(runner: RunnerView, container: Container): View | undefined {
  const capabilities = contextOf(runner, container).at('capabilities');
  if (capabilities.kind !== 'map' || capabilities.at('drop').kind !== 'absent') return undefined;
  const added = capabilities.at('add').items().find(isNetRaw);
  const privileged = flagOf(runner, container, 'privileged');
  const general = knownTexts(runner.at('kubernetes.cap_add'));
  const isSafe = privileged.unknown || privileged.boolean === true || !general || general.includes('NET_RAW');
  return isSafe ? undefined : added;
}

function isNetRaw({ string }: View): boolean {
  return string === 'NET_RAW';
}
