import type { Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { defineRule, type Report } from '../../model/rule.ts';
import { isOfEnvironment, tells } from '../shared/layers.ts';
import { managerVariable, mayHaveVariable } from '../shared/manager-variables.ts';
import { capital } from '../shared/names.ts';
import { hasHole, isStandIn } from '../shared/placeholders.ts';
import { runnerIsAtLeast } from '../shared/runners.ts';
import { isFalsy, isGiven } from '../shared/truth.ts';

export default defineRule({
  id: 'gitlab-url',
  group: 'registration',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  docs: {
    what: 'The address of GitLab is missing, or it is none that the runner takes.',
    why: 'Without an address registration ends with "PANIC: The url needs to be entered"; with one that lacks http:// or https://, with "PANIC: Failed to verify the runner." after "only http or https scheme supported". It is tried 30 times, and then the pod restarts. Of a file of values alone a missing address is no error: it may be given when that is installed. An address that ends in /ci works, but submodules fail with GIT_SUBMODULE_FORCE_HTTPS: "fatal: could not read Username".',
    remedy: 'Set gitlabUrl to the address of GitLab, such as https://gitlab.example.com/.',
    references: [
      'https://docs.gitlab.com/runner/install/kubernetes_helm_chart_configuration/',
      'https://docs.gitlab.com/runner/configuration/advanced-configuration/#legacy-ci-url-suffix',
      'gitlab-runner v19.3.0: commands/register.go (ask), network/client.go (newClient)',
    ],
    keys: ['gitlabUrl', 'runners.url'],
    fix: 'Takes away /ci and blanks at the ends, and puts https:// before an address without a scheme. The latter is unsafe, as it may be meant to be http://.',
  },
  examples: {
    bad: [
      'gitlabUrl: gitlab.example.com\nrunnerToken: glrt-xxxxxxxxxxxxxxxxxxxx\n',
      'gitlabUrl: https://gitlab example.com/\n',
      '# It works, but for submodules: said as a warning.\ngitlabUrl: https://gitlab.example.com/ci/\n',
      'runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx\nrbac:\n  create: true\n',
      'gitlabUrl: ""\nrbac:\n  create: true\nrunners:\n  secret: gitlab-runner-token\n',
      '# Another file of values may have it: said as information.\nrunnerToken: glrt-xxxxxxxxxxxxxxxxxxxx\n',
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "gitlab.example.com"
  token = "glrt-xxxxxxxxxxxxxxxxxxxx"
  executor = "kubernetes"
`,
      },
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `# Blanks around it are cut off.
gitlabUrl: " HTTPS://gitlab.example.com/gitlab "
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      `gitlabUrl: <address of GitLab>
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `gitlabUrl: YOUR_DOMAIN
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      `# An empty variable lets the template's address count.
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
runners:
  config: |
    [[runners]]
      url = "https://gitlab.example.com/"
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
`,
      'runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx\nextraEnv:\n  CI_SERVER_URL: https://gitlab.example.com/\n',
      `# GitLab's own chart knows its address.
global:
  hosts:
    domain: example.com
gitlab-runner:
  runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
  runners:
    config: |
      [[runners]]
        [runners.kubernetes]
          dns_config = { options = [{ name = "ndots", value = "2" }] }
          helper_image_flavor = "ubuntu"
          memory_request = "1Gi"
`,
      {
        file: 'values.yaml',
        chart: '0.70.0',
        text: `gitlabUrl: https://gitlab.example.com/ci
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }] }
`,
      },
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com
runnerToken: glrt-xxxxxxxxxxxxxxxxxxxx
`,
      null,
      `# It works, but for submodules: said as a warning.
gitlabUrl: https://gitlab.example.com/
`,
      null,
      null,
      null,
      `[[runners]]
  url = "https://gitlab.example.com"
  token = "glrt-xxxxxxxxxxxxxxxxxxxx"
  executor = "kubernetes"
`,
    ],
  },
  check(release, report) {
    const urls =
      release.configRole === 'whole' ? release.runners.map((runner) => runner.at('url')) : [urlInValues(release)];
    for (const at of urls) {
      const finding = at && (at.written && !isFalsy(at) ? faultOf(at, release) : missing(at, release));
      if (finding) report(finding);
    }
  },
});

/** What `register` takes for the address: of the environment, else of the values. */
function urlInValues(release: Release): View | undefined {
  return managerVariable(release, 'CI_SERVER_URL') ?? release.values?.at('gitlabUrl');
}

function missing(at: View, release: Release): Report | undefined {
  const { values, umbrella, config, configRole } = release;
  if (!values || at.unknown || umbrella?.gitlab || configRole === 'whole') return undefined;
  const inTemplate = config ? isGiven(config.at('runners').at([0, 'url'])) : isGiven(values.at('runners.configPath'));
  if (inTemplate || mayHaveVariable(values, 'CI_SERVER_URL')) return undefined;
  const panic = 'registration ends with `PANIC: The url needs to be entered`';
  if (!release.isPartial) return { at, message: `${capital(panic)}: nothing says where GitLab is.` };
  return {
    at,
    severity: mayBeElsewhere(release) ? 'info' : 'warning',
    message: `Unless GitLab's address is given when this is installed, ${panic}.`,
  };
}

/** A file without a token or without RBAC is one of several, and the others may hold the address. */
function mayBeElsewhere(release: Release): boolean {
  return isOfEnvironment(release) || !(tells(release, 'token') && tells(release, 'rights'));
}

function faultOf(at: View, release: Release): Report | undefined {
  const url = release.configRole === 'whole' ? at.string : at.string?.trim();
  if (url === undefined || hasHole(url) || isStandIn(url)) return undefined;
  const fails = release.configRole === 'whole' ? 'Every request to GitLab fails' : 'Registration fails';
  if (!/^https?:\/\//i.test(url)) {
    return {
      at,
      message: `${fails} with \`only http or https scheme supported\`: the address must begin with https:// or http://.`,
      remedy: `Write the whole address: https://${url.replace(/^[\w+.-]*:\/\//, '')}.`,
      fix: withScheme(at, url),
    };
  }
  if (/\s/.test(url))
    return { at, message: `${fails}: there is a blank in the address of GitLab.`, remedy: 'Remove the blank.' };
  return runnerIsAtLeast(release, '18.7') && /\/ci\/*$/.test(url) ? legacySuffix(at, url) : undefined;
}

function legacySuffix(at: View, url: string): Report {
  return {
    at,
    severity: 'warning',
    message:
      "The runner logs `The runner URL contains a legacy '/ci' suffix`, and submodules fail with `could not read Username` where GIT_SUBMODULE_FORCE_HTTPS is set.",
    remedy: `Write ${url.replace(/\/ci\/*$/, '/')}.`,
    fix: rewritten(at, url.replace(/\/ci\/*$/, '/'), 'safe'),
  };
}

/** Nobody can tell what was meant by another scheme, or where a blank belongs. */
function withScheme(at: View, url: string): Proposal | undefined {
  const trimmed = url.trim();
  if (/\s|:\/\//.test(trimmed.replace(/^https?:\/\//i, ''))) return undefined;
  return /^https?:\/\//i.test(trimmed) ? rewritten(at, trimmed, 'safe') : rewritten(at, `https://${trimmed}`, 'unsafe');
}

function rewritten(at: View, url: string, disposition: 'safe' | 'unsafe'): Proposal {
  return { disposition, title: `Change the address of GitLab to ${url}.`, changes: [{ op: 'set', at, value: url }] };
}
