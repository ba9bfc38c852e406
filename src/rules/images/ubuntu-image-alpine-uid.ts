import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { ALPINE_UID, alpineUserOf, officialTag, withUbuntuUser } from '../shared/manager-image.ts';

export default defineRule({
  id: 'ubuntu-image-alpine-uid',
  group: 'images',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: "The manager's image is Ubuntu, its user id that of the Alpine image.",
    why: 'The chart runs the manager as user 100, which is gitlab-runner in the Alpine image only. In the Ubuntu image it is a user whose home is /nonexistent, where the runner looks for its configuration: `PANIC: creating directory: mkdir /nonexistent: permission denied`.',
    remedy: 'Set podSecurityContext: {runAsUser: 999, fsGroup: 999} for the Ubuntu image.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_troubleshooting/',
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/#switch-to-the-ubuntu-based-gitlab-runner-docker-image',
      'gitlab-runner chart 0.92.0: values.yaml (podSecurityContext)',
    ],
    keys: ['image.tag', 'podSecurityContext.runAsUser'],
    fix: 'Sets runAsUser to 999, and fsGroup too unless it is one of your own.',
  },
  examples: {
    bad: [
      `image:
  tag: ubuntu-v19.3.0
runners:
  secret: gitlab-runner-token
`,
      `# The form of the documentation: these act on the container, where there is no fsGroup.
image:
  registry: docker.io
  image: gitlab/gitlab-runner
  tag: v19.3.0
podSecurityContext:
  runAsUser: 100
  fsGroup: 65533
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `image:
  tag: ubuntu-v19.3.0
podSecurityContext:
  runAsUser: 999
  fsGroup: 999
runners:
  secret: gitlab-runner-token
`,
      `# Settings of the container beat those of the pod.
image:
  tag: ubuntu-v19.3.0
securityContext:
  runAsUser: 999
runners:
  secret: gitlab-runner-token
`,
      `image:
  tag: alpine-v19.3.0
runners:
  secret: gitlab-runner-token
`,
      `# The configuration has another home.
image:
  tag: ubuntu-v19.3.0
extraEnv:
  HOME: /home/gitlab-runner
runners:
  secret: gitlab-runner-token
`,
      `# Built by Iron Bank, on another system.
image:
  registry: registry1.dso.mil
  image: ironbank/gitlab/gitlab-runner/gitlab-runner
  tag: v19.3.0
runners:
  secret: gitlab-runner-token
`,
      `# Not GitLab's image.
image:
  registry: registry.example.com
  image: platform/ci-manager
  tag: v19.3.0
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `image:
  tag: ubuntu-v19.3.0
runners:
  secret: gitlab-runner-token
podSecurityContext:
  runAsUser: 999
  fsGroup: 999
`,
      `# The form of the documentation: these act on the container, where there is no fsGroup.
image:
  registry: docker.io
  image: gitlab/gitlab-runner
  tag: v19.3.0
podSecurityContext:
  runAsUser: 999
  fsGroup: 999
runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    const tag = values ? officialTag(values) : undefined;
    const at = tag === undefined ? undefined : alpineUserOf(release, tag);
    if (!values || !at) return;
    report({
      at: at.written ? at : values.at('image.tag'),
      message: `The manager does not start: \`PANIC: creating directory: mkdir /nonexistent: permission denied\`. It runs as user ${ALPINE_UID}${at.written ? '' : ', the default of the chart'}, and in the Ubuntu image "${tag}" gitlab-runner is user 999.`,
      fix: ubuntuUser(values, at),
    });
  },
});

function ubuntuUser(values: View, at: View): Proposal {
  const changes = withUbuntuUser(values, at);
  const group = changes.length > 1 ? ', with its group' : '';
  return { disposition: 'safe', title: `Run the manager as user 999${group}.`, changes };
}
