import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { textOf } from '../shared/truth.ts';

const SCRIPTS = ['pre_build_script', 'post_build_script'];

export default defineRule({
  id: 'pre-build-script-distro',
  group: 'lifecycle',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'A script that runs in every job uses a command that only some distributions have.',
    why: 'pre_build_script and post_build_script run in the image of each job. Where that is another distribution the job ends with `apt-get: not found`, `apk: not found` or `update-ca-certificates: not found` before its own script begins.',
    remedy: 'Ask first: `if command -v apt-get >/dev/null; then …; fi`.',
    references: [
      'https://docs.gitlab.com/runner/configuration/tls-self-signed/#trusting-the-certificate-for-the-other-cicd-stages',
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#the-runners-section',
    ],
    keys: ['runners.pre_*_script', 'runners.post_*_script'],
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  pre_build_script = "apt-get update && apt-get install -y jq"\n',
      },
      {
        file: 'config.toml',
        text: "[[runners]]\n  executor = \"kubernetes\"\n  pre_build_script = '''\n  cp /ca/ca.crt /usr/local/share/ca-certificates/\n  update-ca-certificates --fresh > /dev/null\n  '''\n",
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  pre_build_script = '''
  if command -v apk >/dev/null; then
    apk add --no-cache ca-certificates
  elif command -v apt-get >/dev/null; then
    apt-get update
  fi
  '''
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  pre_build_script = "update-ca-certificates || true"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
`,
      },
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const key of SCRIPTS) {
        const at = runner.at(key);
        const script = textOf(at);
        const command = script === undefined ? undefined : unguardedCommand(script);
        if (command === undefined) continue;
        report({
          at,
          message: `Jobs whose image has no ${command} end with \`${command}: not found\` before their own script begins.`,
        });
      }
    }
  },
});

/** The first line that begins with such a command, in a script that nowhere asks what there is. */
function unguardedCommand(script: string): string | undefined {
  if (/\b(if|case|command -v|which|type|test)\b|\|\||\[ /.test(script)) return undefined;
  for (const part of script.split(/\n|&&|;/)) {
    const [, command] =
      /^\s*(?:sudo )?(apt-get|apt|apk|yum|dnf|microdnf|update-ca-certificates|update-ca-trust)\b/.exec(part) ?? [];
    if (command !== undefined) return command;
  }
  return undefined;
}
