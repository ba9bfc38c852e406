import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { aliasesOf, isHostName } from '../shared/service-names.ts';

export default defineRule({
  id: 'service-alias-invalid',
  group: 'executor',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The alias of a service is no host name.',
    why: 'Aliases are written into the hosts file of the pod, and the executor takes only lower-case letters, digits, dashes and dots. Every job ends with `provided host alias my_db for service postgres:17 is invalid DNS`.',
    remedy: 'Use lower-case letters, digits and dashes.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#define-a-list-of-services',
      'gitlab-runner v19.3.0: executors/kubernetes/host_aliases.go',
    ],
    keys: ['runners.kubernetes.services.alias'],
    fix: 'Writes lower-case letters, and dashes in place of other characters. Unsafe but for letter case, because jobs have to use the new name.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.services]]\n    name = "postgres:17"\n    alias = "my_db"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [[runners.kubernetes.services]]\n    name = "docker:28-dind"\n    alias = "docker, Docker"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
  [[runners.kubernetes.services]]
    name = "registry.example.com/my_db:17"
    alias = "my-db, db.test"
  [[runners.kubernetes.services]]
    name = "redis:8"
    alias = "$CACHE_ALIAS"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.services]]
    name = "postgres:17"
    alias = "my-db"
`,
      `[[runners]]
  executor = "kubernetes"
  [[runners.kubernetes.services]]
    name = "docker:28-dind"
    alias = "docker, docker"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const service of runner.at('kubernetes.services').items()) {
        const wrong = aliasesOf(service).find((alias) => !alias.includes('$') && !isHostName(alias));
        if (wrong === undefined) continue;
        const better = asHostName(wrong);
        report({
          at: service.at('alias'),
          message: `Every job fails with \`provided host alias ${wrong} for service ${service.at('name').string ?? '…'} is invalid DNS\`.`,
          ...(isHostName(better) ? { remedy: `Write "${better}".` } : {}),
          fix: renamed(service),
        });
      }
    }
  },
});

function asHostName(alias: string): string {
  return alias.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, '-');
}

function renamed(service: View): Proposal | undefined {
  const at = service.at('alias');
  if (aliasesOf(service).some((alias) => alias.includes('$') || !isHostName(asHostName(alias)))) return undefined;
  const old = at.string ?? '';
  const value = old.replaceAll(/[^\s,]+/g, asHostName);
  return {
    disposition: value === old.toLowerCase() ? 'safe' : 'unsafe',
    title: `Set alias = "${value}".`,
    changes: [{ op: 'set', at, value }],
  };
}
