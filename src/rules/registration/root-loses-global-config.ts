import { compareVersions } from '../../knowledge/index.ts';
import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { mayMountInManager } from '../shared/manager-files.ts';
import { mayHaveVariable } from '../shared/manager-variables.ts';
import { isFalsy } from '../shared/truth.ts';

export default defineRule({
  id: 'root-loses-global-config',
  group: 'registration',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'The manager runs as root and does not read the global settings that the chart writes.',
    why: 'As root the runner reads /etc/gitlab-runner/config.toml. The chart writes concurrent, checkInterval, logLevel, metrics and the session server to /home/gitlab-runner/.gitlab-runner/config.toml; since 0.64.0 to the other place if podSecurityContext.runAsUser is 0, but it does not look at securityContext.runAsUser. Registration makes a new file with the defaults of the runner: one job at a time, no metrics. Nothing is logged.',
    remedy: 'Remove runAsUser: 0 (the images of GitLab need no root), or set podSecurityContext.runAsUser: 0.',
    references: [
      'gitlab-runner chart 0.92.0: templates/configmap.yaml (CONFIG_PATH_FOR_INIT), templates/deployment.yaml',
      'gitlab-runner v19.3.0: commands/config_unix.go (getDefaultConfigDirectory), common/config.go (NewConfig)',
    ],
    keys: ['securityContext.runAsUser', 'podSecurityContext.runAsUser', 'concurrent'],
    fix: 'Sets podSecurityContext.runAsUser: 0, from chart 0.64.0 on. That is unsafe because it may be root that was not meant.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  secret: gitlab-runner-token
securityContext:
  runAsNonRoot: false
  runAsUser: 0
`,
    ],
    good: [
      {
        file: 'values.yaml',
        text: `podSecurityContext:
  runAsUser: 0
securityContext:
  runAsNonRoot: false
runners:
  secret: gitlab-runner-token
`,
      },
      `# The variable says where the configuration is.
securityContext:
  runAsNonRoot: false
  runAsUser: 0
extraEnv:
  CONFIG_FILE: /home/gitlab-runner/.gitlab-runner/config.toml
runners:
  secret: gitlab-runner-token
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  secret: gitlab-runner-token
securityContext:
  runAsNonRoot: false
  runAsUser: 0
podSecurityContext:
  runAsUser: 0
`,
    ],
  },
  check(release, report) {
    const { chart, values } = release;
    if (!values || chart === null || mayBringConfig(values)) return;
    const [user, nonRoot] = [inEffect(release, 'runAsUser'), inEffect(release, 'runAsNonRoot')];
    const ofPod = values.at('podSecurityContext.runAsUser');
    const looksAtPod = compareVersions(chart, '0.64.0') >= 0;
    // What must not run as root does not run.
    if (user?.number !== 0 || !nonRoot || !isFalsy(nonRoot)) return;
    if (looksAtPod && ofPod.kind !== 'absent' && (ofPod.number ?? 0) === 0) return;
    report({
      at: user,
      message:
        'The manager runs one job at a time, and no other global setting of these values counts either: as root it reads /etc/gitlab-runner/config.toml, and the chart writes them below /home/gitlab-runner.',
      ...(looksAtPod
        ? { fix: fixFor(ofPod) }
        : { remedy: 'Remove runAsUser: 0, or set the variable CONFIG_FILE of the manager to the place of the file.' }),
    });
  },
});

/** Where the container has none of its own that of the pod counts; before 0.42.0 there is but one context. */
function inEffect({ chart, values }: Release, key: string): View | undefined {
  const own = values?.at(['securityContext', key]);
  const hasBoth = compareVersions(chart ?? '', '0.42.0') >= 0;
  return hasBoth && own?.kind === 'absent' ? values?.at(['podSecurityContext', key]) : own;
}

/** True where a variable names another file, or something else puts one there. */
function mayBringConfig(values: View): boolean {
  return (
    mayHaveVariable(values, 'CONFIG_FILE') ||
    ['preEntrypointScript', 'runners.configOverride'].some((path) => !isFalsy(values.at(path))) ||
    mayMountInManager(values, (path) => /^\/etc(\/gitlab-runner(\/config\.toml)?)?\/?$/.test(path))
  );
}

function fixFor(ofPod: View): Proposal {
  return {
    disposition: 'unsafe',
    title: 'Set podSecurityContext.runAsUser: 0.',
    changes: [{ op: 'set', at: ofPod, value: 0 }],
  };
}
