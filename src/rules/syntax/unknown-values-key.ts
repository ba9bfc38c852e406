import { chartKey, runnerTables } from '../../knowledge/index.ts';
import type { Problem } from '../../model/problem.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { historyOf } from '../shared/history.ts';
import { ignoredRbacKey, isLegacyRunnersKey } from '../shared/legacy.ts';
import { dotted, header } from '../shared/names.ts';
import { templatesRead } from '../shared/own-values.ts';
import { droppedValueFrom } from '../shared/value-from.ts';

type UnknownKey = Extract<Problem, { code: 'unknown-key' }>;

export default defineRule({
  id: 'unknown-values-key',
  group: 'syntax',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The chart has no such value.',
    why: 'Helm accepts every key, and the chart has no schema. A misspelt or misplaced value is ignored without a word.',
    remedy: 'Correct the spelling or the indentation, or remove the key.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/',
      'gitlab-runner chart 0.92.0: values.yaml and templates/',
    ],
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceaccount:
  create: true
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
metrics:
  enabled: true
  relabelings:
    - action: labeldrop
      regex: pod
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  privileged_mode: true
  tags: docker
`,
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
resources:
  limits:
    example.com/own-resource: 1
affinity:
  nodeAffinity: {}
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# A value of one's own that the configuration reads.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
ci:
  image: debian:12
runners:
  buildImage: debian:12
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "{{ .Values.ci.image | default .Values.runners.buildImage }}"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# Keys under which people keep YAML anchors.
x-labels: &labels
  team: platform
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
podLabels: *labels
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# What Helm itself gives to every sub-chart.
gitlab-runner:
  enabled: true
  gitlabUrl: https://gitlab.example.com/
  rbac:
    create: true
  global:
    registry: registry.example.com
  runners:
    config: |
      [[runners]]
        [runners.kubernetes]
          helper_image_flavor = "ubuntu"
          memory_request = "1Gi"
          dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
    ],
  },
  check(release, report) {
    const { chart, values } = release;
    if (!values || chart === null) return;
    const isRead = templatesRead(values);
    const dropped = new Set(droppedValueFrom(values).map(({ at }) => JSON.stringify(at.route)));
    const unread = release.problems.filter((problem): problem is UnknownKey => {
      if (problem.code !== 'unknown-key' || problem.document !== 'values') return false;
      const { at } = problem;
      if (isLegacyRunnersKey(at.route, chart) || isRead(at.route)) return false;
      if (dropped.has(JSON.stringify(at.route)) || ignoredRbacKey(problem)) return false;
      return at.route.length > 1 || !isAllowedAtRoot(String(at.key), release.umbrella !== null);
    });
    const isOfficial = unread.filter(isSwitch).length < MANY_SWITCHES;
    for (const problem of unread) {
      const { at } = problem;
      if (isOfficial) report({ at, message: messageOf(problem, chart), ...remedyOf(problem, values) });
      else report({ at, ...ofAnotherChart(at) });
    }
  },
});

/** From so many features on that this chart does not have, the values are for one that is built on it, as that of Big Bang is. */
const MANY_SWITCHES = 2;

/** A feature of a chart, switched on or off: `istio: {enabled: true}`. */
function isSwitch({ at, suggestion }: UnknownKey): boolean {
  return at.route.length === 1 && suggestion === undefined && at.at('enabled').kind !== 'absent';
}

function ofAnotherChart({ route }: View): { severity: 'info'; message: string; remedy: string } {
  return {
    severity: 'info',
    message: `GitLab's chart has no value \`${dotted(route)}\`. The values seem to be for a chart that is built on it; if they are not, the key is ignored without a word.`,
    remedy: 'Remove the key, unless your chart reads it.',
  };
}

/** Helm's own `global`, what SOPS adds to a file, keys that only hold YAML anchors, and the conditions of a sub-chart. */
function isAllowedAtRoot(key: string, isSubChart: boolean): boolean {
  return /^(global$|sops$|x-|[._])/.test(key) || (isSubChart && (key === 'enabled' || key === 'install'));
}

function messageOf(problem: UnknownKey, chart: string): string {
  const { at, suggestion } = problem;
  const history = historyOf(chartKey(at.route), chart, 'chart');
  const meant = history === '' && suggestion && !isOfRunners(problem) ? ` Did you mean \`${suggestion}\`?` : '';
  return `The chart has no value \`${dotted(at.route)}\`; Helm ignores it without a word.${history}${meant}`;
}

function remedyOf(problem: UnknownKey, values: View): { remedy?: string } {
  const { at, suggestion, knownIn } = problem;
  const removed = chartKey(at.route);
  if (removed) {
    const isReplaced = !removed.replacement || values.at(removed.replacement).written;
    return { remedy: isReplaced ? `Remove ${dotted(at.route)}.` : `Write ${removed.replacement} instead.` };
  }
  if (isOfRunners(problem)) return { remedy: elsewhere(`runners.${at.key}`) };
  if (suggestion) return { remedy: `Write ${suggestion} instead of ${at.key}.` };
  const table =
    at.kind === 'map' && at.route.length === 1
      ? undefined
      : runnerTables(snakeCase(String(at.key))).find((name) => name === 'runners' || name === 'runners.kubernetes');
  if (table)
    return {
      remedy: `The runner has a setting ${snakeCase(String(at.key))} in ${header(table)}: write it there, in runners.config.`,
    };
  const [place] = knownIn;
  if (place === undefined) return {};
  return { remedy: elsewhere(place === '' ? String(at.key) : `${place}.${at.key}`) };
}

/** True for a key of the top that the chart reads below `runners`: nothing else is meant by `tags` or `secret`. */
function isOfRunners({ at, knownIn }: UnknownKey): boolean {
  return at.route.length === 1 && knownIn.includes('runners');
}

function elsewhere(path: string): string {
  return `The chart has a value ${chartKey(path)?.replacement ?? path}: write it there if that is what is meant.`;
}

function snakeCase(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
