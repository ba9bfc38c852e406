import { runnerKey } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Problem } from '../../model/problem.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { fits } from '../shared/fitting.ts';
import { misplacedIn } from '../shared/misplaced.ts';
import { isSpelledLike } from '../shared/spelling.ts';
import { header, dotted } from '../shared/names.ts';
import { isInNfsVolume } from '../shared/nfs.ts';
import { keyOfOtherVersions } from '../shared/other-versions.ts';

type UnknownKey = Extract<Problem, { code: 'unknown-key' }>;

export default defineRule({
  id: 'unknown-config-key',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The runner has no such setting.',
    why: 'The runner drops keys that it does not know and says nothing. Keys match in any case (`IMAGE`), but not in another style: `pullPolicy` is not `pull_policy`.',
    remedy: 'Correct the spelling, or remove the key.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configuration-settings',
      'gitlab-runner v19.3.0: common/config.go',
    ],
    fix: 'Renames the key to the setting that was probably meant, unless that is there already. If more than case, `-` and `_` differ this is unsafe, as another one may have been meant; so is the removal of settings that GitLab keeps, which must be made there.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        imagePullPolicy = "always"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        cpu_requests = "500m"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  buids_dir = "/builds"
  [runners.kubernetes]
    image = "debian:12"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  requestConcurrency = 4
  [runners.kubernetes]
    image = "debian:12"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  run_untagged = true
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
        pull_policy = "always"
        cpu_request = "500m"
`,
      `# Labels are free.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.pod_labels]
          costCentre = "4711"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  URL = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_config = { options = [{ name = "ndots", value = "2" }] }
    Image = "debian:12"
`,
      },
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        pull_policy = "always"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        cpu_request = "500m"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  builds_dir = "/builds"
  [runners.kubernetes]
    image = "debian:12"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  request_concurrency = 4
  [runners.kubernetes]
    image = "debian:12"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
`,
    ],
  },
  check(release, report) {
    for (const problem of release.problems) {
      if (problem.code !== 'unknown-key' || problem.document !== 'config' || misplacedIn(problem) !== undefined)
        continue;
      if (keyOfOtherVersions(problem) || isInNfsVolume(problem.at)) continue;
      const { at } = problem;
      const cause = `The runner has no setting \`${at.key}\` in ${header(dotted(at.route.slice(0, -1)))} and drops it without a word.`;
      const { guess, ...remedy } = adviceOn(problem);
      report({ at, message: `${cause}${guess}`, ...remedy, fix: fixFor(problem, release) });
    }
  },
});

/** Settings that GitLab keeps, not the runner: options of `register` and of the form in GitLab. */
const KEPT_BY_GITLAB = new Set([
  'access_level',
  'locked',
  'maximum_timeout',
  'paused',
  'run_untagged',
  'tags',
  'tag_list',
]);

function adviceOn({ at, suggestion }: UnknownKey): { guess: string; remedy?: string } {
  if (KEPT_BY_GITLAB.has(String(at.key)))
    return { guess: '', remedy: `Remove ${at.key} and set it in GitLab, where it is kept for each runner.` };
  if (!suggestion) return { guess: '' };
  return { guess: ` Did you mean \`${suggestion}\`?`, remedy: `Write ${suggestion} instead of ${at.key}.` };
}

function fixFor({ at, suggestion }: UnknownKey, { config, runner }: Release): Proposal | undefined {
  if (KEPT_BY_GITLAB.has(String(at.key)))
    return { disposition: 'unsafe', title: `Remove ${at.key}, which GitLab keeps.`, changes: [{ op: 'remove', at }] };
  if (!suggestion) return undefined;
  const meant = config?.at([...at.route.slice(0, -1), suggestion]);
  const key = meant && runnerKey(meant.route);
  if (!key) return undefined;
  if (meant.written) return beside(at, meant, suggestion);
  if (!fits(at, key, 'config', runner)) return undefined;
  return {
    disposition: isSpelledLike(String(at.key), suggestion) ? 'safe' : 'unsafe',
    title: `Rename ${at.key} to ${suggestion}.`,
    changes: [{ op: 'rename', at, key: suggestion }],
  };
}

/** What counts stands there as well: nobody misses the misspelt one, unless it was to be the value. */
function beside(at: View, meant: View, name: string): Proposal | undefined {
  const isSame = at.kind === 'scalar' && at.value === meant.value;
  const title = `Remove ${at.key}, beside which ${name} counts.`;
  return { disposition: isSame ? 'safe' : 'unsafe', title, changes: [{ op: 'remove', at }] };
}
