import type { Proposal } from '../../model/fix.ts';
import { defineRule } from '../../model/rule.ts';
import { variablesIn, type Variable } from '../shared/variables.ts';
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
    fix: 'Writes the folders that Debian, Alpine and most images have in place of $PATH. Unsafe, because some images have more: that of golang has /usr/local/go/bin.',
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
    fixed: [
      `runners:
  config: |
    [[runners]]
      environment = ["PATH=/opt/tools/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  environment = ["LANG=C.UTF-8", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/tools/bin"]
  [runners.kubernetes]
    image = "debian:12"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const { at, name, text } of variablesIn(runner.at('environment'))) {
        if (at.unknown || name !== 'PATH' || !text.match(ITSELF)) continue;
        report({
          at,
          message:
            'Jobs end with `git: command not found`: $PATH is not the PATH of the image here, so /usr/bin is not in the list.',
          fix: writtenOut({ at, text }),
        });
      }
    }
  },
});

const ITSELF = /\$(PATH\b|\{PATH\})/g;
/** PATH of most images (Debian: /etc/login.defs; Docker's default). */
const FOLDERS = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function writtenOut({ at, text }: Pick<Variable, 'at' | 'text'>): Proposal {
  const value = `PATH=${text.replace(ITSELF, FOLDERS)}`;
  return { disposition: 'unsafe', title: `Write ${value}.`, changes: [{ op: 'set', at, value }] };
}
