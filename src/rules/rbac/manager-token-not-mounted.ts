import { defineRule } from '../../model/rule.ts';
import { mayMountToken, mayUseOtherCredentials, startsPods } from '../shared/cluster-access.ts';

export default defineRule({
  id: 'manager-token-not-mounted',
  group: 'rbac',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The manager has no token for the API of the cluster.',
    why: 'With automountServiceAccountToken: false its pod gets no credentials, and every job ends with `getting Kubernetes config: invalid configuration: no configuration has been provided`. The value is about the manager, not about the pods of jobs.',
    remedy:
      'Remove it. To keep the token from jobs set automount_service_account_token = false in [runners.kubernetes].',
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
      'gitlab-runner chart 0.92.0: templates/deployment.yaml',
      'gitlab-runner v19.3.0: executors/kubernetes/util.go (guessClientConfig)',
    ],
    keys: ['automountServiceAccountToken'],
    fix: 'Removes automountServiceAccountToken: false. The pods of jobs are not touched by it.',
  },
  examples: {
    bad: [
      `automountServiceAccountToken: false
runners:
  secret: gitlab-runner-token
`,
    ],
    good: [
      `automountServiceAccountToken: true
runners:
  secret: gitlab-runner-token
`,
      `automountServiceAccountToken: false
runners:
  executor: docker
`,
      `# The token comes by a volume.
automountServiceAccountToken: false
volumeMounts:
  - name: token
    mountPath: /var/run/secrets/kubernetes.io/serviceaccount
runners:
  secret: gitlab-runner-token
volumes:
  - name: token
    projected:
      sources:
        - serviceAccountToken:
            path: token
`,
    ],
    fixed: [
      `runners:
  secret: gitlab-runner-token
`,
    ],
  },
  check(release, report) {
    const { values } = release;
    const at = values?.at('automountServiceAccountToken');
    if (!values || at?.boolean !== false || !startsPods(values)) return;
    if (mayUseOtherCredentials(release, values) || mayMountToken(values)) return;
    report({
      at,
      message:
        'Every job fails with `getting Kubernetes config: invalid configuration: no configuration has been provided`: the manager has no token.',
      fix: {
        disposition: 'safe',
        title: 'Remove automountServiceAccountToken: false.',
        changes: [{ op: 'remove', at }],
      },
    });
  },
});
