import type { Correction, Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { mayBindRole, roleSettings } from '../shared/cluster-access.ts';
import { isLayer } from '../shared/layers.ts';
import { ignoredRbacKey } from '../shared/legacy.ts';
import { enumerate } from '../shared/names.ts';
import { rulesBeside } from '../shared/needed-rights.ts';
import { isFalsy, isGiven, knownTexts } from '../shared/truth.ts';

export default defineRule({
  id: 'ignored-rbac-keys',
  group: 'rbac',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Rights of the manager are written in keys that the chart does not read.',
    why: 'Until chart 0.52 rbac.resources and rbac.verbs made the Role. Since 0.53.0 they are ignored without a word: the Role allows everything in the core group, however narrow these lists are. rbac.rules and rbac.clusterWideAccess say what is in the Role that rbac.create makes: without it there is none, and the account that is named has the rights that it has elsewhere.',
    remedy: 'Write rbac.rules: [{apiGroups: [""], resources: […], verbs: […]}], and set rbac.create: true.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#enable-rbac-support',
      'gitlab-runner chart: CHANGELOG.md, templates/role.yaml and role-binding.yaml of 0.52.1, 0.53.3 and 0.92.0',
    ],
    keys: ['rbac.resources', 'rbac.verbs', 'rbac.clusterWideAccess', 'rbac.rules'],
    fix: 'Writes a rule with these resources and verbs, and what it takes besides for jobs to run, to rbac.rules in their place. That is unsafe because the manager loses all other rights, which it has had by mistake. Where there are rules already, or the lists allow everything as the chart does, they are removed.',
  },
  examples: {
    bad: [
      'gitlabUrl: https://gitlab.example.com/\nrbac:\n  create: true\n  resources: [pods, pods/exec, secrets]\n',
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  resources: ["*"]
  verbs: ["*"]
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  resources: [pods]
  rules:
    - resources: [pods, pods/exec, pods/attach, secrets]
      verbs: ["*"]
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: false
  clusterWideAccess: true
serviceAccount:
  name: ci-manager
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  rules:
    - resources: [pods, pods/exec, pods/attach, secrets]
      verbs: ["*"]
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      {
        file: 'values.yaml',
        chart: '0.52.0',
        besides: ['deprecated-values'],
        text: `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  resources: [pods, pods/exec, secrets]
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  rules:
    - apiGroups: [""]
      resources: [pods, pods/exec, secrets]
    - resources: [pods/attach]
      verbs: [create, delete, get, patch]
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
  rules:
    - resources: [pods, pods/exec, pods/attach, secrets]
      verbs: ["*"]
`,
      null,
    ],
  },
  check(release, report) {
    const idle = rightsWithoutRole(release);
    if (idle) report(idle);
    const keys = release.problems.flatMap((problem) => ignoredRbacKey(problem) ?? []);
    const meant = release.values?.at('rbac.create').boolean === true ? keys.filter((at) => !isFalsy(at)) : [];
    const [at] = meant.length > 0 ? meant : keys;
    if (!at) return;
    const names = namesOf(keys);
    const none = `${names} ${keys.length > 1 ? 'have' : 'has'} had no effect since chart 0.53.0`;
    report(
      meant.length > 0
        ? {
            at,
            message: `${none}: the Role follows rbac.rules, or allows everything in the core group.`,
            fix: fixFor(keys, meant, release),
          }
        : { at, severity: 'info', message: `${none}.`, remedy: `Remove ${names}.`, fix: removalFix(keys) },
    );
  },
});

/** What a Role would hold, where none is made and the account is another; that the manager has no rights at all is for no-rbac to say. */
function rightsWithoutRole(release: Release): Report | undefined {
  const { umbrella, values } = release;
  if (!values || umbrella?.gitlab || !isFalsy(values.at('rbac.create'))) return undefined;
  const ownRights = ['serviceAccount.name', 'rbac.serviceAccountName'].some((path) => isGiven(values.at(path)));
  if (!(ownRights || mayBindRole(values)) || (isLayer(release) && !values.at('rbac.create').written)) return undefined;
  const idle = roleSettings(values);
  const [at] = idle;
  return (
    at && {
      at,
      message: `${namesOf(idle)} ${idle.length > 1 ? 'have' : 'has'} no effect: without rbac.create the chart makes no Role and no ClusterRole.`,
      remedy: `Set rbac.create: true, or remove ${namesOf(idle)}.`,
    }
  );
}

function removalFix(keys: readonly View[]): Proposal {
  return {
    disposition: 'safe',
    title: `Remove ${namesOf(keys)}, which the chart no longer reads.`,
    changes: without(keys),
  };
}

function fixFor(keys: readonly View[], meant: readonly View[], release: Release): Proposal | undefined {
  const rules = release.values?.at('rbac.rules');
  if (!rules || rules.unknown) return undefined;
  const isAll = meant.every((at) => knownTexts(at)?.includes('*') === true);
  if (isGiven(rules) || isAll) return removalFix(keys);
  const [resources, verbs] = ['resources', 'verbs'].map((key) => listOf(meant.find((at) => at.key === key)));
  if (!resources || !verbs) return undefined;
  const others = rulesBeside([{ groups: [''], resources, verbs }], 'indispensable', release);
  return {
    disposition: 'unsafe',
    title: `Move ${namesOf(keys)} to rbac.rules.`,
    changes: [
      { op: 'set', at: rules, value: [{ apiGroups: [''] }] },
      ...meant.map((at) => ({ op: 'move', at, to: rules.at([0, at.key]) }) as const),
      ...without(keys.filter((at) => !meant.includes(at))),
      ...others.map((value, index) => ({ op: 'insert', at: rules.at([index + 1]), value }) as const),
    ],
  };
}

/** Old charts took a list that was missing for everything. */
function listOf(at: View | undefined): readonly string[] | undefined {
  return at ? knownTexts(at) : ['*'];
}

function namesOf(keys: readonly View[]): string {
  return enumerate(keys.map(({ key }) => `rbac.${key}`));
}

function without(keys: readonly View[]): readonly Correction[] {
  return keys.map((at) => ({ op: 'remove', at }));
}
