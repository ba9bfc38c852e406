import { chartKey, compareVersions, knows, runnerKey, runnerTables, type Key } from '../../knowledge/index.ts';
import type { Correction, Proposal } from '../../model/fix.ts';
import type { Route } from '../../model/node.ts';
import type { Problem } from '../../model/problem.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { fits } from '../shared/fitting.ts';
import { historyOf } from '../shared/history.ts';
import { ignoredRbacKey, isLegacyRunnersKey } from '../shared/legacy.ts';
import { capital, dotted, header } from '../shared/names.ts';
import { templatesRead } from '../shared/own-values.ts';
import { plainValue } from '../shared/plain-value.ts';
import { isSpelledLike } from '../shared/spelling.ts';
import { writtenPart } from '../shared/truth.ts';
import { droppedValueFrom } from '../shared/value-from.ts';

/** What values are judged by. */
interface Judged {
  readonly chart: string;
  readonly values: View;
  readonly release: Release;
}

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
    fix: 'Renames or moves the key to the value that was meant, where that is not given yet, and removes what only older charts read. If the names differ in more than letter case and `-`, or the key is moved on a guess, that is unsafe: what has had no effect so far then has one.',
  },
  yieldsTo: ['escaped-dots-in-set'],
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
      `gitlabUrl: https://gitlab.example.com/
tags: docker
runners:
  name: build-farm
`,
      `gitlabUrl: https://gitlab.example.com/
image:
  registry: registry.example.com
  pullPolicy: Always
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  limit: 10
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
`,
      `# Of the oldest charts.
gitlabUrl: https://gitlab.example.com/
init:
  image: busybox
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
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
serviceAccount:
  create: true
`,
      null,
      null,
      `gitlabUrl: https://gitlab.example.com/
runners:
  name: build-farm
  tags: docker
`,
      `gitlabUrl: https://gitlab.example.com/
image:
  registry: registry.example.com
imagePullPolicy: Always
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      limit = 10
      [runners.kubernetes]
        image = "debian:12"
`,
      `# Of the oldest charts.
gitlabUrl: https://gitlab.example.com/
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
      const place = writtenPart(at) ?? at;
      if (isOfficial)
        report({ at: place, message: messageOf(problem, chart), ...adviceOn(problem, { chart, values, release }) });
      else report({ at: place, ...ofAnotherChart(at) });
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

interface Advice {
  readonly remedy?: string;
  readonly fix?: Proposal | undefined;
}

function adviceOn(problem: UnknownKey, judged: Judged): Advice {
  const { at, suggestion, knownIn } = problem;
  const other = chartKey(at.route);
  if (other) return keyOfOtherCharts(other, at, judged);
  // A name may as well be meant for the release.
  if (isOfRunners(problem)) return elsewhere(`runners.${at.key}`, at.key === 'name' ? 'unsafe' : 'safe', at, judged);
  if (suggestion) return misspelt(at, suggestion, judged);
  const joined = joinedKey(at.route);
  if (chartKey(joined)) return elsewhere(joined, 'unsafe', at, judged);
  const table = runnerTableFor(at);
  if (table !== undefined) return ofTheRunner(at, table, judged.release);
  const [place, ...others] = knownIn;
  if (place === undefined) return {};
  const advice = elsewhere(place === '' ? String(at.key) : `${place}.${at.key}`, 'unsafe', at, judged);
  return others.length === 0 ? advice : { ...advice, fix: undefined };
}

/** A key that other versions of the chart read. */
function keyOfOtherCharts({ since, replacement }: Key, at: View, { chart, values }: Judged): Advice {
  const path = dotted(at.route);
  if (compareVersions(chart, since) < 0) return { remedy: `Remove ${path}, or install chart ${since} or a newer one.` };
  const instead = replacement === undefined ? undefined : values.at(replacement);
  if (instead && !instead.written)
    return { remedy: `Write ${replacement} instead.`, fix: moved('safe', at, instead, chart) };
  const isSame = !instead || JSON.stringify(plainValue(instead)) === JSON.stringify(plainValue(at));
  const title = `Remove ${path}, which this chart does not read.`;
  return { remedy: `Remove ${path}.`, fix: fixOf(isSame ? 'safe' : 'unsafe', title, { op: 'remove', at }) };
}

function misspelt(at: View, suggestion: string, { chart, values }: Judged): Advice {
  const remedy = `Write ${suggestion} instead of ${at.key}.`;
  const meant = values.at([...at.route.slice(0, -1), suggestion]);
  if (!mayTake(meant, at, chart)) return { remedy };
  const disposition = isSpelledLike(String(at.key), suggestion) ? 'safe' : 'unsafe';
  const title = `Rename ${dotted(at.route)} to ${suggestion}.`;
  return { remedy, fix: fixOf(disposition, title, { op: 'rename', at, key: suggestion }) };
}

/** True for a key of the top that the chart reads below `runners`: nothing else is meant by `tags` or `secret`. */
function isOfRunners({ at, knownIn }: UnknownKey): boolean {
  return at.route.length === 1 && knownIn.includes('runners');
}

function elsewhere(path: string, disposition: 'safe' | 'unsafe', at: View, { chart, values }: Judged): Advice {
  const there = chartKey(path)?.replacement ?? path;
  return {
    remedy: `The chart has a value ${there}: write it there if that is what is meant.`,
    fix: moved(disposition, at, values.at(there), chart),
  };
}

function moved(disposition: 'safe' | 'unsafe', at: View, to: View, chart: string): Proposal | undefined {
  if (!mayTake(to, at, chart)) return undefined;
  return fixOf(disposition, `Move ${dotted(at.route)} to ${dotted(to.route)}.`, { op: 'move', at, to });
}

/** True for a value that is not given yet, and that this chart reads with all that another holds. */
function mayTake(place: View, value: View, chart: string): boolean {
  const key = chartKey(place.route);
  if (!key || !knows(chart, key) || place.written || !fits(value, key, 'values', chart)) return false;
  return key.type !== 'table' || value.entries().every((entry) => knowsEntry(key, entry, chart));
}

function knowsEntry(table: Key, { key }: View, chart: string): boolean {
  const entry = table.keys.get(String(key));
  return entry === undefined ? table.open === true : knows(chart, entry);
}

/** `imagePullPolicy` for `image.pullPolicy`: many charts have as a map what this one has as keys side by side. */
function joinedKey(route: Route): string {
  const [key = '', parent = '', ...around] = route.toReversed().map(String);
  return [...around.toReversed(), parent + capital(key)].join('.');
}

/** The table of the runner's configuration that has a setting of that name, for keys that may stand for one. */
function runnerTableFor({ kind, key, route }: View): string | undefined {
  if (route.length === 1 ? kind === 'map' : route[0] !== 'runners') return undefined;
  return runnerTables(snakeCase(String(key))).find((name) => name === 'runners' || name === 'runners.kubernetes');
}

function ofTheRunner(at: View, table: string, { config, runner, runners }: Release): Advice {
  const name = snakeCase(String(at.key));
  const remedy = `The runner has a setting ${name} in ${header(table)}: write it there, in runners.config.`;
  // The chart's own text is not written for a guess.
  const isOne = config?.at('runners').written === true && runners.length === 1;
  const to = isOne ? runners[0]?.at(table === 'runners' ? [name] : ['kubernetes', name]) : undefined;
  const key = to && runnerKey(to.route);
  const value = plainValue(at);
  if (!key || key.keys.size > 0 || value === undefined || to.written || to.unknown || !fits(at, key, 'config', runner))
    return { remedy };
  const title = `Move ${dotted(at.route)} to ${name} in ${header(table)}.`;
  return { remedy, fix: fixOf('unsafe', title, { op: 'set', at: to, value }, { op: 'remove', at }) };
}

function fixOf(disposition: 'safe' | 'unsafe', title: string, ...changes: readonly Correction[]): Proposal {
  return { disposition, title, changes };
}

function snakeCase(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
