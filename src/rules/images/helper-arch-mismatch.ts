import { helperArchitecture } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { helperTag, retagged } from '../shared/helper.ts';
import { nodeArch, type NodeArch } from '../shared/node-arch.ts';
import { kubernetesRunners, mayRunOnWindows, runnerIsAtLeast } from '../shared/runners.ts';
import { textPlace } from '../shared/text-place.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'helper-arch-mismatch',
  group: 'images',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The helper image is for another processor than the nodes of the jobs.',
    why: 'Helper images are for one processor each. The runner takes that for amd64 unless node_selector has the label kubernetes.io/arch; affinity, tolerations and the older label beta.kubernetes.io/arch do not count. On other nodes the containers end with `exec format error`, and jobs with `unable to upgrade connection: container not found ("helper")`.',
    remedy:
      'Add "kubernetes.io/arch" to [runners.kubernetes.node_selector], or set helper_image_autoset_arch_and_os = true where the manager runs on such a node too.',
    references: [
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (prepareHelperImage, retrieveHelperImageConfig)',
      'https://docs.gitlab.com/runner/executors/kubernetes/#operating-system-architecture-and-windows-kernel-version',
      'https://gitlab.com/gitlab-org/gitlab-runner/-/issues/27421',
    ],
    keys: ['runners.kubernetes.helper_image'],
    fix: 'Adds kubernetes.io/arch to node_selector where all jobs go to nodes of that processor anyway. The processor in the tag of helper_image is changed with --unsafe only, because the registry must have that image.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [[runners.kubernetes.affinity.node_affinity.required_during_scheduling_ignored_during_execution.node_selector_terms]]
          [[runners.kubernetes.affinity.node_affinity.required_during_scheduling_ignored_during_execution.node_selector_terms.match_expressions]]
            key = "kubernetes.io/arch"
            operator = "In"
            values = ["arm64"]
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image = "registry.example.com/gitlab-runner-helper:ubuntu-x86_64-v\${CI_RUNNER_VERSION}"
    [runners.kubernetes.node_selector]
      "kubernetes.io/arch" = "arm64"
`,
      },
      `# This label does not count for the runner.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.node_selector]
          "beta.kubernetes.io/arch" = "arm64"
`,
      `# Jobs may go to such nodes, or to others.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.node_tolerations]
          "kubernetes.io/arch=arm64" = "NoSchedule"
`,
      {
        file: 'values.yaml',
        facts: { 'cluster.arch': 'mixed' },
        text: 'gitlabUrl: https://gitlab.example.com/\n',
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.node_selector]
          "kubernetes.io/arch" = "arm64"
`,
      {
        file: 'values.yaml',
        facts: { 'cluster.arch': 'arm64' },
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        helper_image_autoset_arch_and_os = true
`,
      },
      {
        file: 'config.toml',
        facts: { 'cluster.arch': 'arm64' },
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    helper_image = "registry.example.com/gitlab-runner-helper:ubuntu-arm64-v\${CI_RUNNER_VERSION}"
`,
      },
      `# Nothing tells the processor.
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [[runners.kubernetes.affinity.node_affinity.required_during_scheduling_ignored_during_execution.node_selector_terms]]
          [[runners.kubernetes.affinity.node_affinity.required_during_scheduling_ignored_during_execution.node_selector_terms.match_expressions]]
            key = "kubernetes.io/arch"
            operator = "In"
            values = ["arm64"]
        [runners.kubernetes.node_selector]
          "kubernetes.io/arch" = "arm64"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image = "registry.example.com/gitlab-runner-helper:ubuntu-arm64-v\${CI_RUNNER_VERSION}"
    [runners.kubernetes.node_selector]
      "kubernetes.io/arch" = "arm64"
`,
      `# This label does not count for the runner.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.node_selector]
          "kubernetes.io/arch" = "arm64"
`,
      null,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const finding = mayRunOnWindows(runner) ? undefined : mismatch(release, runner);
      if (finding) report(finding);
    }
  },
});

function mismatch(release: Release, runner: RunnerView): Report | undefined {
  const nodes = nodeArch(release, runner);
  if (!nodes) return undefined;
  const wanted = helperArchitecture(nodes.arch);
  const image = runner.at('kubernetes.helper_image');
  const own = isGiven(image);
  const actual = own ? helperTag(image.string ?? '')?.arch : chosenArch(release, runner);
  if (actual === undefined || actual === wanted) return undefined;
  return {
    at: own ? image : nodes.at,
    fix: own ? otherImage(image, wanted) : withLabel(release, runner, nodes),
    message: `Jobs end with \`exec format error\`, or \`container not found ("helper")\`: ${nodes.why}, and the helper image is for ${actual}.`,
    remedy: own
      ? `Use the image for ${wanted}.`
      : `Add "kubernetes.io/arch" = "${nodes.arch}" to [runners.kubernetes.node_selector]${runnerIsAtLeast(release, '16.5') ? ', or set helper_image_autoset_arch_and_os = true where the manager runs on such a node too' : ''}.`,
  };
}

function otherImage(at: View, arch: string): Proposal | undefined {
  const better = retagged(at.string ?? '', { arch });
  if (better === undefined) return undefined;
  return {
    disposition: 'unsafe',
    title: `Set helper_image = "${better}".`,
    changes: [{ op: 'set', at: textPlace(at), value: better }],
  };
}

function withLabel({ facts }: Release, runner: RunnerView, { arch, at, isSure }: NodeArch): Proposal | undefined {
  const title = `Add "${LABEL}" = "${arch}" to [runners.kubernetes.node_selector].`;
  if (at.key === `beta.${LABEL}`)
    return {
      disposition: 'safe',
      title: `Write ${LABEL} in place of beta.${LABEL}.`,
      changes: [{ op: 'rename', at, key: LABEL }],
    };
  const label = runner.at(['kubernetes', 'node_selector', LABEL]);
  if (isSure) return { disposition: 'safe', title, changes: [{ op: 'set', at: label, value: arch }] };
  return facts['cluster.arch'] === undefined
    ? { disposition: 'suggestion', title, needs: ['cluster.arch'] }
    : undefined;
}

const LABEL = 'kubernetes.io/arch';

/** What the runner chooses; undefined where it depends on the manager's own node, or cannot be told. */
function chosenArch(release: Release, runner: RunnerView): string | undefined {
  const autoset = runner.at('kubernetes.helper_image_autoset_arch_and_os');
  const label = runner.at(['kubernetes', 'node_selector', LABEL]);
  if (label.string) return helperArchitecture(label.string);
  const isSet = runnerIsAtLeast(release, '16.5') && (autoset.unknown || autoset.boolean === true);
  return isSet || label.unknown ? undefined : helperArchitecture('amd64');
}
