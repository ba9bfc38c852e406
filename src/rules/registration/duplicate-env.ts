import type { Proposal } from '../../model/fix.ts';
import type { PatchValue } from '../../model/patch.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { dotted } from '../shared/names.ts';
import { isFalsy } from '../shared/truth.ts';
import { withoutVariable } from '../shared/variable-fixes.ts';

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
    fix: "Removes the one that has no effect; of the chart's variables the chart's own value is set instead. What counts stays the same. Unsafe where the two differ, as the hidden one may be meant.",
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
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  CACHE_TYPE: s3
  CACHE_SHARED: "true"
extraEnvFrom:
  CACHE_SHARED:
    configMapKeyRef:
      name: ci
      key: shared
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
    fixed: [
      `gitlabUrl: https://gitlab.example.org/
`,
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  CACHE_SHARED: "false"
`,
      `# Nothing is hidden: said as information.
gitlabUrl: https://gitlab.example.com/
`,
      `# Likewise: what is hidden is the namespace of the installation.
gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        namespace = "ci"
`,
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  CACHE_TYPE: s3
extraEnvFrom:
  CACHE_SHARED:
    configMapKeyRef:
      name: ci
      key: shared
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values) return;
    const given = givenVariables(values);
    if (given.length === 0) return;
    const seen = new Map(ownVariables(values).map((own) => [own.name, own]));
    for (const variable of given) {
      const earlier = seen.get(variable.name);
      if (earlier) report({ ...twice(variable, earlier), fix: fixFor(variable, earlier, release, values) });
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
  /** What the chart prints where that is not set. */
  readonly otherwise?: string;
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
  const own = OWN_VARIABLES.map((own) => ({ ...own, at: values.at(own.instead) }));
  return printsNamespace(values) ? [...own, { ...NAMESPACE, at: undefined }] : own;
}

const OWN_VARIABLES: readonly (Omit<Variable, 'at'> & { readonly instead: string })[] = [
  { name: 'CI_SERVER_URL', instead: 'gitlabUrl' },
  { name: 'RUNNER_EXECUTOR', instead: 'runners.executor', otherwise: 'kubernetes' },
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

function fixFor({ name, at }: Given, earlier: Variable, release: Release, values: View): Proposal | undefined {
  const hidden = earlier.at;
  const remove = withoutVariable(values, at);
  if (hidden && earlier.instead === undefined) {
    const disposition = isSame(at, hidden) ? 'safe' : 'unsafe';
    return {
      disposition,
      title: `Remove the first ${name}, which has no effect.`,
      changes: [withoutVariable(values, hidden)],
    };
  }
  if (hidden && isSameAsOwn(at, hidden, earlier))
    return { disposition: 'safe', title: `Remove ${name}, which the chart gives by itself.`, changes: [remove] };
  const own = hidden ?? namespaceIn(release);
  const value = own && !own.unknown ? valueFor(name, at) : undefined;
  if (!own || value === undefined) return undefined;
  return {
    disposition: own.written ? 'unsafe' : 'safe',
    title: `Remove ${name} and set ${dotted(own.route)} instead.`,
    changes: [{ op: 'set', at: own, value }, remove],
  };
}

/** What the chart's own value has to be for a variable to stay the same. */
function valueFor(name: string, { string }: View): PatchValue | undefined {
  if (name !== 'REGISTER_LOCKED') return string;
  return string === 'true' || string === 'false' ? string === 'true' : undefined;
}

/** Where the only runner of a template names the namespace of jobs. */
function namespaceIn({ config }: Release): View | undefined {
  const [template, ...others] = config?.at('runners').items() ?? [];
  return others.length === 0 ? template?.at('kubernetes.namespace') : undefined;
}

function isSameAsOwn(at: View, own: View, { otherwise }: Variable): boolean {
  return isSame(at, own) || (otherwise !== undefined && isFalsy(own) && at.string === otherwise);
}
