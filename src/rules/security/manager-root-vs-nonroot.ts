import { defineRule } from '../../model/rule.ts';
import { isSwitchedOff } from '../shared/runners.ts';

export default defineRule({
  id: 'manager-root-vs-nonroot',
  group: 'security',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The manager is to run as root and must not.',
    why: "The chart's default is securityContext.runAsNonRoot: true. With runAsUser 0 the node refuses to start the container: CreateContainerConfigError, `container's runAsUser breaks non-root policy`.",
    remedy: 'Remove runAsUser: 0 (the images of GitLab need no root), or set securityContext.runAsNonRoot: false.',
    references: [
      'gitlab-runner chart 0.92.0: values.yaml (securityContext, podSecurityContext)',
      'Kubernetes: pkg/kubelet/kuberuntime/security_context_others.go (verifyRunAsNonRoot)',
    ],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
podSecurityContext:
  runAsUser: 0
  fsGroup: 0
`,
      `gitlabUrl: https://gitlab.example.com/
securityContext:
  runAsUser: 0
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
podSecurityContext:
  runAsUser: 0
securityContext:
  runAsNonRoot: false
`,
      `# Settings of the container beat those of the pod.
gitlabUrl: https://gitlab.example.com/
podSecurityContext:
  runAsUser: 0
securityContext:
  runAsUser: 100
`,
      `gitlabUrl: https://gitlab.example.com/
securityContext:
  runAsNonRoot: true
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values || isSwitchedOff(release)) return;
    const [user, nonRoot] = ['runAsUser', 'runAsNonRoot'].map((key) => {
      const own = values.at(['securityContext', key]);
      return own.kind === 'absent' ? values.at(['podSecurityContext', key]) : own;
    });
    if (user?.number !== 0 || !nonRoot?.boolean) return;
    report({
      at: user,
      message: `The manager does not start (CreateContainerConfigError): \`container's runAsUser breaks non-root policy\`${nonRoot.written ? '' : ', for the chart sets runAsNonRoot: true'}.`,
      related: nonRoot.written ? [{ at: nonRoot, message: 'this forbids root' }] : [],
    });
  },
});
