import { chartKey, knows } from '../../knowledge/index.ts';
import type { Correction, Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { enumerate } from '../shared/names.ts';
import { droppedValueFrom } from '../shared/value-from.ts';
import { isFalsy, isGiven } from '../shared/truth.ts';

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
    fix: 'Moves all such variables to extraEnvFrom, where the chart has that. Items with a value of their own are left alone.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: CI_SERVER_TOKEN
    valueFrom:
      secretKeyRef:
        name: gitlab-runner
        key: token
`,
      `envVars:
  - name: CACHE_SHARED
    value: "true"
  - name: NODE_NAME
    value: ""
    valueFrom:
      fieldRef: { fieldPath: spec.nodeName } # of the manager
runners:
  secret: gitlab-runner-token
`,
      `# What counts is the value.
envVars:
  - name: CACHE_S3_ACCESS_KEY
    value: minio
    valueFrom:
      secretKeyRef: { name: s3access, key: accesskey }
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
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
extraEnvFrom:
  CI_SERVER_TOKEN:
    secretKeyRef:
      name: gitlab-runner
      key: token
`,
      `envVars:
  - name: CACHE_SHARED
    value: "true"
runners:
  secret: gitlab-runner-token
extraEnvFrom:
  NODE_NAME:
    fieldRef: { fieldPath: spec.nodeName } # of the manager
`,
      null,
    ],
  },
  check(release, report) {
    const { chart, values } = release;
    if (!values || chart === null) return;
    const instead = chartKey('extraEnvFrom');
    const isKnown = instead !== undefined && knows(chart, instead);
    const dropped = droppedValueFrom(values);
    const fix = isKnown ? moved(dropped, values) : undefined;
    for (const { item, at } of dropped) {
      const name = item.at('name').string ?? 'the variable';
      const effect = isGiven(item.at('value')) ? 'only `value` counts' : `${name} is empty`;
      report({
        at,
        message: `The chart drops \`valueFrom\` without a word: ${effect}.`,
        remedy: isKnown
          ? `Move ${name} to extraEnvFrom: the name as the key, what stands below valueFrom as it is.`
          : `Chart ${chart} cannot take it from elsewhere: extraEnvFrom needs ${instead?.since ?? 'a newer one'}.`,
        fix: isMovable(item, values) ? fix : undefined,
      });
    }
  },
});

/** One fix for all of them: to take items out of a list renumbers those behind. */
function moved(dropped: ReturnType<typeof droppedValueFrom>, values: View): Proposal {
  const movable = dropped.filter(({ item }) => isMovable(item, values));
  const moves = movable.map(({ item, at }): Correction => {
    return { op: 'move', at, to: values.at(['extraEnvFrom', nameOf(item)]) };
  });
  const list = values.at('envVars');
  const emptied: readonly View[] = movable.length === list.items().length ? [list] : movable.map(({ item }) => item);
  const removals = emptied.toReversed().map((at): Correction => ({ op: 'remove', at }));
  const names = enumerate(movable.map(({ item }) => nameOf(item)));
  return {
    disposition: 'safe',
    title: `Move ${names} from envVars to extraEnvFrom.`,
    changes: [...moves, ...removals],
  };
}

/** Of variables that are given twice another rule speaks. */
function isMovable(item: View, values: View): boolean {
  const name = nameOf(item);
  const namesakes = values
    .at('envVars')
    .items()
    .filter((other) => nameOf(other) === name);
  const isOnly = namesakes.length === 1 && !values.at(['extraEnvFrom', name]).written;
  return name !== '' && isOnly && isFalsy(item.at('value'));
}

function nameOf(item: View): string {
  return item.at('name').string ?? '';
}
