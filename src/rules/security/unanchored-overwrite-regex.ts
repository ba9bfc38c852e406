import type { View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { anchored, isAnchored, matchesAll } from '../shared/regexps.ts';
import { tomlString } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'unanchored-overwrite-regex',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'An expression that says what jobs may overwrite lets more through than it seems to.',
    why: 'The runner searches for the expression in what the job asks for; it need not be all of it. The documented namespace_overwrite_allowed = "ci-.*" lets a job into "prod-ci-secrets" too. For labels, annotations, selectors and tolerations the text that is searched is key=value.',
    remedy: 'Write ^ at the beginning and $ at the end, with brackets around alternatives.',
    references: [
      'gitlab-runner v19.3.0: executors/kubernetes/overwrites.go (overwriteRegexCheck)',
      'https://docs.gitlab.com/runner/executors/kubernetes/#overwrite-the-kubernetes-namespace',
    ],
    keys: ['runners.kubernetes.*_overwrite_allowed'],
    fix: 'Writes ^ before the expression and $ behind it. That is unsafe because jobs that ask for more than was meant are then refused. An expression that lets everything through is left alone.',
  },
  yieldsTo: ['late-overwrite-failure'],
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace_overwrite_allowed = "ci-.*"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    service_account_overwrite_allowed = ".*"
`,
      },
      `# Labels open no doors: said as information.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        pod_labels_overwrite_allowed = "team=.*"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        service_account_overwrite_allowed = '^builder|deployer\\d'
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        namespace_overwrite_allowed = "^ci-.*$"
        service_account_overwrite_allowed = "^(builder|deployer)$"
        node_selector_overwrite_allowed = ""
        pod_annotations_overwrite_allowed = "{{ .Values.allowed }}"
`,
    ],
    fixed: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace_overwrite_allowed = "^ci-.*$"
`,
      null,
      `# Labels open no doors: said as information.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        pod_labels_overwrite_allowed = "^team=.*$"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        service_account_overwrite_allowed = '^(?:^builder|deployer\\d)$'
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const { key, what, opensDoors } of OVERWRITES) {
        const at = runner.at(['kubernetes', `${key}_overwrite_allowed`]);
        if (!at.string) continue;
        const all = matchesAll(at.string);
        if (!all && isAnchored(at.string)) continue;
        report({
          at,
          ...(opensDoors ? {} : { severity: 'info' }),
          message: all
            ? `Jobs can choose any ${what}: "${at.string}" lets everything through.`
            : `Jobs can choose any ${what} in which "${at.string}" occurs: the expression is searched for, not compared.`,
          ...(all ? {} : correction(at, anchored(at.string))),
        });
      }
    }
  },
});

function correction(at: View, whole: string): Pick<Report, 'remedy' | 'fix'> {
  const value = tomlString(whole);
  return {
    remedy: `Write ${value}.`,
    fix: {
      disposition: 'unsafe',
      title: `Set ${at.key} = ${value}.`,
      changes: [{ op: 'set', at, value: whole }],
    },
  };
}

/** What jobs may overwrite; namespace and service account decide what they can reach. */
const OVERWRITES = [
  { key: 'namespace', what: 'namespace', opensDoors: true },
  { key: 'service_account', what: 'service account', opensDoors: true },
  { key: 'pod_labels', what: 'label', opensDoors: false },
  { key: 'pod_annotations', what: 'annotation', opensDoors: false },
  { key: 'node_selector', what: 'node selector', opensDoors: false },
  { key: 'node_tolerations', what: 'toleration', opensDoors: false },
] as const;
