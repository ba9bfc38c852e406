import type { Release, RunnerView } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { amountFix } from '../shared/amount-fix.ts';
import { amountsOf, boundsOf, MOST_OVERCOMMIT, type Amount } from '../shared/resources.ts';
import { kubernetesRunners } from '../shared/runners.ts';

/** What GitLab's documentation calls the least with caches and artifacts, and without (docs: executors/kubernetes). */
const WITH_CACHE = 250 * 1024 ** 2;
const WITHOUT_CACHE = 128 * 1024 ** 2;
/** Less than this is another fault: see memory-in-millibytes. */
const NO_UNIT = 4 * 1024 ** 2;

export default defineRule({
  id: 'helper-memory-too-small',
  group: 'resources',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'medium',
  docs: {
    what: 'The helper container has less memory than clones, caches and artifacts need.',
    why: "The helper clones the repository and packs and unpacks caches and artifacts. With too small a limit it is killed on the way: `Error in container helper: exit code: 137, reason: 'OOMKilled'`, or caches and artifacts that are cut off. GitLab names 250 MiB as the least with caches and artifacts, 128 MiB without. The init container has the same limit.",
    remedy: 'Set helper_memory_limit to "250Mi" or more.',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#helper-container-memory-sizing-recommendations',
      'gitlab-runner v19.3.0: executors/kubernetes/kubernetes.go (initContainerResources)',
    ],
    keys: ['runners.kubernetes.helper_memory_limit'],
    fix: 'Sets helper_memory_limit = "250Mi", the least that GitLab names for jobs with caches and artifacts.',
  },
  examples: {
    bad: [
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    helper_memory_limit = "100Mi"\n',
      },
      {
        file: 'config.toml',
        text: '[[runners]]\n  executor = "kubernetes"\n  [runners.kubernetes]\n    helper_memory_limit = "200Mi"\n  [runners.cache]\n    Type = "gcs"\n    [runners.cache.gcs]\n      BucketName = "ci-cache"\n',
      },
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    helper_memory_limit = "250Mi"
    helper_memory_request = "128Mi"
`,
      },
      {
        file: 'config.toml',
        text: `# Without a cache less may do.
[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_image_flavor = "ubuntu"
    helper_memory_limit = "128Mi"
`,
      },
    ],
    fixed: [
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_memory_limit = "250Mi"
`,
      `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    helper_memory_limit = "250Mi"
  [runners.cache]
    Type = "gcs"
    [runners.cache.gcs]
      BucketName = "ci-cache"
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const { limit, request } = boundsOf(amountsOf(release, runner), 'helper', 'memory');
      const least = usesCache(release, runner) ? WITH_CACHE : WITHOUT_CACHE;
      if (limit?.value === undefined || limit.value < NO_UNIT || limit.value >= least) continue;
      const purpose = least === WITH_CACHE ? 'with a cache' : 'at all';
      report({
        at: limit.at,
        message: `The helper may use ${limit.text}, and GitLab names ${least / 1024 ** 2} MiB as the least ${purpose}: clones, caches and artifacts end with \`Error in container helper: exit code: 137, reason: 'OOMKilled'\`.`,
        fix: isOvercommitted(request) ? undefined : amountFix(limit, '250Mi', 'safe'),
      });
    }
  },
});

/** True where the new limit would be many times the request. */
function isOvercommitted(request: Amount | undefined): boolean {
  return MOST_OVERCOMMIT * (request?.value ?? WITH_CACHE) < WITH_CACHE;
}

function usesCache({ facts }: Release, runner: RunnerView): boolean {
  return facts['jobs.useCache'] ?? Boolean(runner.at('cache.Type').string);
}
