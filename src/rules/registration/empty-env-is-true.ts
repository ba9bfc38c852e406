import { runnerKeyOfVariable } from '../../knowledge/index.ts';
import { defineRule } from '../../model/rule.ts';
import { managerVariables } from '../shared/manager-variables.ts';

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
  },
  check(release, report) {
    for (const { name, value } of managerVariables(release)) {
      if (value.value !== '' && value.value !== null) continue;
      const key = runnerKeyOfVariable(name, release.runner);
      if (!key) continue;
      const setting = key.route.join('.');
      if (key.type === 'boolean') report({ at: value, message: `The empty variable ${name} sets ${setting} to true.` });
      else if (key.type.startsWith('map<'))
        report({ at: value, message: `The empty variable ${name} adds an entry with an empty name to ${setting}.` });
    }
  },
});
