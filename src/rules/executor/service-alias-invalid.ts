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
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const service of runner.at('kubernetes.services').items()) {
        const wrong = aliasesOf(service).find((alias) => !alias.includes('$') && !isHostName(alias));
        if (wrong === undefined) continue;
        const better = wrong.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, '-');
        report({
          at: service.at('alias'),
          message: `Every job fails with \`provided host alias ${wrong} for service ${service.at('name').string ?? '…'} is invalid DNS\`.`,
          ...(isHostName(better) ? { remedy: `Write "${better}".` } : {}),
        });
      }
    }
  },
});
