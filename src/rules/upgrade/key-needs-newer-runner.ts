import { defineRule } from '../../model/rule.ts';
import { dotted, header } from '../shared/names.ts';
import { keysOfOtherVersions } from '../shared/other-versions.ts';

export default defineRule({
  id: 'key-needs-newer-runner',
  group: 'upgrade',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A setting is newer than the runner.',
    why: 'The runner drops keys that it does not know and says nothing, also those that later versions read. The documentation shows the newest version and seldom says since when a setting is there.',
    remedy: 'Upgrade the runner, or remove the setting.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/',
      'gitlab-runner: common/config.go of every release from v12.0 to v19.3',
    ],
  },
  examples: {
    bad: [
      {
        file: 'values.yaml',
        chart: '0.86.0',
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.volumes.nfs]]
          name = "cache"
          mount_path = "/cache"
          server = "nfs.example.com"
          path = "/exports/cache"
`,
      },
    ],
    good: [
      {
        file: 'values.yaml',
        chart: '0.92.0',
        text: `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [[runners.kubernetes.volumes.nfs]]
          name = "cache"
          mount_path = "/cache"
          server = "nfs.example.com"
          path = "/exports/cache"
`,
      },
    ],
  },
  check(release, report) {
    for (const { at, key, newer } of keysOfOtherVersions(release)) {
      if (!newer) continue;
      report({
        at,
        message: `Runner ${release.runner} drops \`${at.key}\` in ${header(dotted(at.route.slice(0, -1)))} without a word: it needs runner ${key.since}.`,
        remedy: `Upgrade to runner ${key.since} or later, or remove ${at.key}.`,
      });
    }
  },
});
