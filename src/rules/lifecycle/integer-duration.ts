import { knows, runnerKeys, typeIn, type Key } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dotted } from '../shared/names.ts';

/** From one second on a number of nanoseconds may be meant. */
const SECOND = 1e9;
/** More seconds than these are hardly meant by a time to wait: rather milliseconds. */
const DAY = 86_400;

export default defineRule({
  id: 'integer-duration',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A time is written as a plain number, which the runner takes for nanoseconds.',
    why: 'Settings such as cleanup_resources_timeout are durations of Go: text with a unit, "300s". The runner takes a number too, and reads 300 as 300 nanoseconds, without a word, in `gitlab-runner lint` as well. Cleaning up then ends with `context deadline exceeded`, and pods stay behind.',
    remedy: 'Write text with a unit, such as "300s" or "5m".',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/',
      'https://pkg.go.dev/time#ParseDuration',
      'gitlab-runner v19.3.0: common/config.go',
    ],
    keys: ['connection_max_age', 'runners.kubernetes.cleanup_resources_timeout'],
    fix: 'Writes the number as text in seconds, up to a day of them.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    cleanup_resources_timeout = 300\n',
      },
      {
        file: 'config.toml',
        text: 'connection_max_age = 900\n[[runners]]\n  executor = "kubernetes"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  unhealthy_interval = "60m"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    cleanup_resources_timeout = "300s"
    poll_timeout = 600
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  unhealthy_interval = 60000000000
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    cleanup_resources_timeout = 0
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    cleanup_resources_timeout = "300s"
`,
      `connection_max_age = "900s"
[[runners]]
  executor = "kubernetes"
`,
    ],
  },
  check(release, report) {
    if (!release.config) return;
    for (const at of durations(release, release.config)) {
      const { number } = at;
      if (number === undefined || number <= 0 || number >= SECOND || !at.written) continue;
      report({
        at,
        message: `${dotted(at.route)} lasts ${number} nanoseconds: a number without a unit is one of nanoseconds.`,
        remedy: `Write ${at.key} = "${number}s" if seconds are meant.`,
        fix: number <= DAY ? inSeconds(at, number) : undefined,
      });
    }
  },
});

function inSeconds(at: View, number: number): Proposal {
  const value = `${number}s`;
  return { disposition: 'safe', title: `Set ${at.key} = "${value}".`, changes: [{ op: 'set', at, value }] };
}

/** Settings of the file that are durations in this version. */
function durations(release: Release, config: View): readonly View[] {
  const { find, root } = runnerKeys();
  const found: View[] = [];
  const open: { readonly table: Key; readonly view: View }[] = [{ table: root, view: config }];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const view of next.view.entries()) {
      const key = find(next.table, String(view.key));
      if (!key || !knows(release.runner, key)) continue;
      if (typeIn(release.runner, key) === 'duration') found.push(view);
      else if (key.keys.size > 0) open.push(...[view, ...view.items()].map((below) => ({ table: key, view: below })));
    }
  }
  return found;
}
