import type { Correction, Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { enumerate } from '../shared/names.ts';

export default defineRule({
  id: 'pod-field-in-container-context',
  group: 'security',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  appliesFrom: { chart: '0.42.0' },
  docs: {
    what: 'A field of the pod stands in securityContext, or one of the container in podSecurityContext.',
    why: 'The chart copies securityContext to the container and podSecurityContext to the pod. Kubernetes knows fsGroup and supplementalGroups only for pods, privileged and capabilities only for containers: Helm checks the objects before it sends them and stops: `unknown field "fsGroup" in io.k8s.api.core.v1.SecurityContext`. Tools that do not check lose the field. A page of the documentation has fsGroup in securityContext.',
    remedy:
      'Move the field: fsGroup and its like to podSecurityContext, capabilities and their like to securityContext.',
    references: [
      'gitlab-runner chart 0.92.0: templates/deployment.yaml',
      'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.33/#securitycontext-v1-core',
      'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.33/#podsecuritycontext-v1-core',
    ],
    keys: ['securityContext', 'podSecurityContext'],
    fix: 'Moves the fields to where they belong, unless something else stands there already.',
  },
  examples: {
    bad: [
      `securityContext:
  fsGroup: 999
  runAsUser: 999
runners:
  secret: gitlab-runner-token
`,
      `podSecurityContext:
  runAsUser: 100
  allowPrivilegeEscalation: false
runners:
  secret: gitlab-runner-token
`,
      `# All that stands there is the pod's.
securityContext:
  fsGroup: 999
  supplementalGroups: [2000]
runners:
  secret: gitlab-runner-token
`,
      `securityContext:
  # For the projected token.
  fsGroup: 65533
podSecurityContext:
  fsGroup: 65533
runners:
  secret: gitlab-runner-token
`,
      `# Which of them is meant?
securityContext:
  fsGroup: 999
podSecurityContext:
  fsGroup: 65533
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `podSecurityContext:
  runAsUser: 100
  fsGroup: 65533
  supplementalGroups: [65533]
securityContext:
  runAsNonRoot: true
  readOnlyRootFilesystem: false
  capabilities:
    drop: [ALL]
runners:
  secret: gitlab-runner-token
`,
      {
        file: 'values.yaml',
        chart: '0.41.0',
        text: `# One key for both, up to chart 0.41.
securityContext:
  fsGroup: 65533
  runAsUser: 100
runners:
  secret: gitlab-runner-token
`,
      },
    ],
    fixed: [
      `securityContext:
  runAsUser: 999
runners:
  secret: gitlab-runner-token
podSecurityContext:
  fsGroup: 999
`,
      `podSecurityContext:
  runAsUser: 100
runners:
  secret: gitlab-runner-token
securityContext:
  allowPrivilegeEscalation: false
`,
      `# All that stands there is the pod's.
podSecurityContext:
  fsGroup: 999
  supplementalGroups: [2000]
runners:
  secret: gitlab-runner-token
`,
      `podSecurityContext:
  fsGroup: 65533
runners:
  secret: gitlab-runner-token
`,
      null,
    ],
  },
  check(release, report) {
    const { values } = release;
    if (!values) return;
    for (const { from, to, kind, fields } of MISPLACED) {
      const wrong = fields.map((field) => values.at([from, field])).filter(isWritten);
      const [first] = wrong;
      if (!first) continue;
      const names = wrong.map(({ key }) => key).join(', ');
      report({
        at: first,
        message: `The installation fails: \`unknown field "${first.key}" in io.k8s.api.core.v1.${kind}\`, for ${from} is that of the ${kind === 'SecurityContext' ? 'container' : 'pod'}. Where nothing is validated, ${names} has no effect.`,
        remedy: `Move ${names} to ${to}.`,
        related: wrong.slice(1).map((at) => ({ at, message: 'this too' })),
        fix: fixFor(wrong, values.at(from), values.at(to)),
      });
    }
  },
});

/** Fields of the Kubernetes API that only the other of the two contexts has. */
const MISPLACED = [
  {
    from: 'securityContext',
    to: 'podSecurityContext',
    kind: 'SecurityContext',
    fields: ['fsGroup', 'fsGroupChangePolicy', 'supplementalGroups', 'supplementalGroupsPolicy', 'sysctls'],
  },
  {
    from: 'podSecurityContext',
    to: 'securityContext',
    kind: 'PodSecurityContext',
    fields: ['allowPrivilegeEscalation', 'capabilities', 'privileged', 'procMount', 'readOnlyRootFilesystem'],
  },
] as const;

/** A null takes a field away. */
function isWritten(view: View): boolean {
  return view.written && view.kind !== 'absent' && view.value !== null;
}

function fixFor(wrong: readonly View[], from: View, to: View): Proposal | undefined {
  const isOther = (at: View): boolean => isWritten(to.at([at.key])) && to.at([at.key]).value !== at.value;
  if (wrong.some(isOther)) return undefined;
  const isLeft = from.entries().some(({ key, written }) => written && wrong.every((at) => at.key !== key));
  const each = wrong.map((at) => moved(at, to));
  const names = enumerate(wrong.map(({ key }) => String(key)));
  const isThere = wrong.every(({ key }) => to.at([key]).written);
  return {
    disposition: 'safe',
    title: isThere ? `Remove ${names} from ${from.key}: ${to.key} has the same.` : `Move ${names} to ${to.key}.`,
    changes: isLeft ? each : to.written ? [...each, { op: 'remove', at: from }] : [renamed(from, to)],
  };
}

/** All that stands in the one context belongs to the other. */
function renamed(from: View, to: View): Correction {
  return { op: 'rename', at: from, key: String(to.key) };
}

/** What stands there already goes. */
function moved(at: View, to: View): Correction {
  const target = to.at([at.key]);
  return target.written ? { op: 'remove', at } : { op: 'move', at, to: target };
}
