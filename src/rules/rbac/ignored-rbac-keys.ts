import { defineRule } from '../../model/rule.ts';
import { ignoredRbacKey } from '../shared/legacy.ts';
import { enumerate } from '../shared/names.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'ignored-rbac-keys',
  group: 'rbac',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Rights of the manager are written in keys that the chart no longer reads.',
    why: 'Until chart 0.52 rbac.resources and rbac.verbs made the Role. Since 0.53.0 they are ignored without a word: the Role allows everything in the core group, however narrow these lists are.',
    remedy: 'Write rbac.rules: [{apiGroups: [""], resources: […], verbs: […]}].',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#enable-rbac-support',
      'gitlab-runner chart: CHANGELOG.md, templates/role.yaml of 0.52.1 and 0.53.3',
    ],
    keys: ['rbac.resources', 'rbac.verbs'],
  },
  examples: {
    bad: ['gitlabUrl: https://gitlab.example.com/\nrbac:\n  create: true\n  resources: [pods, pods/exec, secrets]\n'],
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
  },
  check(release, report) {
    const keys = release.problems.flatMap((problem) => ignoredRbacKey(problem) ?? []);
    const meant = release.values?.at('rbac.create').boolean === true ? keys.filter((at) => !isFalsy(at)) : [];
    const [at] = meant.length > 0 ? meant : keys;
    if (!at) return;
    const names = enumerate(keys.map(({ key }) => `rbac.${key}`));
    const none = `${names} ${keys.length > 1 ? 'have' : 'has'} had no effect since chart 0.53.0`;
    report(
      meant.length > 0
        ? { at, message: `${none}: the Role follows rbac.rules, or allows everything in the core group.` }
        : { at, severity: 'info', message: `${none}.`, remedy: `Remove ${names}.` },
    );
  },
});
