import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isLabelName, LABEL_VALUE, TAINT_EFFECTS } from '../shared/kube-names.ts';
import { swallowedSettings } from '../shared/map-tables.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'toleration-effect-invalid',
  group: 'resources',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'An entry of node_tolerations is no toleration that Kubernetes takes.',
    why: 'The key is `name` or `name=value`, the value is the effect alone. Everything else reaches the API server as it stands, which refuses the pod: `spec.tolerations[0].effect: Unsupported value: "true:NoSchedule"`. Every job fails.',
    remedy: 'Write "name=value" = "NoSchedule", or "name" = "" for every effect.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#other-configtoml-settings',
      'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (getPodTolerations)',
    ],
    keys: ['runners.kubernetes.node_tolerations'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes.node_tolerations]\n    "dedicated" = "ci:NoSchedule"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes.node_tolerations]\n    "dedicated=ci:NoSchedule" = ""\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes.node_tolerations]\n    "dedicated=ci" = "noSchedule"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [runners.kubernetes.node_tolerations]
    "node-role.kubernetes.io/master" = "NoSchedule"
    "custom.toleration=value" = "NoExecute"
    "empty.value=" = "PreferNoSchedule"
    "onlyKey" = ""
    "" = ""
`,
      },
      {
        file: 'config.toml',
        besides: ['swallowed-by-map-table'],
        text: `# A setting that has slipped into the table is another fault.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
  [runners.kubernetes.node_tolerations]
    "dedicated" = "NoSchedule"
    memory_limit = "2Gi"
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const at of runner.at('kubernetes.node_tolerations').entries()) {
        if (
          at.string === undefined ||
          swallowedSettings(release).some((lost) => lost.at.route.join() === at.route.join())
        )
          continue;
        const cause = `${at.key}${at.string}`.includes('$') ? undefined : causeOf(at, at.string);
        if (cause === undefined) continue;
        report({ at, message: `Every job fails: ${cause}`, ...remedyFor(String(at.key), at.string) });
      }
    }
  },
});

function causeOf({ key }: View, effect: string): string | undefined {
  if (!TAINT_EFFECTS.includes(effect))
    return `the value must be an effect (${enumerate(TAINT_EFFECTS.slice(1), 'or')}), \`Unsupported value: "${effect}"\`.`;
  const [name = '', ...rest] = String(key).split('=');
  if (name === '')
    return rest.length === 0 ? undefined : 'a taint cannot have a value without a name, `operator must be Exists`.';
  if (!isLabelName(name)) return `"${name}" cannot be the name of a taint, \`spec.tolerations[0].key: Invalid value\`.`;
  return LABEL_VALUE.test(rest.join('='))
    ? undefined
    : `"${rest.join('=')}" cannot be the value of a taint, \`spec.tolerations[0].operator: Invalid value\`.`;
}

/** The parts sorted anew, where `a=b:NoSchedule`, `a:NoSchedule` or `a` with `b:NoSchedule` stands. */
function remedyFor(key: string, value: string): { remedy?: string } {
  const effect = TAINT_EFFECTS.slice(1).find((effect) => [key, value].some((text) => text.endsWith(`:${effect}`)));
  if (effect === undefined) {
    const meant = TAINT_EFFECTS.slice(1).find((known) => known.toLowerCase() === value.toLowerCase());
    if (meant !== undefined) return { remedy: `Write "${key}" = "${meant}".` };
    const isValue = isLabelName(key) && LABEL_VALUE.test(value);
    return isValue ? { remedy: `Write "${key}=${value}" = "NoSchedule", or the effect that the taint has.` } : {};
  }
  if (key.endsWith(`:${effect}`)) return { remedy: `Write "${key.slice(0, -effect.length - 1)}" = "${effect}".` };
  return { remedy: `Write "${key}=${value.slice(0, -effect.length - 1)}" = "${effect}".` };
}
