import { compareVersions } from '../../knowledge/index.ts';
import { defineRule } from '../../model/rule.ts';
import { dotted } from '../shared/names.ts';

export default defineRule({
  id: 'label-not-string',
  group: 'syntax',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'A label, annotation or node label of the manager is a number or a boolean.',
    why: 'The chart copies these maps as they are, and Kubernetes takes only text in them: "cannot unmarshal bool into Go struct field ObjectMeta.spec.template.metadata.labels of type string". The installation fails. Older charts put podLabels and deploymentLabels into quotes.',
    remedy: 'Put the value into quotes.',
    references: [
      'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml, templates/configmap.yaml',
    ],
    keys: ['podLabels', 'podAnnotations', 'nodeSelector'],
    fix: 'Puts the value into quotes, as it is written.',
  },
  examples: {
    bad: [
      `podLabels:
  admission.datadoghq.com/enabled: false
runners:
  secret: gitlab-runner-token
`,
      `nodeSelector:
  example.com/gpu: 1
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `podLabels:
  admission.datadoghq.com/enabled: "false"
runners:
  secret: gitlab-runner-token
`,
      `# The chart puts these into quotes.
podAnnotations:
  prometheus.io/scrape: true
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'values.yaml',
        chart: '0.66.0',
        text: `podLabels:
  admission.datadoghq.com/enabled: false
runners:
  secret: gitlab-runner-token
`,
      },
    ],
    fixed: [
      `podLabels:
  admission.datadoghq.com/enabled: "false"
runners:
  secret: gitlab-runner-token
`,
      `nodeSelector:
  example.com/gpu: "1"
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check({ values, chart }, report) {
    if (!values || chart === null) return;
    for (const { map, since } of COPIED) {
      if (compareVersions(chart, since) < 0) continue;
      for (const at of values.at(map).entries()) {
        if (!at.written || (at.boolean === undefined && at.number === undefined)) continue;
        const type = at.boolean === undefined ? 'number' : 'bool';
        report({
          at: at.valuePlace,
          message: `The installation fails with \`cannot unmarshal ${type} into Go struct field … of type string\`: ${dotted(at.route.slice(0, 1))} takes only text.`,
          remedy: `Write "${String(at.value)}", in quotes.`,
          fix: {
            disposition: 'safe',
            title: `Put the value of ${at.key} in ${map} into quotes.`,
            changes: [{ op: 'quote', at }],
          },
        });
      }
    }
  },
});

/** Maps of text that the chart copies without quotes, and since when. */
const COPIED = [
  { map: 'nodeSelector', since: '0.2.0' },
  { map: 'deploymentAnnotations', since: '0.56.1' },
  { map: 'podLabels', since: '0.70.0' },
  { map: 'deploymentLabels', since: '0.73.0' },
  { map: 'configMapLabels', since: '0.89.0' },
];
