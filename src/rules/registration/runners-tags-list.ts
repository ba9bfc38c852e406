import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { knownTexts } from '../shared/truth.ts';
import { tagsAsList } from '../shared/values-shape.ts';

export default defineRule({
  id: 'runners-tags-list',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'runners.tags is a list; the chart prints it as one odd tag.',
    why: 'The chart prints the value as text, and a list prints as `[docker linux]`: the runner gets one tag with brackets and blanks in it, and no job with one of the tags is ever picked up.',
    remedy: 'Write the tags as one text, with commas between them.',
    references: ['gitlab-runner chart 0.92.0: templates/_env_vars.tpl (RUNNER_TAG_LIST)'],
    keys: ['runners.tags'],
    fix: 'Writes the tags as one text, with commas between them.',
  },
  examples: {
    bad: [
      `runners:
  tags: [docker, linux]
`,
    ],
    good: [
      `runners:
  tags: docker,linux
`,
      {
        file: 'values.yaml',
        besides: ['server-side-settings-ignored'],
        text: `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  tags: [docker, linux]
`,
      },
    ],
    fixed: [
      `runners:
  tags: docker,linux
`,
    ],
  },
  check(release, report) {
    // With a token of the new kind the chart leaves the tags out: GitLab keeps them.
    if (release.values?.at('runnerToken').string?.startsWith('glrt-')) return;
    for (const problem of release.problems) {
      const at = tagsAsList(problem);
      if (!at) continue;
      const tags = knownTexts(at);
      report({
        at,
        message: `The tags arrive as the one tag \`${tags ? `[${tags.join(' ')}]` : '[… …]'}\`: jobs with any of them are never picked up.`,
        ...(tags ? corrected(at, tags.join(',')) : {}),
      });
    }
  },
});

function corrected(at: View, tags: string): Pick<Report, 'remedy' | 'fix'> {
  const remedy = `Write tags: "${tags}".`;
  return { remedy, fix: { disposition: 'safe', title: remedy, changes: [{ op: 'set', at, value: tags }] } };
}
