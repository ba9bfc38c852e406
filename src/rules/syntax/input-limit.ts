import { defineRule } from '../../model/rule.ts';
import { reportSyntax } from '../shared/syntax.ts';

const DEEP = `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx\naffinity: ${'['.repeat(300)}${']'.repeat(300)}\n`;
const LESS_DEEP = `runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx\naffinity: {a: ${'['.repeat(100)}${']'.repeat(100)}}\n`;

export default defineRule({
  id: 'input-limit',
  group: 'syntax',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The file is larger or deeper than what is looked at.',
    why: 'Files above 5 MB, TOML of more than a million characters, nesting deeper than 200 levels and aliases that multiply beyond measure are no configuration that people write. They are refused at once, so that a run always ends.',
    remedy: 'Check whether this is the right file. Split it, or write out what the aliases stand for.',
    references: ['https://yaml.org/spec/1.2.2/#71-alias-nodes', 'https://github.com/yaml/go-yaml (excessive aliasing)'],
  },
  examples: { bad: [DEEP], good: [LESS_DEEP] },
  check(release, report) {
    reportSyntax(release, 'limit', report, 'Nothing else in it was checked.');
  },
});
