import type { Correction, Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dropsNetRaw, ownDropList } from '../shared/net-raw.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { CONTAINERS, contextOf, type Container } from '../shared/security-contexts.ts';

export default defineRule({
  id: 'capability-cap-prefix',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A capability is written with the prefix CAP_.',
    why: 'Kubernetes wants the names without it, and containerd puts it in front itself. "CAP_NET_RAW" becomes CAP_CAP_NET_RAW, which the kernel does not know: the capability is neither added nor dropped.',
    remedy: 'Write the name without CAP_.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#specify-container-capabilities',
      'containerd: internal/cri/opts/spec_opts.go (WithCapabilities)',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    ],
    keys: [
      'runners.kubernetes.cap_add',
      'runners.kubernetes.cap_drop',
      'runners.kubernetes.*_container_security_context.capabilities',
    ],
    fix: 'Writes the name without CAP_, or removes it where the list has that already. A container that adds NET_RAW gets a list `drop` of its own: without one the runner drops NET_RAW again.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        cap_add = ["CAP_NET_RAW"]
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.build_container_security_context.capabilities]
      drop = ["cap_setuid", "MKNOD"]
`,
      },
      `# Tried both ways.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        cap_add = ["CAP_SYS_PTRACE", "SYS_PTRACE"]
`,
      `# The runner would drop it again.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.build_container_security_context.capabilities]
          add = ["CAP_NET_RAW"]
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        cap_add = ["NET_RAW", "{{ .Values.capability }}"]
        cap_drop = ["ALL"]
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        cap_add = ["NET_RAW"]
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.build_container_security_context.capabilities]
      drop = ["SETUID", "MKNOD"]
`,
      `# Tried both ways.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        cap_add = ["SYS_PTRACE"]
`,
      `# The runner would drop it again.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.build_container_security_context.capabilities]
          add = ["NET_RAW"]
          drop = []
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const { at, list, verb, container } of capabilities(runner)) {
        const name = at.string?.slice('CAP_'.length).toUpperCase() ?? '';
        report({
          at,
          message: `The capability is not ${verb}: containerd makes CAP_CAP_${name} of it, which does not exist.`,
          remedy: `Write "${name}".`,
          fix: fixFor(at, name, list, verb === 'added' && container ? keptNetRaw(name, runner, container) : []),
        });
      }
    }
  },
});

interface Prefixed {
  readonly at: View;
  readonly list: View;
  readonly verb: 'added' | 'dropped';
  /** undefined for the lists that count for all containers. */
  readonly container: Container | undefined;
}

/** The names with a prefix: for all containers, and for each that has lists of its own. */
function capabilities(runner: RunnerView): readonly Prefixed[] {
  const kubernetes = runner.at('kubernetes');
  const own = CONTAINERS.filter((container) => contextOf(runner, container).kind === 'map');
  const lists = [
    { add: kubernetes.at('cap_add'), drop: kubernetes.at('cap_drop'), container: undefined },
    ...own.map((container) => {
      const context = contextOf(runner, container);
      return { add: context.at('capabilities.add'), drop: context.at('capabilities.drop'), container };
    }),
  ];
  return lists.flatMap(({ add, drop, container }) => [
    ...prefixedIn(add).map((at) => ({ at, list: add, verb: 'added', container }) as const),
    ...prefixedIn(drop).map((at) => ({ at, list: drop, verb: 'dropped', container }) as const),
  ]);
}

function prefixedIn(list: View): readonly View[] {
  return list.items().filter(({ string }) => /^cap_/i.test(string ?? ''));
}

function fixFor(at: View, name: string, list: View, others: readonly Correction[]): Proposal {
  const isThere = list.items().some(({ string }) => string === name);
  const order = isThere ? `Remove "${at.string}" beside "${name}"` : `Write "${name}" instead of "${at.string}"`;
  return {
    disposition: 'safe',
    title: others.length === 0 ? `${order}.` : `${order}, and set drop without NET_RAW.`,
    changes: [isThere ? { op: 'remove', at } : { op: 'set', at, value: name }, ...others],
  };
}

/** NET_RAW that a container adds is dropped again unless the container says what to drop. */
function keptNetRaw(name: string, runner: RunnerView, container: Container): readonly Correction[] {
  const drop = name === 'NET_RAW' && dropsNetRaw(runner, container) ? ownDropList(runner, container) : undefined;
  return drop ? [drop] : [];
}
