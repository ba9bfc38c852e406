import { defineRule } from '../../model/rule.ts';
import { alpineHelper } from '../shared/helper.ts';
import { enumerate } from '../shared/names.ts';
import { kubernetesRunners } from '../shared/runners.ts';
import { ubuntuHelper } from '../shared/ubuntu-helper.ts';

/** Options by which people cure look-ups, all of them only in glibc and Go (musl 1.2.5: src/network/resolvconf.c reads ndots, attempts, timeout). */
const IGNORED = ['single-request', 'single-request-reopen', 'use-vc', 'no-aaaa', 'rotate'];

export default defineRule({
  id: 'dns-options-ignored-by-musl',
  group: 'dns',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A DNS option that the resolver of the Alpine helper does not read.',
    why: 'musl reads ndots, attempts and timeout, and no other option. It goes on asking for IPv4 and IPv6 at once from one socket over UDP, whatever single-request, single-request-reopen, use-vc or no-aaaa say. Clones still fail with "Could not resolve host".',
    remedy: 'Set helper_image_flavor = "ubuntu" in [runners.kubernetes]: glibc reads the option.',
    references: [
      'https://man7.org/linux/man-pages/man5/resolv.conf.5.html',
      'https://docs.gitlab.com/runner/executors/kubernetes/troubleshooting/',
      'musl 1.2.5: src/network/resolvconf.c, src/network/res_msend.c',
    ],
    keys: ['runners.kubernetes.dns_config.options', 'runners.kubernetes.helper_image_flavor'],
    fix: 'Makes the helper image that of Ubuntu; this is unsafe where helper_image names it, because a registry of your own need not have that tag.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.dns_config.options]]
          name = "single-request-reopen"
`,
      {
        file: 'config.toml',
        text: `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "alpine-latest"
    dns_config = { options = [{ name = "ndots", value = "2" }, { name = "use-vc" }] }
`,
      },
    ],
    good: [
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        helper_image_flavor = "ubuntu"
        [[runners.kubernetes.dns_config.options]]
          name = "single-request-reopen"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`,
      {
        file: 'values.yaml',
        besides: ['musl-helper-image'],
        text: `# These musl reads.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        dns_config = { options = [{ name = "ndots", value = "2" }, { name = "timeout", value = "2" }, { name = "attempts", value = "3" }] }
`,
      },
      `# Nobody can tell what this image is built on.
gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        memory_request = "1Gi"
        helper_image = "registry.example.com/platform/runner-helper:2026-03"
        [[runners.kubernetes.dns_config.options]]
          name = "use-vc"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        [[runners.kubernetes.dns_config.options]]
          name = "single-request-reopen"
`,
      `[[runners]]
  url = "https://gitlab.example.com/"
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
    helper_image_flavor = "ubuntu"
    dns_config = { options = [{ name = "ndots", value = "2" }, { name = "use-vc" }] }
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const names = runner
        .at('kubernetes.dns_config.options')
        .items()
        .map((option) => option.at('name'))
        .filter(({ string }) => string !== undefined && IGNORED.includes(string));
      const [first, ...others] = names;
      if (!first || !alpineHelper(runner)) continue;
      report({
        at: first.valuePlace,
        message: `${enumerate(names.map(({ string }) => string ?? ''))} ${others.length === 0 ? 'changes' : 'change'} nothing where the repository is cloned: the helper image is Alpine, and its resolver (musl) does not read ${others.length === 0 ? 'this option' : 'these options'}.`,
        related: others.map((at) => ({ at: at.valuePlace, message: 'not read either' })),
        fix: ubuntuHelper(release, runner),
      });
    }
  },
});
