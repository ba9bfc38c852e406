import { changedDefaults, compareVersions, UPGRADE_NOTES } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { PatchValue } from '../../model/patch.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { legacyRunnersKeys } from '../shared/legacy.ts';
import { dotted } from '../shared/names.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'changed-between-charts',
  group: 'upgrade',
  since: '0.1.0',
  severity: 'info',
  confidence: 'high',
  docs: {
    what: 'The same values mean something else to the chart that they are carried over to.',
    why: 'Between two versions of the chart defaults change, and templates make other objects of the same values. Only runner-lint upgrade asks for this: a file alone does not tell which chart it was written for.',
    remedy: 'Look whether you want the new behaviour; a default that you relied on can be written down.',
    references: ['gitlab-runner chart: values.yaml, templates and CHANGELOG.md of the versions named'],
    fix: 'Writes the default down that the older chart had, where it is a single value or the image of jobs.',
  },
  examples: {
    bad: [
      {
        file: 'values.yaml',
        chart: '0.65.0',
        writtenFor: '0.64.0',
        text: `# The default of checkInterval went from 30 to 3.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
`,
      },
    ],
    fixed: [
      `# The default of checkInterval went from 30 to 3.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
checkInterval: 30
`,
    ],
    good: [
      {
        file: 'values.yaml',
        chart: '0.65.0',
        writtenFor: '0.64.0',
        besides: ['musl-helper-image', 'ndots-search-expansion'],
        text: `gitlabUrl: https://gitlab.example.com/
checkInterval: 30
rbac:
  create: true
`,
      },
    ],
  },
  check(release, report) {
    const { chart, writtenFor, values } = release;
    if (!values || chart === null || writtenFor === undefined) return;
    for (const { route, before, after } of changedDefaults(writtenFor, chart)) {
      const at = values.at(route);
      if (isGiven(at, values)) continue;
      const fix = kept(at, before, release);
      report({ at, message: defaultMessage(dotted(route), before, after), ...(fix ? { fix } : {}) });
    }
    for (const { since, about, unless, note } of UPGRADE_NOTES) {
      if (compareVersions(since, writtenFor) <= 0 || compareVersions(since, chart) > 0) continue;
      if (unless !== undefined && values.at(unless).written) continue;
      const at = values.at(about ?? []);
      if (about === undefined || at.written) report({ at, message: `Since chart ${since}: ${note}` });
    }
  },
});

/** Writes the older default down, unless a file of which this is a part or GitLab's own chart may give the setting. */
function kept(at: View, before: unknown, release: Release): Proposal | undefined {
  const { umbrella, values, writtenFor, runners } = release;
  if (!values || isFalsy(values.at('gitlabUrl')) || umbrella?.gitlab || typeof before === 'object') return undefined;
  const title = `Keep the default of chart ${writtenFor} for ${dotted(at.route)}.`;
  if (dotted(at.route) !== 'runners.config')
    return { disposition: 'safe', title, changes: [{ op: 'set', at, value: before as PatchValue }] };
  // They bring the older text along, and comments to its image.
  if (legacyRunnersKeys(release).length > 0) return undefined;
  const image = IMAGE.exec(String(before))?.[1];
  const own = runners[0]?.at('kubernetes.image');
  if (image === undefined || !own || own.unknown || own.value === image) return undefined;
  return { disposition: 'safe', title, changes: [{ op: 'set', at: own, value: image }] };
}

/** In the chart's own texts. */
const IMAGE = /^ *image = "([^"]*)"$/m;

/** True where the file gives the setting, or something else in its place. */
function isGiven(at: View, values: View): boolean {
  return at.written || at.route.some((_, index) => index > 0 && values.at(at.route.slice(0, index)).kind === 'scalar');
}

function defaultMessage(name: string, before: unknown, after: unknown): string {
  const isShort = [before, after].every((value) => JSON.stringify(value).length < 40);
  const change = isShort ? ` from ${JSON.stringify(before)} to ${JSON.stringify(after)}` : '';
  return `${name} is not given, and its default changes${change}.`;
}
