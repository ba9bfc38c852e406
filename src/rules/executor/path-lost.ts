import { defineRule } from '../../model/rule.ts';
import { variablesIn } from '../shared/variables.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'path-lost',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'PATH for jobs is made of itself, and loses the folders of the image.',
    why: 'The runner fills in $PATH from the variables of the job, where it is the text itself, and not from the image. "PATH=/opt/tools/bin:$PATH" becomes /opt/tools/bin:/opt/tools/bin:$$PATH, a list without /usr/bin: `git: command not found`.',
    remedy:
      'Write all folders out, as PATH=/opt/tools/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin, or extend PATH in pre_build_script.',
    references: [
      'gitlab-runner v19.3.0: common/build.go (GetAllVariables), executors/kubernetes/kubernetes.go (buildVariables)',
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-runners-section',
    ],
    keys: ['runners.environment'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      environment = ["PATH=/opt/tools/bin:$PATH"]
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["LANG=C.UTF-8", "PATH=\${PATH}:/opt/tools/bin"]
  [runners.kubernetes]
    image = "debian:12"
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      environment = ["PATH=/opt/tools/bin:/usr/local/bin:/usr/bin:/bin", "GOPATH=/go:$PATH"]
      pre_build_script = "export PATH=/opt/tools/bin:$PATH"
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const { at, name, text } of variablesIn(runner.at('environment'))) {
        if (at.unknown || name !== 'PATH' || !/\$(PATH\b|\{PATH\})/.test(text)) continue;
        report({
          at,
          message:
            'Jobs end with `git: command not found`: $PATH is not the PATH of the image here, so /usr/bin is not in the list.',
        });
      }
    }
  },
});
