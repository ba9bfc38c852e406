import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { officialTag } from '../shared/manager-image.ts';
import { removal } from '../shared/removal.ts';

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
    keys: ['podSecurityContext.runAsUser', 'securityContext.runAsUser'],
    fix: "Removes runAsUser: 0 where the image is the chart's own or another of GitLab's that are built on Alpine: they know the user id that the chart takes by default. That is unsafe because files that were made as root stay root's. For other images nothing is known of their users.",
  },
  examples: {
    bad: [
      `podSecurityContext:
  runAsUser: 0
  fsGroup: 0
runners:
  secret: gitlab-runner-token
`,
      `securityContext:
  runAsUser: 0
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `podSecurityContext:
  runAsUser: 0
securityContext:
  runAsNonRoot: false
runners:
  secret: gitlab-runner-token
`,
      `# Settings of the container beat those of the pod.
podSecurityContext:
  runAsUser: 0
securityContext:
  runAsUser: 100
runners:
  secret: gitlab-runner-token
`,
      `securityContext:
  runAsNonRoot: true
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `podSecurityContext:
  fsGroup: 0
runners:
  secret: gitlab-runner-token
`,
      `runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values) return;
    const [user, nonRoot] = ['runAsUser', 'runAsNonRoot'].map((key) => {
      const own = values.at(['securityContext', key]);
      return own.kind === 'absent' ? values.at(['podSecurityContext', key]) : own;
    });
    if (user?.number !== 0 || !nonRoot?.boolean) return;
    report({
      at: user,
      message: `The manager does not start (CreateContainerConfigError): \`container's runAsUser breaks non-root policy\`${nonRoot.written ? '' : ', for the chart sets runAsNonRoot: true'}.`,
      related: nonRoot.written ? [{ at: nonRoot, message: 'this forbids root' }] : [],
      fix: knowsDefaultUser(values) ? fixFor(values) : undefined,
    });
  },
});

function knowsDefaultUser(values: View): boolean {
  return !values.at('image').written || officialTag(values)?.startsWith('alpine') === true;
}

function fixFor(values: View): Proposal {
  const contexts = ['podSecurityContext', 'securityContext'].map((key) => values.at(key));
  const asRoot = contexts.filter((context) => context.at('runAsUser').number === 0);
  return {
    disposition: 'unsafe',
    title: 'Remove runAsUser: 0.',
    changes: asRoot.flatMap((context) => removal([context.at('runAsUser')], [context])),
  };
}
