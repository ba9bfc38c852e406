import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { globalKeyInTemplate } from '../shared/global-keys.ts';
import { misplacedIn } from '../shared/misplaced.ts';
import { dotted, header } from '../shared/names.ts';

export default defineRule({
  id: 'key-in-wrong-table',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A setting stands in a table that does not have it.',
    why: 'In TOML a key belongs to the last header above it; indentation means nothing. In the wrong table the runner does not know the key, and drops it without a word. Usual cases: `environment` or `builds_dir` after `[runners.kubernetes]`, `poll_timeout` before it.',
    remedy: 'Move the key below the header of its own table.',
    references: [
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/',
      'https://docs.gitlab.com/runner/executors/kubernetes/#configuration-settings',
      'gitlab-runner v19.3.0: common/config.go',
    ],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        environment = ["DOCKER_DRIVER=overlay2"]
`,
      `runners:
  config: |
    [[runners]]
      poll_timeout = 600
      [runners.kubernetes]
        image = "debian:12"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.dns_config]
      nameservers = ["10.96.0.10"]
    dns_policy = "none"
`,
      },
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      environment = ["DOCKER_DRIVER=overlay2"]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        poll_timeout = 600
`,
      `# Below a free map the runner knows no wrong keys.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.pod_labels]
          environment = "staging"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    memory_request = "1Gi"
    dns_policy = "none"
    [runners.kubernetes.dns_config]
      nameservers = ["10.96.0.10"]
`,
      },
    ],
  },
  check(release, report) {
    for (const problem of release.problems) {
      const table = misplacedIn(problem);
      if (problem.code !== 'unknown-key' || table === undefined || globalKeyInTemplate(problem, release.configRole))
        continue;
      const { at, suggestion } = problem;
      const equivalent = suggestion ?? EQUIVALENTS[String(at.key).toLowerCase()];
      report({
        at,
        message: `The runner drops \`${at.key}\` without a word: it belongs in ${header(table)}, and here it counts as part of ${header(dotted(at.route.slice(0, -1)))}.`,
        remedy: remedyFor(at, table, equivalent),
      });
    }
  },
});

function remedyFor(at: View, table: string, equivalent: string | undefined): string {
  if (table === '') return `Move ${at.key} to the top of the file, above the first header.`;
  const [, executor] = table.split('.');
  const otherExecutor = executor !== undefined && EXECUTOR_TABLES.has(executor) && at.route.includes('kubernetes');
  if (otherExecutor) {
    const instead = equivalent ? ` Write ${equivalent} instead.` : ' Remove it.';
    return `It is a setting of the ${executor} executor; the Kubernetes executor has none of that name.${instead}`;
  }
  if (isTable(at)) return `Write its header as ${header(`${table}.${at.key}`)}.`;
  return `Move ${at.key} below ${header(table)}, above the next header.`;
}

function isTable(view: View): boolean {
  return view.kind === 'map' || view.items()[0]?.kind === 'map';
}

const EXECUTOR_TABLES = new Set([
  'docker',
  'machine',
  'ssh',
  'virtualbox',
  'parallels',
  'custom',
  'instance',
  'autoscaler',
]);

/** What the Kubernetes executor has for settings of the Docker executor. */
const EQUIVALENTS: Record<string, string> = {
  cpus: 'cpu_limit',
  memory: 'memory_limit',
  service_cpus: 'service_cpu_limit',
  service_memory: 'service_memory_limit',
  extra_hosts: '[[runners.kubernetes.host_aliases]]',
  dns: 'nameservers in [runners.kubernetes.dns_config]',
  dns_search: 'searches in [runners.kubernetes.dns_config]',
};
