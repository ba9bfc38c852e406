import { chartKey, compareVersions } from '../../knowledge/index.ts';
import type { Correction, Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { type LegacyKey, legacyRunnersKeys } from '../shared/legacy.ts';
import { configKeyOf, configSettings } from '../shared/legacy-config.ts';
import { capital, dotted, enumerate, header } from '../shared/names.ts';
import { isFalsy, writtenPart } from '../shared/truth.ts';

export default defineRule({
  id: 'legacy-runners-values',
  group: 'upgrade',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A key below `runners` that the chart stopped reading in 0.53.0.',
    why: 'Up to chart 0.52 values such as runners.privileged became settings of the runner. Since 0.53.0 (May 2023) only runners.config does. Helm accepts the old keys and says nothing: jobs run without privileges, limits, node selectors or cache.',
    remedy: 'Write the setting into the TOML of runners.config and remove the old key.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/',
      'https://gitlab.com/gitlab-org/charts/gitlab-runner/-/issues/222',
      'gitlab-runner chart: values.yaml of 0.52.1 and 0.53.0, CHANGELOG.md',
    ],
    fix: 'Writes the setting into runners.config, in the form that the runner wants, and removes the old key. Unsafe, because what had no effect has one again: jobs may get limits that they do not fit in, or other images. Privileges are not given back: runners.privileged is removed. Keys that say nothing new are removed, which is safe.',
  },
  examples: {
    bad: [
      `rbac:
  create: true
serviceAccount:
  create: true
runners:
  privileged: true
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  tags: docker
  # As much as two jobs need.
  builds:
    cpuLimit: 2000m
    memoryLimit: 4Gi
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  cache:
    cacheType: s3
    s3ServerAddress: s3.amazonaws.com
    s3BucketName: ci-cache
    secretName: s3access
`,
      `# Left over from an old default file: harmless, and said as information.
runners:
  services: {}
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        privileged = false
        cpu_limit = "2"
`,
      {
        file: 'values.yaml',
        besides: ['no-distributed-cache'],
        text: `# Keys that the chart still reads.
runners:
  name: build-farm
  tags: docker
  locked: false
  runUntagged: true
  secret: gitlab-runner-token
  cache:
    secretName: s3access
`,
      },
      {
        file: 'values.yaml',
        chart: '0.52.0',
        besides: ['privileged-jobs'],
        text: `runners:
  privileged: true
  builds:
    cpuLimit: 2000m
`,
      },
    ],
    fixed: [
      `rbac:
  create: true
serviceAccount:
  create: true
runners: {}
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  tags: docker
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "{{ default .Release.Namespace .Values.runners.jobNamespace }}"
        image = "alpine"
        # As much as two jobs need.
        cpu_limit = "2000m"
        memory_limit = "4Gi"
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  cache:
    secretName: s3access
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "{{ default .Release.Namespace .Values.runners.jobNamespace }}"
        image = "alpine"
      [runners.cache]
        Type = "s3"
        [runners.cache.s3]
          ServerAddress = "s3.amazonaws.com"
          BucketName = "ci-cache"
`,
      `# Left over from an old default file: harmless, and said as information.
runners: {}
`,
    ],
  },
  check(release, report) {
    for (const key of legacyRunnersKeys(release)) {
      const said = isEmpty(key.at) ? leftOver(key) : lost(key, release);
      report({ ...said, at: writtenPart(key.at) ?? key.at });
    }
  },
});

/** Copied from an old default file rather than meant. A variable may well be empty: DOCKER_TLS_CERTDIR="" switches TLS off. */
function isEmpty(view: View): boolean {
  return isFalsy(view) || (view.kind === 'map' && view.key !== 'env' && view.entries().every(isFalsy));
}

function leftOver({ at }: LegacyKey): Report {
  const name = dotted(at.route);
  return {
    at,
    severity: 'info',
    message: `\`${name}\` has had no effect since chart 0.53.0.`,
    remedy: `Remove ${name}.`,
    fix: removalFix(at, [at]),
  };
}

