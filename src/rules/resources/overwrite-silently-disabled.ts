import type { Proposal } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { dotted, header } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isFalsy } from '../shared/truth.ts';
import { variablesIn, type Variable } from '../shared/variables.ts';

/** Job variables with a setting of their own (executors/kubernetes/overwrites.go). */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['KUBERNETES_NAMESPACE_OVERWRITE', 'namespace_overwrite_allowed'],
  ['KUBERNETES_SERVICE_ACCOUNT_OVERWRITE', 'service_account_overwrite_allowed'],
  ['KUBERNETES_BEARER_TOKEN', 'bearer_token_overwrite_allowed'],
]);
/** Families of variables: the rest of the name is free. */
const FAMILY = /^KUBERNETES_(POD_LABELS|POD_ANNOTATIONS|NODE_SELECTOR|NODE_TOLERATIONS)_/;
/** Those whose value is `key=value`. */
const MAPS = /^KUBERNETES_(POD_LABELS|POD_ANNOTATIONS|NODE_SELECTOR)_/;
const RESOURCE = /^KUBERNETES_((?:(?:HELPER|SERVICE)_)?(?:CPU|MEMORY|EPHEMERAL_STORAGE)_(?:REQUEST|LIMIT))$/;

export default defineRule({
  id: 'overwrite-silently-disabled',
  group: 'resources',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A job variable that overwrites a setting is given, and the setting that allows it is not.',
    why: 'KUBERNETES_CPU_LIMIT, KUBERNETES_NODE_SELECTOR_… and the like count only where the matching …_overwrite_max_allowed or …_overwrite_allowed is set. Otherwise the variable is ignored; the runner says so in its debug log only.',
    remedy: 'Write the value itself into [runners.kubernetes], or allow the overwrite there.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#overwrite-container-resources',
      'gitlab-runner v19.3.0: executors/kubernetes/overwrites.go',
    ],
    keys: [
      'runners.environment',
      'runners.kubernetes.*_overwrite_max_allowed',
      'runners.kubernetes.*_overwrite_allowed',
    ],
    fix: 'Makes the variable the setting itself: cpu_request, node_selector, pod_labels and the like. Unsafe, because jobs then get what they have never had.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  environment = ["KUBERNETES_CPU_REQUEST=2"]\n  [runners.kubernetes]\n    image = "debian:12"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  environment = ["KUBERNETES_NODE_SELECTOR_GPU=gpu=true", "LANG=C.UTF-8"]\n  [runners.kubernetes]\n    image = "debian:12"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  environment = ["KUBERNETES_CPU_REQUEST=2", "KUBERNETES_PORT=1", "KUBERNETES_MEMORY_LIMIT="]
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    cpu_request_overwrite_max_allowed = "4"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    cpu_request = "2"
`,
      `[[runners]]
  executor = "kubernetes"
  environment = ["LANG=C.UTF-8"]
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.node_selector]
      gpu = "true"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const variable of variablesIn(runner.at('environment'))) {
        const { at, name, text } = variable;
        const setting = text === '' ? undefined : settingOf(name);
        if (setting === undefined || !isOff(runner, setting)) continue;
        report({
          at,
          message: `${name} is ignored: ${setting} is not set in ${header('runners.kubernetes')}, and the runner says so in its debug log only.`,
          fix: settingInstead(runner, variable),
        });
      }
    }
  },
});

/** The setting that allows a job variable to overwrite another; undefined for variables that overwrite nothing. */
function settingOf(name: string): string | undefined {
  const [, family] = FAMILY.exec(name) ?? [];
  if (family !== undefined) return `${family.toLowerCase()}_overwrite_allowed`;
  const [, resource] = RESOURCE.exec(name) ?? [];
  return resource === undefined ? NAMES.get(name) : `${resource.toLowerCase()}_overwrite_max_allowed`;
}

function isOff(runner: RunnerView, setting: string): boolean {
  const at: View = runner.at(['kubernetes', setting]);
  return isFalsy(at);
}

/** The setting that the variable was to overwrite, where it is not set itself. */
function settingInstead(runner: RunnerView, { at, name, value }: Variable): Proposal | undefined {
  if (value === undefined) return undefined;
  const [, amount] = RESOURCE.exec(name) ?? [];
  const [, table] = MAPS.exec(name) ?? [];
  const [, key, own] = /^([^=]+)=(.*)$/.exec(value) ?? [];
  const kubernetes = runner.at('kubernetes');
  if (amount !== undefined) return moved(runner, at, { to: kubernetes.at(amount.toLowerCase()), value });
  if (table === undefined || key === undefined || own === undefined) return undefined;
  return moved(runner, at, { to: kubernetes.at([table.toLowerCase(), key]), value: own });
}

/** Takes the variable out of the list, and the list away with its last item. */
function moved(runner: RunnerView, at: View, { to, value }: { to: View; value: string }): Proposal | undefined {
  if (to.kind !== 'absent') return undefined;
  const environment = runner.at('environment');
  return {
    disposition: 'unsafe',
    title: `Set ${dotted(to.route.slice(1))} = "${value}" instead of the variable.`,
    changes: [
      { op: 'set', at: to, value },
      { op: 'remove', at: environment.items().length === 1 ? environment : at },
    ],
  };
}
