import { defineRule } from '../../model/rule.ts';
import { reportSyntax } from '../shared/syntax.ts';

export default defineRule({
  id: 'yaml-syntax',
  group: 'syntax',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The file is not YAML that Helm can read.',
    why: 'Helm stops before it renders anything: "Error: failed to parse values.yaml: error converting YAML to JSON: yaml: line …". Nothing of the file has any effect.',
    remedy:
      'Correct the text at this place. Indent with spaces, and quote a value that begins with a special character.',
    references: [
      'https://helm.sh/docs/chart_template_guide/yaml_techniques/',
      'https://github.com/kubernetes-sigs/yaml (the reader that Helm uses)',
    ],
  },
  examples: {
    bad: [
      `runners:
	tags: docker
`,
      `runnerToken: "glrt-xxxxxxxxxxxxxxxxxxxx
concurrent: 4
`,
    ],
    good: [
      `runners:
  tags: docker
`,
      `# A tab inside a quoted value is fine.
runners:
  name: "build	farm"
`,
    ],
  },
  check(release, report) {
    reportSyntax(release, 'yaml', report, 'Helm refuses the file, so nothing is installed or upgraded.');
  },
});
