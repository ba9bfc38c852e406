import { runnerKeyOfVariable } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { type ManagerVariable, managerVariables } from '../shared/manager-variables.ts';
import { withoutVariable } from '../shared/variable-fixes.ts';

export default defineRule({
  id: 'empty-env-is-true',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'An empty variable switches a setting on.',
    why: 'The flags of "gitlab-runner register" take a boolean variable that is set, but empty, for true: `KUBERNETES_PRIVILEGED: ""` makes jobs privileged. An empty variable of a map adds an entry with an empty name. To leave a setting alone the variable must not be there.',
    remedy: 'Remove the variable, or write "true" or "false".',
    references: [
      'https://docs.gitlab.com/runner/register/#register-with-a-configuration-template',
      'gitlab-runner v19.3.0: commands/register.go; github.com/urfave/cli v1: flag.go (BoolFlag)',
    ],
    keys: ['envVars', 'extraEnv'],
    fix: 'Removes the variable. Unsafe where that switches off a setting which was on.',
  },
  examples: {
    bad: [
      {
        file: 'values.yaml',
        besides: ['privileged-jobs'],
        text: `gitlabUrl: https://gitlab.example.com/
extraEnv:
  KUBERNETES_PRIVILEGED: ""
`,
      },
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: CACHE_SHARED
    value:
`,
      `gitlabUrl: https://gitlab.example.com/
extraEnv:
  KUBERNETES_NODE_SELECTOR: ""
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
extraEnv:
  KUBERNETES_PRIVILEGED: "false"
  KUBERNETES_IMAGE: ""
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
`,
      `gitlabUrl: https://gitlab.example.com/
`,
      `gitlabUrl: https://gitlab.example.com/
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values) return;
    for (const variable of managerVariables(release)) {
      const { name, value } = variable;
      if (value.value !== '' && value.value !== null) continue;
      const key = runnerKeyOfVariable(name, release.runner);
      if (!key) continue;
      const setting = key.route.join('.');
      if (key.type === 'boolean')
        report({
          at: value,
          message: `The empty variable ${name} sets ${setting} to true.`,
          fix: removalFix(variable, values, 'unsafe'),
        });
      else if (key.type.startsWith('map<'))
        report({
          at: value,
          message: `The empty variable ${name} adds an entry with an empty name to ${setting}.`,
          fix: removalFix(variable, values, 'safe'),
        });
    }
  },
});

function removalFix({ name, value, source }: ManagerVariable, values: View, disposition: 'safe' | 'unsafe'): Proposal {
  return { disposition, title: `Remove ${name} from ${source}.`, changes: [withoutVariable(values, value)] };
}
