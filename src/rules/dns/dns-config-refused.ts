import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import { defineRule } from '../../model/rule.ts';
import { isIpAddress } from '../shared/hosts.ts';
import { kubernetesRunners } from '../shared/runners.ts';

/** Limits of Kubernetes (kubernetes 1.33: pkg/apis/core/validation/validation.go). */
const MOST_NAMESERVERS = 3;
const MOST_SEARCHES = 32;

export default defineRule({
  id: 'dns-config-refused',
  group: 'dns',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  appliesFrom: { runner: '13.7' },
  docs: {
    what: 'dns_config holds something that Kubernetes refuses in a pod.',
    why: 'The runner hands dns_config on as it is. Kubernetes takes at most three nameservers, which must be addresses, at most 32 search domains, and options that have a name. Everything else ends every job at "prepare environment": "Pod … is invalid: spec.dnsConfig…".',
    remedy: 'Write at most three addresses, and a name for each option.',
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config',
      'gitlab-runner v19.3.0: common/config.go (GetDNSConfig)',
      'kubernetes 1.33: pkg/apis/core/validation/validation.go (validatePodDNSConfig)',
    ],
    keys: [
      'runners.kubernetes.dns_config.nameservers',
      'runners.kubernetes.dns_config.searches',
      'runners.kubernetes.dns_config.options',
    ],
    fix: 'Removes what follows the third nameserver or the 32nd search domain. Unsafe, because only you know which of them matter.',
  },
  examples: {
    bad: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [runners.kubernetes.dns_config]
          nameservers = ["10.0.0.10", "10.0.0.11", "10.0.0.12", "10.0.0.13"]
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [runners.kubernetes.dns_config]
          nameservers = ["dns.example.com"]
`,
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [[runners.kubernetes.dns_config.options]]
          value = "2"
`,
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
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.dns_config]
          nameservers = ["10.0.0.10", "fd00::a"]
          searches = ["corp.example.com"]
        [[runners.kubernetes.dns_config.options]]
          name = "edns0"
        [[runners.kubernetes.dns_config.options]]
          name = "ndots"
          value = "2"
`,
      `gitlabUrl: https://gitlab.example.com/
rbac:
  create: true
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        [runners.kubernetes.dns_config]
          nameservers = ["\${DNS_SERVER}"]
        [[runners.kubernetes.dns_config.options]]
          name = "{{ .Values.option }}"
`,
    ],
    fixed: [
      `gitlabUrl: https://gitlab.example.com/
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        image = "debian:12"
        [runners.kubernetes.dns_config]
          nameservers = ["10.0.0.10", "10.0.0.11", "10.0.0.12"]
`,
      null,
      null,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      const config = runner.at('kubernetes.dns_config');
      if (config.kind !== 'map') continue;
      for (const { at, error, most } of refusedIn(config))
        report({
          at,
          message: `No job starts, because Kubernetes refuses the pod: \`spec.dnsConfig.${error}\`.`,
          fix: most === undefined ? undefined : shorten(at, most),
        });
    }
  },
});

interface Refused {
  readonly at: View;
  readonly error: string;
  /** Kubernetes takes that many items and no more. */
  readonly most?: number;
}

function refusedIn(config: View): readonly Refused[] {
  const nameservers = config.at('nameservers');
  const searches = config.at('searches');
  return [
    ...(nameservers.items().length > MOST_NAMESERVERS
      ? [
          {
            at: nameservers,
            error: `nameservers: Invalid value: must not have more than ${MOST_NAMESERVERS} nameservers`,
            most: MOST_NAMESERVERS,
          },
        ]
      : []),
    ...(searches.items().length > MOST_SEARCHES
      ? [
          {
            at: searches,
            error: `searches: Invalid value: must not have more than ${MOST_SEARCHES} search paths`,
            most: MOST_SEARCHES,
          },
        ]
      : []),
    ...nameservers
      .items()
      .filter(isNoAddress)
      .map((at) => ({
        at,
        error: `nameservers[${at.key}]: Invalid value: "${at.string ?? ''}": must be a valid IP address`,
      })),
    ...config
      .at('options')
      .items()
      .filter((option) => option.kind === 'map' && isNameless(option.at('name')))
      .map((at) => ({ at, error: `options[${at.key}]: Required value: must not be empty` })),
  ];
}

/** Text that something fills in before the runner reads it is none of this. */
function isNoAddress({ string }: View): boolean {
  return string !== undefined && !isIpAddress(string) && !/[{$<]/.test(string);
}

function isNameless(name: View): boolean {
  return name.kind === 'absent' || name.string === '';
}

/** The last goes first, so that the others keep their place. */
function shorten(list: View, most: number): Proposal {
  const extra = list.items().slice(most).toReversed();
  return {
    disposition: 'unsafe',
    title: `Remove all ${list.key} but the first ${most}.`,
    changes: extra.map((at) => ({ op: 'remove', at })),
  };
}