function lost(key: LegacyKey, release: Release): Report {
  const { at } = key;
  const dead = key.dead.filter(({ route }) => chartKey(route) !== undefined);
  if (dead.length === 0 && key.dead.length > 0) return neverRead(key);
  const parts = dead.length === 1 && dead[0] === at ? '' : ` (${enumerate(dead.map(({ key }) => String(key)))})`;
  const cause = `\`${dotted(at.route)}\`${parts} has had no effect since chart 0.53.0`;
  const places = dead.flatMap((setting) => configKeyOf(setting) ?? []);
  const remove = `remove ${isWhole(at, dead) ? dotted(at.route) : enumerate(dead.map(({ route }) => dotted(route)))}.`;
  if (places.length === dead.length && places.every((place) => isSet(place, release))) {
    return {
      at,
      severity: 'info',
      message: `${cause}; what counts stands in runners.config.`,
      remedy: capital(remove),
      fix: hadEffect(release) ? moved(at, dead, release) : removalFix(at, dead),
    };
  }
  if (dead.every((setting) => isUsual(setting, release))) {
    return {
      at,
      severity: 'info',
      message: `${cause}; the runner does the same by itself.`,
      remedy: capital(remove),
      fix: removalFix(at, dead),
    };
  }
  const remedy = places.length > 0 ? { remedy: `In runners.config write ${directions(places)}, and ${remove}` } : {};
  const message = `${cause}: jobs run without it, and Helm says nothing.`;
  return { at, message, ...remedy, fix: moved(at, dead, release) };
}

/** Neither here nor in older charts: what counted of the map has gone elsewhere. */
function neverRead({ at, dead }: LegacyKey): Report {
  const names = enumerate(dead.map(({ key }) => String(key)));
  return {
    at,
    severity: 'info',
    message: `No version of the chart has read ${names} below \`${dotted(at.route)}\`.`,
    remedy: `Remove ${dotted(at.route)}, or write what is meant into runners.config.`,
  };
}

function moved(at: View, dead: readonly View[], release: Release): Proposal | undefined {
  const [runner, ...others] = release.runners;
  const isCarriedOver = hadEffect(release);
  // Who gets privileges again is for people to say; nobody has them now.
  if (!isCarriedOver && dead.some(({ key }) => key === 'privileged')) return removalFix(at, dead, 'unsafe');
  const wins = isCarriedOver ? 'values' : 'config';
  const around = isWhole(at, dead) && !dead.includes(at) ? at : undefined;
  const settings =
    runner && others.length === 0 ? configSettings(dead, { runner, version: release.runner, wins, around }) : undefined;
  if (!settings) return undefined;
  if (settings.length === 0) return removalFix(at, dead);
  const changes = [...settings, ...removals(at, dead)];
  return {
    disposition: isCarriedOver ? 'safe' : 'unsafe',
    title: `Move ${dotted(at.route)} into runners.config.`,
    changes,
  };
}

/** True where the values come from a chart that read such keys; they beat what stood in runners.config. */
function hadEffect({ writtenFor }: Release): boolean {
  return writtenFor !== undefined && compareVersions(writtenFor, '0.53.0') < 0;
}

/** Nothing reads them: without them all stays as it is. */
function removalFix(at: View, dead: readonly View[], disposition: 'safe' | 'unsafe' = 'safe'): Proposal {
  return { disposition, title: `Remove ${dotted(at.route)}.`, changes: removals(at, dead) };
}

/** Each setting by its name, then what is left of the key. */
function removals(at: View, dead: readonly View[]): readonly Correction[] {
  const gone = isWhole(at, dead) && !dead.includes(at) ? [...dead, at] : dead;
  return gone.map((setting) => ({ op: 'remove', at: setting }));
}
/** True where nothing of the key is alive. */
function isWhole(at: View, dead: readonly View[]): boolean {
  return at.kind !== 'map' || at.entries().every((entry) => dead.some(({ key }) => key === entry.key));
}

/** True for a value that jobs have in any case: old default files are full of them. */
function isUsual(setting: View, { runners }: Release): boolean {
  const route = configKeyOf(setting)?.split('.').slice(1);
  return (
    route !== undefined &&
    setting.kind === 'scalar' &&
    runners.length > 0 &&
    runners.every((runner) => runner.at(route).value === setting.value)
  );
}

function isSet(configKey: string, release: Release): boolean {
  return release.runners.some((runner) => runner.at(configKey.split('.').slice(1)).written);
}

/** `cpu_limit and memory_limit below [runners.kubernetes]`. */
function directions(configKeys: readonly string[]): string {
  const tables = [...new Set(configKeys.map(parentOf))];
  const parts = tables.map((table) => {
    const names = configKeys.filter((key) => parentOf(key) === table).map((key) => key.slice(table.length + 1));
    return `${enumerate([...new Set(names)])} below ${header(table)}`;
  });
  return enumerate(parts);
}

function parentOf(configKey: string): string {
  return configKey.slice(0, configKey.lastIndexOf('.'));
}
