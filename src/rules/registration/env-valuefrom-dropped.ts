import { chartKey, knows } from '../../knowledge/index.ts';
import { defineRule } from '../../model/rule.ts';
import { droppedValueFrom } from '../shared/value-from.ts';
import { isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'env-valuefrom-dropped',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'An item of envVars takes its value from elsewhere, and the chart drops that.',
    why: 'The chart prints only name and value of each item of envVars. With valueFrom the variable is there, but empty: a token or key from a Secret never arrives.',
    remedy: 'Move the variable to extraEnvFrom, which takes secretKeyRef, configMapKeyRef and fieldRef.',
    references: [
      'gitlab-runner chart 0.92.0: templates/_env_vars.tpl',
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/',
    ],
    keys: ['envVars'],
  },
  examples: {
    bad: [
      `envVars:
  - name: CACHE_S3_ACCESS_KEY
    valueFrom:
      secretKeyRef:
        name: s3access
        key: accesskey
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `envVars:
  - name: CACHE_SHARED
    value: "true"
extraEnv:
  CACHE_TYPE: s3
  CACHE_S3_BUCKET_NAME: ci-cache
  CACHE_S3_AUTHENTICATION_TYPE: access-key
extraEnvFrom:
  CACHE_S3_ACCESS_KEY:
    secretKeyRef:
      name: s3access
      key: accesskey
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { chart, values } = release;
    if (!values || chart === null) return;
    const instead = chartKey('extraEnvFrom');
    for (const { item, at } of droppedValueFrom(values)) {
      const name = item.at('name').string ?? 'the variable';
      const effect = isGiven(item.at('value')) ? 'only `value` counts' : `${name} is empty`;
      report({
        at,
        message: `The chart drops \`valueFrom\` without a word: ${effect}.`,
        remedy:
          instead && knows(chart, instead)
            ? `Move ${name} to extraEnvFrom: the name as the key, what stands below valueFrom as it is.`
            : `Chart ${chart} cannot take it from elsewhere: extraEnvFrom needs ${instead?.since ?? 'a newer one'}.`,
      });
    }
  },
});
