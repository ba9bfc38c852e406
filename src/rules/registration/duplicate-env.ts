import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'duplicate-env',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A variable of the manager is given twice.',
    why: 'The chart prints its own variables, then envVars, extraEnv and extraEnvFrom. Kubernetes takes the last one of a name and warns: "hides previous definition of …, which may be dropped when using apply". What stands first has no effect, and after an upgrade the other may be gone.',
    remedy: "Give the variable once, those of the chart by the chart's own value.",
    references: ['gitlab-runner chart 0.92.0: templates/_env_vars.tpl', 'Kubernetes v1.33: pkg/api/pod/warnings.go'],
    keys: ['envVars', 'extraEnv'],
  },
  yieldsTo: ['server-side-settings-ignored', 'reserved-args-with-glrt'],
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: CI_SERVER_URL
    value: https://gitlab.example.org/
`,
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: CACHE_SHARED
    value: "true"
extraEnv:
  CACHE_SHARED: "false"
`,
      `# Nothing is hidden: said as information.
gitlabUrl: https://gitlab.example.com/
extraEnv:
  RUNNER_EXECUTOR: kubernetes
`,
      `# Likewise: what is hidden is the namespace of the installation.
gitlabUrl: https://gitlab.example.com/
extraEnv:
  KUBERNETES_NAMESPACE: ci
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
envVars:
  - name: CACHE_SHARED
    value: "true"
extraEnv:
  CACHE_TYPE: s3
  CACHE_S3_BUCKET_NAME: ci-cache
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# The chart leaves the variable out where the configuration has a namespace.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
extraEnv:
  KUBERNETES_NAMESPACE: ci
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
        namespace = "ci"
`,
    ],
  },
  check({ values }, report) {
    if (!values) return;
    const given = givenVariables(values);
    if (given.length === 0) return;
    const seen = new Map(ownVariables(values).map((own) => [own.name, own]));
    for (const variable of given) {
      const earlier = seen.get(variable.name);
      if (earlier) report(twice(variable, earlier));
      seen.set(variable.name, variable);
    }
  },
});

interface Variable {
  readonly name: string;
  /** undefined where the chart makes the value up. */
  readonly at: View | undefined;
  /** Of a variable that the chart prints by itself: where to say it. */
  readonly instead?: string;
}

/** A variable of the user's own, with the name or key that gives it. */
interface Given extends Variable {
  readonly at: View;
  readonly place: View;
}

/** What the user gives, in the order in which the chart prints it. */
function givenVariables(values: View): readonly Given[] {
  const listed = values
    .at('envVars')
    .items()
    .flatMap((item) => {
      const place = item.at('name');
      return place.string === undefined ? [] : [{ name: place.string, place, at: item.at('value') }];
    });
  const named = ['extraEnv', 'extraEnvFrom'].flatMap((map) => values.at(map).entries());
  return [...listed, ...named.map((at) => ({ name: String(at.key), place: at, at }))];
}

/** Variables that the chart prints by itself. */
function ownVariables(values: View): readonly Variable[] {
  const own = OWN_VARIABLES.map(({ name, instead }) => ({ name, instead, at: values.at(instead) }));
  return printsNamespace(values) ? [...own, { ...NAMESPACE, at: undefined }] : own;
}

const OWN_VARIABLES = [
  { name: 'CI_SERVER_URL', instead: 'gitlabUrl' },
  { name: 'RUNNER_EXECUTOR', instead: 'runners.executor' },
  { name: 'REGISTER_LOCKED', instead: 'runners.locked' },
  { name: 'RUNNER_TAG_LIST', instead: 'runners.tags' },
];
const NAMESPACE = { name: 'KUBERNETES_NAMESPACE', instead: 'namespace below [runners.kubernetes] in runners.config' };

/** The chart looks for `namespace =` anywhere in the text of runners.config, and else prints the release's namespace. */
function printsNamespace(values: View): boolean {
  const [executor, config] = [values.at('runners.executor'), values.at('runners.config')];
  const isKubernetes = executor.string === 'kubernetes' || (!executor.unknown && isFalsy(executor));
  return isKubernetes && config.string !== undefined && !/namespace\s*=/.test(config.string);
}

function twice({ name, place, at }: Given, earlier: Variable): Report {
  const hidden = earlier.at?.written && !isSame(at, earlier.at) ? earlier.at : undefined;
  const again = earlier.instead === undefined ? 'twice' : 'again, the chart prints it by itself';
  return {
    at: place,
    ...(hidden ? {} : { severity: 'info' as const }),
    message: `\`${name}\` is given ${again}. The last one counts, and Kubernetes warns \`hides previous definition of "${name}", which may be dropped when using apply\`.`,
    remedy: earlier.instead === undefined ? `Give ${name} once.` : `Remove ${name} and say it by ${earlier.instead}.`,
    related: hidden ? [{ at: hidden, message: 'this has no effect' }] : [],
  };
}

function isSame(one: View, other: View): boolean {
  return one.kind === 'scalar' && other.kind === 'scalar' && String(one.value) === String(other.value);
}
