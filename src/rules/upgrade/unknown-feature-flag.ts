import { compareVersions, featureFlag } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { swallowedSettings } from '../shared/map-tables.ts';

export default defineRule({
  id: 'unknown-feature-flag',
  group: 'upgrade',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The runner has no such feature flag in this version.',
    why: 'Flags come and go with the versions of the runner, and an unknown one is ignored without a word: what it was to switch on stays off, or has become the normal way long ago.',
    remedy: 'Correct the name, or remove the flag.',
    references: [
      'https://docs.gitlab.com/runner/configuration/feature-flags/',
      'gitlab-runner: helpers/featureflags/flags.go of every release from v11.11 to v19.3',
    ],
    keys: ['runners.feature_flags'],
    fix: 'Removes a flag that the runner has given up.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.feature_flags]
        FF_USE_FASTZP = true
`,
      `runners:
  config: |
    [[runners]]
      environment = ["FF_GITLAB_REGISTRY_HELPER_IMAGE=true"]
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      environment = ["FF_USE_POD_SPEC=true"]
`,
      {
        file: 'config.toml',
        runner: '16.0',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.feature_flags]
    FF_CLEAN_UP_FAILED_CACHE_EXTRACT = true
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      environment = ["FF_NETWORK_PER_BUILD=1", "FF_OF_MY_OWN=1"]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.feature_flags]
        FF_USE_FASTZIP = true
`,
    ],
    fixed: [
      null,
      `runners:
  config: |
    [[runners]]
      environment = []
`,
      null,
      null,
    ],
  },
  check(release, report) {
    const swallowed = new Set(swallowedSettings(release).map(({ at }) => JSON.stringify(at.route)));
    for (const { at, name } of release.runners.flatMap(unreadFlagsIn(release))) {
      if (!swallowed.has(JSON.stringify(at.route)))
        report({ at, ...adviceOn(name, release), fix: removalFix(at, name, release) });
    }
  },
});

interface Named {
  readonly at: View;
  readonly name: string;
}

/** Flags of the table, and those variables of `environment` that are meant as flags. */
function unreadFlagsIn({ runner: version }: Release): (runner: RunnerView) => readonly Named[] {
  return (runner) => {
    const inTable = runner.at('feature_flags').entries();
    const inEnvironment = runner.at('environment').items();
    const flags = [
      ...inTable.map((at) => ({ at, name: String(at.key) })),
      ...inEnvironment.map((at) => ({ at, name: at.string?.split('=', 1)[0] ?? '' })).filter(isFlag),
    ];
    return flags.filter(({ at, name }) => at.written && !isKnown(name, version));
  };
}

/** Some version knows it, or it is named as most flags of the runner are; others may be the user's own. */
function isFlag({ name }: Named): boolean {
  return name.startsWith('FF_USE_') || featureFlag(name) !== undefined;
}

function isKnown(name: string, version: string): boolean {
  const flag = featureFlag(name);
  if (!flag || compareVersions(version, flag.since) < 0) return false;
  return flag.until === undefined || compareVersions(version, flag.until) <= 0;
}

/** A flag that the runner has given up says nothing; one that is misspelt or too new was meant. */
function removalFix(at: View, name: string, { runner }: Release): Proposal | undefined {
  const until = featureFlag(name)?.until;
  if (until === undefined || compareVersions(runner, until) <= 0) return undefined;
  return { disposition: 'safe', title: `Remove ${name}.`, changes: [{ op: 'remove', at }] };
}

function adviceOn(name: string, { runner }: Release): { message: string; remedy?: string } {
  const flag = featureFlag(name);
  if (!flag) return { message: `The runner knows no feature flag \`${name}\` and ignores it without a word.` };
  if (compareVersions(runner, flag.since) < 0) {
    return {
      message: `Runner ${runner} ignores \`${name}\` without a word: it needs runner ${flag.since}.`,
      remedy: `Upgrade to runner ${flag.since} or later, or remove ${name}.`,
    };
  }
  return {
    message: `Runner ${runner} ignores \`${name}\` without a word: runner ${flag.until} was the last to know it.`,
    remedy: `Remove ${name}.`,
  };
}
