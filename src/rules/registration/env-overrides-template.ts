import { runnerKeyOfVariable, type VariableKey } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { withoutConfigKey } from '../shared/config-to-values.ts';
import { managerVariables, type ManagerVariable } from '../shared/manager-variables.ts';
import { isSecretName } from '../shared/secrets.ts';
import { textOf } from '../shared/truth.ts';
import { withoutVariable } from '../shared/variable-fixes.ts';

export default defineRule({
  id: 'env-overrides-template',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A setting stands in runners.config and, with another value, in a variable of the manager.',
    why: '"gitlab-runner register" reads its own variables (KUBERNETES_…, RUNNER_…, CACHE_… and others) first and then fills what is missing from the template, so that the variable counts and the template is dropped without a word. Of a list all of the template is dropped. Zero values are the exception: false and 0 of a variable never beat the template, so that they cannot switch off what it switches on.',
    remedy: 'Keep one of the two.',
    references: [
      'https://docs.gitlab.com/runner/register/#register-with-a-configuration-template',
      'gitlab-runner v19.3.0: commands/register.go (configTemplate.MergeTo: mergo without override)',
      'gitlab-runner chart 0.92.0: templates/_env_vars.tpl',
    ],
    keys: ['envVars', 'extraEnv', 'runners.config'],
    fix: 'Removes the one that has no effect; a list in runners.config that is dropped as a whole is left. Unsafe where the two differ, as it may be the one that is meant.',
  },
  examples: {
    bad: [
      `extraEnv:
  KUBERNETES_IMAGE: debian:12
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "ubuntu:24.04"
`,
      `# The list of the template is dropped as a whole.
envVars:
  - name: RUNNER_ENV
    value: GIT_DEPTH=5
runners:
  config: |
    [[runners]]
      environment = ["HTTPS_PROXY=http://proxy.example.com:3128"]
      [runners.kubernetes]
        image = "ubuntu:24.04"
`,
      `# false does not beat the template.
extraEnv:
  KUBERNETES_PRIVILEGED: "false"
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        privileged = true
`,
      `extraEnv:
  FEATURE_FLAGS: FF_USE_FASTZIP:false
runners:
  config: |
    [[runners]]
      [runners.feature_flags]
        FF_USE_FASTZIP = true
`,
      `# The same twice: harmless, and said as information.
extraEnv:
  RUNNER_REQUEST_CONCURRENCY: "4"
runners:
  config: |
    [[runners]]
      request_concurrency = 4
`,
    ],
    good: [
      `extraEnv:
  KUBERNETES_POLL_TIMEOUT: "600"
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "ubuntu:24.04"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `# An empty text is as none.
extraEnv:
  KUBERNETES_IMAGE: ""
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "ubuntu:24.04"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `# Maps are put together.
extraEnv:
  KUBERNETES_NODE_SELECTOR: kubernetes.io/arch:arm64
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "ubuntu:24.04"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.node_selector]
          pool = "ci"
`,
      `# No variable of register: jobs do not see it either.
extraEnv:
  KUBERNETES_SERVICE_HOST: 10.0.0.1
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        host = "https://10.0.0.2"
`,
    ],
    fixed: [
      `extraEnv:
  KUBERNETES_IMAGE: debian:12
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
`,
      null,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        privileged = true
`,
      `runners:
  config: |
    [[runners]]
      [runners.feature_flags]
        FF_USE_FASTZIP = true
`,
      `# The same twice: harmless, and said as information.
extraEnv:
  RUNNER_REQUEST_CONCURRENCY: "4"
runners:
  config: |
    [[runners]]
`,
    ],
  },
  check(release, report) {
    const { values, config, configRole, runners } = release;
    const [template, ...others] = config?.at('runners').items() ?? [];
    const [runner] = runners;
    if (configRole !== 'template' || !values || !template || !runner || others.length > 0) return;
    for (const variable of managerVariables(release)) {
      const key = runnerKeyOfVariable(variable.name, release.runner);
      const route = key && routeOf(key, variable);
      if (!route) continue;
      const at = template.at(route);
      const found = at.written && !at.unknown ? judged(at, runner.at(route), variable) : undefined;
      if (found)
        report({
          ...found,
          fix: found.at === at ? withoutKey(found.at, found.severity === 'info') : withoutPowerless(variable, values),
        });
    }
  },
});

/** A variable of a map sets one entry of it, whose name stands before the first colon. A token in a template is wiped anyway. */
function routeOf({ type, route }: VariableKey, { value }: ManagerVariable): readonly string[] | undefined {
  if (route[0] === 'token') return undefined;
  if (!type.startsWith('map<')) return route;
  const [entry] = (value.string ?? '').split(':');
  return entry ? [...route, entry] : undefined;
}

function judged(at: View, counts: View, variable: ManagerVariable): Report | undefined {
  const secret = isSecretName(at.key);
  const { name, source } = variable;
  if (counts.origin?.kind !== 'environment') {
    return saysZero(variable.value) && !isZero(at) ? powerless(at, variable) : undefined;
  }
  const [before, after] = [shown(at), shown(counts)];
  if (before === after && before !== undefined)
    return {
      at,
      secret,
      severity: 'info',
      message: `\`${at.key}\` has no effect in runners.config; what counts is the same value, of ${name} in ${source}.`,
    };
  const value = secret || after === undefined ? `${name} of ${source}` : `${after} from ${name} of ${source}`;
  const whole = at.kind === 'list' ? ' The whole list of the template is dropped.' : '';
  return {
    at,
    secret,
    message: `\`${at.key}\` has no effect in runners.config: ${value} counts.${whole}`,
    remedy: `Remove ${at.key} from runners.config, or ${name} from ${source}.`,
  };
}

/** What the template switches on stays on. */
function powerless(at: View, { name, value, source }: ManagerVariable): Report {
  return {
    at: value,
    message: `${name} = ${shown(value)} has no effect: \`${at.key}\` is ${shown(at)} in runners.config, and false or 0 of a variable never beats that.`,
    remedy: `Change ${at.key} in runners.config, and remove ${name} from ${source}.`,
    related: [{ at, message: 'This counts.' }],
  };
}

/** Of the one entry that a variable gives to a map, what stands behind its colon. An empty text is no attempt to change anything. */
function saysZero({ value }: View): boolean {
  return /^(?:[^:]*:)?(?:0|f|F|false|False|FALSE)$/.test(String(value ?? ''));
}

function isZero({ value }: View): boolean {
  return value === false || value === 0 || value === '';
}

/** As TOML shows it; undefined for what nobody can tell. */
function shown(view: View): string | undefined {
  if (view.kind === 'list') {
    const items = view.items().map(textOf);
    return items.includes(undefined) ? undefined : JSON.stringify(items);
  }
  return view.unknown ? undefined : JSON.stringify(view.value);
}

/** A list is left: what it held is mostly wanted beside what the variable gives. */
function withoutKey(at: View, isSame: boolean): Proposal | undefined {
  if (isSame) return withoutConfigKey(at, 'safe');
  return at.kind === 'list' ? undefined : withoutConfigKey(at, 'unsafe');
}

function withoutPowerless({ name, value, source }: ManagerVariable, values: View): Proposal {
  return {
    disposition: 'unsafe',
    title: `Remove ${name} from ${source}, which has no effect.`,
    changes: [withoutVariable(values, value)],
  };
}
