import type { Proposal } from '../../model/fix.ts';
import type { PatchValue } from '../../model/patch.ts';
import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { plainValue } from '../shared/plain-value.ts';
import { dotted } from '../shared/names.ts';

export default defineRule({
  id: 'map-setting-not-a-table',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A setting that holds free keys is given as text, a number, a list or an array of tables.',
    why: 'node_selector, pod_labels, feature_flags and the like are tables of free keys. Given anything else the runner starts without a word, `gitlab-runner lint` says OK in most cases, and the whole setting is lost: pods run on any node, labels are missing, flags are off.',
    remedy: 'Write a table with one key for each pair.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/',
      'gitlab-runner 15.0 to 19.4: what its own decoder makes of such values',
    ],
    keys: [
      'runners.kubernetes.node_selector',
      'runners.kubernetes.pod_labels',
      'runners.kubernetes.pod_annotations',
      'runners.kubernetes.node_tolerations',
      'runners.feature_flags',
    ],
    fix: 'Makes one table of text that is pairs such as "key=value", or of the one table of an array, with the same keys and values.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        node_selector = "pool=ci"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [[runners.kubernetes.pod_labels]]
      team = "platform"
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
        memory_request = "1Gi"
        node_selector = { pool = "ci" }
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
    [runners.kubernetes.pod_labels]
      team = "platform"
`,
      },
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        node_selector = { pool = "ci" }
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.pod_labels]
      team = "platform"
`,
    ],
  },
  check(release, report) {
    for (const problem of release.problems) {
      if (problem.code !== 'map-not-a-table') continue;
      const { at, actual } = problem;
      const table = `[${dotted(at.route)}]`;
      if (actual === 'list of maps') for (const lost of lostIn(at)) report(inArray(lost, table, oneTable(at)));
      else report(asValue(at, table));
    }
  },
});

/** The keys below `[[…]]`; the array itself where it has none. */
function lostIn(at: View): readonly View[] {
  const keys = at.items().flatMap((item) => item.entries());
  return keys.length > 0 ? keys : [at];
}

function inArray(at: View, table: string, fix: Proposal | undefined): Report {
  return {
    at,
    message: `The runner drops \`${at.key}\` without a word: [${table}] is an array of tables, and it wants one table ${table}.`,
    remedy: `Write ${table} with single brackets.`,
    fix,
  };
}

function asValue(at: View, table: string): Report {
  return {
    at,
    message: `The runner drops \`${at.key}\` as a whole, without a word: it is not a table, and the runner wants ${table} with one key for each pair.`,
    remedy: `Write ${table}, and below it a line for each pair.`,
    fix: tableOfPairs(at),
  };
}

function oneTable(at: View): Proposal | undefined {
  const [item, ...others] = at.items();
  const value = item && plainValue(item);
  return value === undefined || others.length > 0 ? undefined : asTable(at, value);
}

/** Other words for pairs than `key=value` may mean something else. */
function tableOfPairs(at: View): Proposal | undefined {
  const pairs = at.string?.split(',').map((pair) => /^\s*([^\s=]+)=([^\s=]*)\s*$/.exec(pair)) ?? [];
  const entries = pairs.map((pair) => pair && ([pair[1] ?? '', pair[2] ?? ''] as const));
  return entries.length > 0 && entries.every((entry) => entry !== null) && TEXTS.has(String(at.key))
    ? asTable(at, Object.fromEntries(entries))
    : undefined;
}

/** Maps of text whose keys hold no equals signs. */
const TEXTS = new Set(['node_selector', 'pod_labels', 'pod_annotations']);

function asTable(at: View, value: PatchValue): Proposal {
  return { disposition: 'safe', title: `Write ${at.key} as a table.`, changes: [{ op: 'set', at, value }] };
}
