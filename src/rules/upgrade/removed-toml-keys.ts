import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dotted, header } from '../shared/names.ts';
import { keysOfOtherVersions } from '../shared/other-versions.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'removed-toml-keys',
  group: 'upgrade',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A setting that this runner no longer reads.',
    why: 'When a version of the runner takes a setting away, configurations that have it go on loading: the runner drops the key and says nothing. `pre_clone_script` ended so in runner 17.0, and with it every preparation that stood in it.',
    remedy: 'Write what took its place, or remove the key.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/',
      'gitlab-runner: common/config.go of every release from v12.0 to v19.3',
    ],
    keys: ['runners.pre_clone_script', 'runners.post_clone_script'],
    fix: 'Gives the setting the name of its successor, which is unsafe, because what had no effect has one again; removes one without a successor, or beside it.',
  },
  yieldsTo: ['global-keys-in-template'],
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      pre_clone_script = "echo start"
      [runners.kubernetes]
        image = "debian:12"
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      pre_get_sources_script = "echo start"
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      {
        file: 'config.toml',
        runner: '16.11',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  pre_clone_script = "echo start"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      pre_get_sources_script = "echo start"
      [runners.kubernetes]
        image = "debian:12"
`,
    ],
  },
  check(release, report) {
    for (const { at, key, newer } of keysOfOtherVersions(release)) {
      if (newer) continue;
      const table = dotted(at.route.slice(0, -1));
      const instead = key.replacement?.startsWith(`${table}.`)
        ? key.replacement.slice(table.length + 1)
        : key.replacement;
      const isSet = instead !== undefined && release.config?.at([...at.route.slice(0, -1), instead]).written === true;
      const isWanted = instead !== undefined && !isSet && !isFalsy(at);
      report({
        at,
        fix: isWanted ? successor(at, instead, release) : removalFix(at),
        ...(isSet ? { severity: 'info' } : {}),
        message: `Runner ${release.runner} drops \`${at.key}\` in ${header(table)} without a word: runner ${key.until} was the last to read it.${isSet ? ` What counts is \`${instead}\`, which is set too.` : ''}`,
        remedy: isWanted ? `Write ${instead} instead of ${at.key}.` : `Remove ${at.key}.`,
      });
    }
  },
});

/** What had no effect has one again. */
function successor(at: View, instead: string, { config }: Release): Proposal | undefined {
  const to = config?.at([...at.route.slice(0, -1), ...instead.split('.')]);
  return (
    to && { disposition: 'unsafe', title: `Write ${instead} instead of ${at.key}.`, changes: [{ op: 'move', at, to }] }
  );
}

function removalFix(at: View): Proposal {
  return { disposition: 'safe', title: `Remove ${at.key}.`, changes: [{ op: 'remove', at }] };
}
