import { VERSION } from '../../src/report/version.ts';
import { didYouMean } from '../../src/config/did-you-mean.ts';
import { GROUPS } from '../../src/rules/groups.ts';

/** Longer ids would not fit the table of `runner-lint rules` into 80 columns. */
const LONGEST_ID = 38;

/** A file to begin a rule with: its path from the root of the project and its text; or why there can be no such rule. */
export type NewRule = { readonly path: string; readonly text: string } | { readonly problem: string };

/** The file for a rule `group/id`. It compiles, and its examples fail until it finds something. */
export function newRule(name: string, ids: readonly string[]): NewRule {
  const [group = '', id, ...rest] = name.split('/');
  if (id === undefined || rest.length > 0) return { problem: `${name}: write it as group/id` };
  const groups = Object.keys(GROUPS);
  if (!groups.includes(group))
    return { problem: `there is no group ${group}${didYouMean(group, groups) || `; groups are ${groups.join(', ')}`}` };
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || id.length > LONGEST_ID)
    return { problem: `${id}: an id is words in lower case with hyphens, of at most ${LONGEST_ID} characters` };
  if (ids.includes(id)) return { problem: `there is a rule ${id} already` };
  return { path: `src/rules/${group}/${id}.ts`, text: textOf(group, id) };
}

function textOf(group: string, id: string): string {
  return `import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: '${id}',
  group: '${group}',
  since: '${VERSION}',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'One sentence that says what is wrong.',
    why: 'What happens to jobs, and why, with the error text that users see.',
    remedy: 'What to write instead.',
    references: ['gitlab-runner v19.3.0: FILE (FUNCTION)'],
    keys: ['runners.kubernetes.KEY'],
  },
  examples: {
    bad: [
      \`gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
\`,
    ],
    good: [
      \`gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
\`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const at = runner.at('kubernetes.KEY');
      if (at.string === 'WRONG') report({ at, message: 'What happens to the jobs of this very file.' });
    }
  },
});
`;
}
