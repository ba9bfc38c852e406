import { runnerKey } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { fits } from '../shared/fitting.ts';
import { globalKeyInTemplate } from '../shared/global-keys.ts';
import { misplacedIn } from '../shared/misplaced.ts';
import { moveToTable } from '../shared/move-to-table.ts';
import { dotted, header } from '../shared/names.ts';
import { tableIn } from '../shared/table-in.ts';

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
    fix: 'Moves the key below the header of its own table, where that does not have it yet. A setting of another executor gets the name and table that the Kubernetes executor has for it, or is removed if there is none: that is unsafe, as it may have another form there, or leaves out what was meant.',
  },
  yieldsTo: ['service-without-name'],
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
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    dns_search = ["example.com"]
`,
      },
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    disable_cache = false
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
    fixed: [
      `runners:
  config: |
    [[runners]]
      environment = ["DOCKER_DRIVER=overlay2"]
      [runners.kubernetes]
        image = "debian:12"
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        poll_timeout = 600
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    dns_policy = "none"
    [runners.kubernetes.dns_config]
      nameservers = ["10.96.0.10"]
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    [runners.kubernetes.dns_config]
      searches = ["example.com"]
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
`,
    ],
  },
  check(release, report) {
    for (const problem of release.problems) {
      const table = misplacedIn(problem);
      if (problem.code !== 'unknown-key' || table === undefined || globalKeyInTemplate(problem, release.configRole))
        continue;
      const { at, suggestion } = problem;
      const foreign = executorOf(table, at);
      const instead = suggestion ?? EQUIVALENTS[String(at.key).toLowerCase()];
      report({
        at,
        message: `The runner drops \`${at.key}\` without a word: it belongs in ${header(table)}, and here it counts as part of ${header(dotted(at.route.slice(0, -1)))}.`,
        remedy: foreign === undefined ? remedyFor(at, table) : remedyForForeign(foreign, instead),
        fix: foreign === undefined ? moveToTable(at, table, release) : fixForForeign(foreign, at, release, instead),
      });
    }
  },
});

function remedyFor(at: View, table: string): string {
  if (table === '') return `Move ${at.key} to the top of the file, above the first header.`;
  if (isTable(at)) return `Write its header as ${header(`${table}.${at.key}`)}.`;
  return `Move ${at.key} below ${header(table)}, above the next header.`;
}

function isTable(view: View): boolean {
  return view.kind === 'map' || view.items()[0]?.kind === 'map';
}

/** The executor, another than that of Kubernetes, that the table is for. */
function executorOf(table: string, at: View): string | undefined {
  const [, executor] = table.split('.');
  return executor !== undefined && EXECUTOR_TABLES.has(executor) && at.route.includes('kubernetes')
    ? executor
    : undefined;
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

/** What the Kubernetes executor has, below its own table, for settings of the Docker executor. */
const EQUIVALENTS: Record<string, string> = {
  cpus: 'cpu_limit',
  memory: 'memory_limit',
  service_cpus: 'service_cpu_limit',
  service_memory: 'service_memory_limit',
  extra_hosts: 'host_aliases',
  dns: 'dns_config.nameservers',
  dns_search: 'dns_config.searches',
};

function remedyForForeign(executor: string, instead: string | undefined): string {
  const advice = instead === undefined ? 'Remove it.' : `Write ${inWords(instead)} instead.`;
  return `It is a setting of the ${executor} executor; the Kubernetes executor has none of that name. ${advice}`;
}

/** A setting below [runners.kubernetes]: by its header if it is a table. */
function inWords(path: string): string {
  const [table = '', key] = path.split('.');
  if (key !== undefined) return `${key} in [runners.kubernetes.${table}]`;
  return runnerKey(`runners.kubernetes.${path}`)?.type === 'table[]' ? `[[runners.kubernetes.${path}]]` : path;
}

function fixForForeign(
  executor: string,
  at: View,
  { config, runner }: Release,
  instead?: string,
): Proposal | undefined {
  if (instead === undefined) {
    const title = `Remove ${at.key}, a setting of the ${executor} executor, from ${header(dotted(at.route.slice(0, -1)))}.`;
    return { disposition: 'unsafe', title, changes: [{ op: 'remove', at }] };
  }
  const kubernetes = config && tableIn(config, 'runners.kubernetes', at.route);
  const to = kubernetes?.at(instead);
  const key = to && runnerKey(to.route);
  if (!key || to.written || !fits(at, key, 'config', runner)) return undefined;
  return {
    disposition: 'unsafe',
    title: `Write ${inWords(instead)} instead of ${at.key}.`,
    changes: [{ op: 'move', at, to }],
  };
}
