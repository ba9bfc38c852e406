import type { Correction, Proposal } from '../../model/fix.ts';
import type { Release, RunnerView, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { managerVariable } from '../shared/manager-variables.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { isGiven, knownTexts } from '../shared/truth.ts';
import { withoutVariable } from '../shared/variable-fixes.ts';

/** Names that one table may list before it becomes tiring. */
const MOST_NAMES = 4;

export default defineRule({
  id: 'docker-settings-on-kubernetes',
  group: 'executor',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'Settings of the Docker executor stand beside the Kubernetes executor, which reads none of them.',
    why: 'Each executor reads its own table. Below [runners.docker] the Kubernetes executor reads nothing, and `register` drops the table when it writes config.toml: jobs run without the privileges, volumes, pull policy or host entries that stand there, and nothing is said.',
    remedy:
      'Move what is needed to [runners.kubernetes], whose keys have other names in part, and remove [runners.docker].',
    references: [
      'https://docs.gitlab.com/runner/executors/kubernetes/#configuration-settings',
      'gitlab-runner v19.3.0: commands/register.go (askExecutorOptions)',
    ],
    keys: ['runners.docker'],
    fix: 'Moves the settings that [runners.kubernetes] has under the same name, if all that stand there are such and none gives jobs more rights, and removes a variable that nothing reads. Unsafe, because jobs then have what stands there, or because something was meant by it.',
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
      [runners.docker]
        privileged = true
        volumes = ["/cache"]
`,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "ci"
      [runners.docker]
        image = "debian:12" # for jobs without one
        pull_policy = "always"
        tls_verify = false
        volumes = ["/cache"]
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  executor = "kubernetes"
  [runners.docker]
    image = "debian:12"
  [runners.kubernetes]
    image = "debian:13"
`,
      },
      `gitlabUrl: https://gitlab.example.com/
envVars:
  - name: DOCKER_VOLUMES
    value: /var/run/docker.sock:/var/run/docker.sock
`,
    ],
    good: [
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "docker"
  [runners.docker]
    image = "docker:28"
    privileged = true
`,
      },
      `# Nothing but what is off anyway.
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "docker:28"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
      [runners.docker]
        tls_verify = false
        privileged = false
`,
      `# The template takes what fits.
runners:
  executor: kubernetes
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
    {{- if eq .Values.runners.executor "docker-autoscaler" }}
      [runners.docker]
        image = "docker:28"
        privileged = true
    {{- end }}
`,
      {
        file: 'config.toml',
        text: `# Which executor it is cannot be told.
[[runners]]
  url = "https://gitlab.example.com/"
  executor = "{{ executor }}"
  [runners.docker]
    privileged = true
`,
      },
    ],
    fixed: [
      null,
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "ci"
        image = "debian:12" # for jobs without one
        pull_policy = "always"
`,
      null,
      `gitlabUrl: https://gitlab.example.com/
`,
    ],
  },
  check(release, report) {
    if (asksForExecutor(release)) return;
    for (const runner of kubernetesRunners(release)) {
      for (const { name, at } of variablesOf(runner))
        report({ at, ...aboutVariable(name), fix: removing(name, release) });
      const names = given(runner).flatMap(({ key, origin }) => (origin?.kind === 'file' ? [String(key)] : []));
      if (names.length === 0) continue;
      const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES - 1), 'others'] : names;
      report({
        at: runner.at('docker'),
        fix: moved(runner),
        message: `${enumerate(shown)} below [runners.docker] ${names.length > 1 ? 'have' : 'has'} no effect: the executor is kubernetes, and reads [runners.kubernetes] alone.`,
      });
    }
  },
});

/** What is switched on in the table; a network_mtu has a rule of its own. */
function given(runner: RunnerView): readonly View[] {
  return runner
    .at('docker')
    .entries()
    .filter((entry) => isGiven(entry) && entry.key !== 'network_mtu');
}

/** Variables of the manager from which `register` makes settings of the table. */
function variablesOf(runner: RunnerView): readonly { name: string; at: View }[] {
  return given(runner).flatMap((at) => (at.origin?.kind === 'environment' ? [{ name: at.origin.name, at }] : []));
}

function aboutVariable(name: string): Omit<Report, 'at'> {
  return {
    message: `The variable ${name} has no effect: it is for the Docker executor, and the executor is kubernetes. Jobs do not get it either.`,
    remedy: `Remove ${name}. What jobs need goes into environment of [[runners]], or into the settings of [runners.kubernetes].`,
  };
}

function removing(name: string, release: Release): Proposal | undefined {
  const value = managerVariable(release, name);
  if (!release.values || !value) return undefined;
  return {
    disposition: 'unsafe',
    title: `Remove ${name}, which nothing reads.`,
    changes: [withoutVariable(release.values, value)],
  };
}

/** Settings that mean the same in both tables (common/config.go), but for those that give jobs more rights. */
const SAME = [
  'image',
  'pull_policy',
  'allowed_images',
  'allowed_services',
  'allowed_pull_policies',
  'helper_image',
  'helper_image_flavor',
  'cap_drop',
];

function moved(runner: RunnerView): Proposal | undefined {
  const table = runner.at('docker');
  const entries = table.entries().filter(({ written }) => written);
  const moves = given(runner)
    .filter((entry) => entry.written && !isUsualVolume(entry))
    .map((at) => ({ op: 'move' as const, at, to: runner.at(['kubernetes', String(at.key).toLowerCase()]) }));
  const fits = moves.every(({ to }) => !to.written && SAME.includes(String(to.key)));
  if (!fits || entries.some(({ key, unknown }) => key === 'network_mtu' || unknown)) return undefined;
  const names = enumerate(moves.map(({ to }) => String(to.key)));
  const rest: readonly Correction[] = moves.length < entries.length ? [{ op: 'remove', at: table }] : [];
  return {
    disposition: 'unsafe',
    title: moves.length > 0 ? `Move ${names} to [runners.kubernetes].` : 'Remove [runners.docker].',
    changes: [...moves, ...rest],
  };
}

/** The volume that `register` gives every Docker runner, for a cache that pods do not have. */
function isUsualVolume(entry: View): boolean {
  return entry.key === 'volumes' && knownTexts(entry)?.join() === '/cache';
}

/** True where a template may choose the table by the executor. */
function asksForExecutor({ values }: Release): boolean {
  return values?.at('runners.config').string?.includes('.executor') === true;
}
