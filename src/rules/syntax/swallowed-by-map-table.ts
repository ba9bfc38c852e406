import type { Release } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { type SwallowedSetting, swallowedSettings } from '../shared/map-tables.ts';
import { moveToTable } from '../shared/move-to-table.ts';
import { header } from '../shared/names.ts';
import { refusal } from '../shared/refusal.ts';

export default defineRule({
  id: 'swallowed-by-map-table',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  gravest: 'error',
  confidence: 'high',
  docs: {
    what: 'A setting stands below the header of a map with free keys and has become one of them.',
    why: 'In TOML a key belongs to the last header above it; indentation means nothing. After [runners.kubernetes.node_selector] a line `memory_limit = "2Gi"` is one more label that a node must have. The limit is lost, no node has the label, and jobs end with "timed out waiting for pod to start" (events: "didn\'t match Pod\'s node affinity/selector"). Even "gitlab-runner lint" cannot see it. A value that is no string is refused instead.',
    remedy: 'Move the key above the header of the map.',
    references: [
      'https://toml.io/en/v1.0.0#table',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configuration-settings',
      'gitlab-runner v19.3.0: common/config.go (map types)',
    ],
    keys: [
      'runners.kubernetes.node_selector',
      'runners.kubernetes.pod_labels',
      'runners.kubernetes.pod_annotations',
      'runners.kubernetes.node_tolerations',
      'runners.feature_flags',
    ],
    fix: 'Moves the key above the header of the map, where its own table does not have it yet.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [runners.kubernetes.node_selector]
          pool = "ci"
        memory_limit = "2Gi"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        [runners.kubernetes.pod_labels]
          team = "platform"
        image = "registry.example.com/build:1"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.node_selector]
      pool = "ci"
    privileged = true
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.feature_flags]
    FF_USE_FASTZIP = true
  builds_dir = "/builds"
  [runners.kubernetes]
    image = "debian:12"
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_limit = "2Gi"
        [runners.kubernetes.node_selector]
          pool = "ci"
`,
      `# Words that are labels as well as settings.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "{{ .Release.Namespace }}"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.pod_labels]
          name = "ci-job"
          environment = "staging"
          namespace = "ci"
          image = "debian"
`,
      `# Files of a Secret.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.volumes.secret]]
          name = "deploy"
          mount_path = "/etc/deploy"
          [runners.kubernetes.volumes.secret.items]
            token = "token"
            url = "url.txt"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    [runners.kubernetes.node_tolerations]
      "dedicated=ci" = "NoSchedule"
      "spot" = ""
`,
      },
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_limit = "2Gi"
        [runners.kubernetes.node_selector]
          pool = "ci"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "registry.example.com/build:1"
        [runners.kubernetes.pod_labels]
          team = "platform"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    privileged = true
    [runners.kubernetes.node_selector]
      pool = "ci"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  builds_dir = "/builds"
  [runners.feature_flags]
    FF_USE_FASTZIP = true
  [runners.kubernetes]
    image = "debian:12"
`,
    ],
  },
  check(release, report) {
    for (const setting of swallowedSettings(release)) {
      const { at, refused, map } = setting;
      report({
        at,
        message: messageOf(setting, release),
        remedy: `Move ${at.key} above the header ${header(map)}, to the settings of ${header(setting.home)}.`,
        ...(refused ? { severity: 'error' as const } : {}),
        fix: moveToTable(at, setting.home, release),
      });
    }
  },
});

function messageOf({ at, map, refused }: SwallowedSetting, release: Release): string {
  const cause = `\`${at.key}\` stands below ${header(map)} and counts as one of its free keys, not as a setting`;
  if (refused)
    return `${cause}; its value does not fit there: \`(last key "${map}.${at.key}"): incompatible types\`. ${refusal(release)}`;
  return `${cause}: the setting is lost. ${EFFECTS[map.slice(map.lastIndexOf('.') + 1)] ?? ''}`.trimEnd();
}

/** What the swallowed key does where it is. */
const EFFECTS: Record<string, string> = {
  node_selector: 'No node has such a label, so jobs end with `timed out waiting for pod to start`.',
  node_tolerations: 'Kubernetes refuses pods whose toleration has such an effect.',
  feature_flags: 'It is taken for a feature flag that nothing reads.',
};
