import type { View } from '../../model/release.ts';
import { dotsOf, hostOf, isClusterName } from './hosts.ts';
import { variablesIn } from './variables.ts';
import { mayPatchPod } from './pod-spec.ts';

/** Values of dns_policy by what Kubernetes calls them (runner 19.3.0: common/config.go, KubernetesDNSPolicy). */
export const DNS_POLICIES: Readonly<Record<string, string>> = {
  None: 'none',
  Default: 'default',
  ClusterFirst: 'cluster-first',
  ClusterFirstWithHostNet: 'cluster-first-with-host-net',
};

/** Kubernetes' default: names with fewer dots go through the search domains first. */
const NDOTS = 5;
/** Resolvers count no further (musl: src/network/resolvconf.c; glibc: RES_MAXNDOTS). */
const MOST_NDOTS = 15;

/** The dns_policy that a value means, whatever its spelling; undefined for other words and where it cannot be told. */
export function meantDnsPolicy(runner: View): string | undefined {
  const policy = runner.at('kubernetes.dns_policy');
  if (policy.unknown || mayPatchPod(runner, 'dnsPolicy')) return undefined;
  const squeezed = squeeze(policy.string ?? '');
  return squeezed === '' ? 'cluster-first' : Object.values(DNS_POLICIES).find((known) => squeeze(known) === squeezed);
}

function squeeze(policy: string): string {
  return policy.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** The option of `dns_config` that counts: Kubernetes takes the last of a name. */
export function dnsOption(runner: View, name: string): View | undefined {
  return runner
    .at('kubernetes.dns_config.options')
    .items()
    .findLast((option) => option.at('name').string === name);
}

/** The `ndots` of job pods; undefined where it cannot be told. */
export function ndotsOf(runner: View): number | undefined {
  const options = runner.at('kubernetes.dns_config.options');
  if (options.unknown || mayPatchPod(runner, 'dnsConfig')) return undefined;
  if (options.items().some((option) => option.unknown || mayBeNdots(option.at('name')))) return undefined;
  const option = dnsOption(runner, 'ndots');
  if (!option) return NDOTS;
  const value = option.at('value').string ?? '';
  return /^\d{1,3}$/.test(value) ? Math.min(MOST_NDOTS, Number(value)) : undefined;
}

/** The name `ndots:2` is an option of its own: it comes before or after the cluster's `ndots:5` by chance (kubelet, mergeDNSOptions). */
function mayBeNdots(name: View): boolean {
  return name.unknown || name.string?.startsWith('ndots:') === true;
}

/** A name that only the search domains of the cluster complete, and the setting that holds it. */
export interface ShortName {
  readonly host: string;
  readonly at: View;
}

/** Short names of services that git in the helper looks up, of `clone_url` and of proxies: `gitlab.tools`, `gitlab.tools.svc`. */
export function shortNamesForGit(runner: View): readonly ShortName[] {
  const cloneUrl = runner.at('clone_url');
  const proxies = variablesIn(runner.at('environment')).filter(({ name }) => /^(https?|all)_proxy$/i.test(name));
  return [{ at: cloneUrl, value: cloneUrl.string }, ...proxies].flatMap(({ at, value }) => {
    const host = value === undefined ? undefined : hostOf(value);
    return host !== undefined && isShort(host) ? [{ host, at }] : [];
  });
}

function isShort(host: string): boolean {
  return isClusterName(host) && dotsOf(host) <= 2 && !host.endsWith('.') && host !== 'localhost';
}
