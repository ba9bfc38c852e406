import type { Proposal } from '../../model/fix.ts';
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
    fix: 'Sorts name, value and effect anew. Unsafe where the effect is not written and NoSchedule is assumed.',
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
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes.node_tolerations]\n    # the nodes with GPUs\n    "gpu" = "true"\n',
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
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes.node_tolerations]
    "dedicated=ci" = "NoSchedule"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes.node_tolerations]
    "dedicated=ci" = "NoSchedule"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes.node_tolerations]
    "dedicated=ci" = "NoSchedule"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes.node_tolerations]
    # the nodes with GPUs
    "gpu=true" = "NoSchedule"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const tolerations = runner.at('kubernetes.node_tolerations');
      for (const at of tolerations.entries()) {
        if (
          at.string === undefined ||
          swallowedSettings(release).some((lost) => lost.at.route.join() === at.route.join())
        )
          continue;
        const entry = { key: String(at.key), effect: at.string };
        const cause = `${at.key}${at.string}`.includes('$') ? undefined : causeOf(entry);
        if (cause === undefined) continue;
        const meant = likelyMeant(entry);
        report({
          at,
          message: `Every job fails: ${cause}`,
          ...(meant ? { remedy: remedyFor(meant), fix: fixFor(at, tolerations, meant) } : {}),
        });
      }
    }
  },
});

/** One entry of the table: `name` or `name=value`, and its effect. */
interface Toleration {
  readonly key: string;
  readonly effect: string;
}

/** What an entry should have been; the effect may be a guess. */
interface Meant extends Toleration {
  readonly isGuess?: boolean;
}

function causeOf({ key, effect }: Toleration): string | undefined {
  if (!TAINT_EFFECTS.includes(effect))
    return `the value must be an effect (${enumerate(TAINT_EFFECTS.slice(1), 'or')}), \`Unsupported value: "${effect}"\`.`;
  const [name = '', ...rest] = key.split('=');
  if (name === '')
    return rest.length === 0 ? undefined : 'a taint cannot have a value without a name, `operator must be Exists`.';
  if (!isLabelName(name)) return `"${name}" cannot be the name of a taint, \`spec.tolerations[0].key: Invalid value\`.`;
  return LABEL_VALUE.test(rest.join('='))
    ? undefined
    : `"${rest.join('=')}" cannot be the value of a taint, \`spec.tolerations[0].operator: Invalid value\`.`;
}

/** The parts sorted anew, where `a=b:NoSchedule`, `a:NoSchedule` or `a` with `b:NoSchedule` stands; undefined where that is no toleration. */
function likelyMeant(entry: Toleration): Meant | undefined {
  const meant = sorted(entry);
  return meant && causeOf(meant) === undefined ? meant : undefined;
}

function sorted({ key, effect: value }: Toleration): Meant | undefined {
  const effects = TAINT_EFFECTS.slice(1);
  const effect = effects.find((one) => [key, value].some((text) => text.endsWith(`:${one}`)));
  if (effect === undefined) {
    const known = effects.find((one) => one.toLowerCase() === value.toLowerCase());
    if (known !== undefined) return { key, effect: known };
    return isLabelName(key) && LABEL_VALUE.test(value)
      ? { key: `${key}=${value}`, effect: 'NoSchedule', isGuess: true }
      : undefined;
  }
  if (key.endsWith(`:${effect}`))
    return value === '' || value === effect ? { key: key.slice(0, -effect.length - 1), effect } : undefined;
  return { key: `${key}=${value.slice(0, -effect.length - 1)}`, effect };
}

function remedyFor({ key, effect, isGuess }: Meant): string {
  return `Write "${key}" = "${effect}"${isGuess ? ', or the effect that the taint has' : ''}.`;
}

function fixFor(at: View, tolerations: View, { key, effect, isGuess }: Meant): Proposal | undefined {
  const isRenamed = key !== at.key;
  if (isRenamed && tolerations.at([key]).kind !== 'absent') return undefined;
  return {
    disposition: isGuess ? 'unsafe' : 'safe',
    title: `Write the toleration as "${key}" = "${effect}".`,
    changes: [{ op: 'set', at, value: effect }, ...(isRenamed ? [{ op: 'rename', at, key } as const] : [])],
  };
}
