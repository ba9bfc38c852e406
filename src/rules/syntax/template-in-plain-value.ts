import { compareVersions } from '../../knowledge/index.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isReadByHelmAlone } from '../shared/helm-reads.ts';
import { dotted } from '../shared/names.ts';
import { isSecretName } from '../shared/secrets.ts';
import { textOf } from '../shared/truth.ts';

export default defineRule({
  id: 'template-in-plain-value',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A Helm template stands in a value that the chart does not render.',
    why: 'Values are no templates. Only a few keys go through `tpl` (runners.config, runners.secret, image, labels of pods and Deployments, extraObjects); in all others the braces arrive as they are, in the address of GitLab or the name of a Secret.',
    remedy: 'Write the value itself, or let what calls Helm fill it in.',
    references: [
      'https://helm.sh/docs/howto/charts_tips_and_tricks/#using-the-tpl-function',
      'gitlab-runner chart 0.92.0: templates/',
    ],
  },
  examples: {
    bad: [
      'gitlabUrl: "https://gitlab.{{ .Values.global.domain }}/"\n',
      'gitlabUrl: https://gitlab.example.com/\nextraEnv:\n  KUBERNETES_NAMESPACE: "{{ .Release.Namespace }}"\n',
      {
        file: 'values.yaml',
        chart: '0.60.0',
        text: 'gitlabUrl: https://gitlab.example.com/\nrunners:\n  secret: "{{ .Release.Name }}-token"\n',
      },
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
podLabels:
  release: "{{ .Release.Name }}"
runners:
  secret: "{{ .Release.Name }}-token"
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        namespace = "{{ .Release.Namespace }}"
`,
      `# Of another program.
gitlabUrl: "https://{{ gitlab_host }}/"
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      {
        file: 'values.yaml.gotmpl',
        text: `gitlabUrl: "https://gitlab.{{ .Values.domain }}/"
rbac:
  create: true
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      },
    ],
  },
  check(release, report) {
    const { values, chart } = release;
    if (!values || chart === null || !isReadByHelmAlone(release)) return;
    for (const at of plainValues(values, chart)) {
      const text = textOf(at);
      if (!at.written || text === undefined || !HELM.test(text)) continue;
      report({
        at: at.valuePlace,
        secret: isSecretName(at.key),
        message: `The chart does not render \`${dotted(at.route)}\`: the braces arrive as they are written.`,
      });
    }
  },
});

/** What only Helm has in its templates. */
const HELM = /\{\{-?\s*(?:\.Values\b|\.Release\b|\.Chart\b|include\s|tpl\s|printf\s|default\s)/;

function plainValues(values: View, chart: string): readonly View[] {
  const texts = [
    ...PLAIN,
    ...RENDERED.filter(({ since }) => compareVersions(chart, since) < 0).map(({ path }) => path),
  ];
  return [
    ...texts.map((path) => values.at(path)),
    ...PLAIN_MAPS.flatMap((path) => values.at(path).entries()),
    ...values
      .at('envVars')
      .items()
      .map((item) => item.at('value')),
  ];
}

const PLAIN = [
  'gitlabUrl',
  'runnerToken',
  'runnerRegistrationToken',
  'namespace',
  'certsSecretName',
  'priorityClassName',
  'serviceAccount.name',
  'runners.name',
  'runners.tags',
  'runners.jobNamespace',
  'runners.cache.secretName',
];
const PLAIN_MAPS = ['extraEnv', 'podAnnotations', 'deploymentAnnotations', 'nodeSelector'];

/** Since when a text goes through `tpl`. */
const RENDERED = [
  { path: 'runners.secret', since: '0.62.0' },
  { path: 'image.registry', since: '0.62.0' },
  { path: 'image.image', since: '0.62.0' },
  { path: 'image.tag', since: '0.62.0' },
];
