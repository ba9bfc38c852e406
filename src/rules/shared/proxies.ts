import type { Release, RunnerView } from '../../model/release.ts';
import { dindServices } from './docker-in-docker.ts';
import { isClusterName, isIpAddress } from './hosts.ts';
import { jobHosts } from './job-hosts.ts';
import type { Variable } from './variables.ts';
import { managerVariables } from './manager-variables.ts';

/** A variable of the manager or of jobs; undefined as value where nobody can tell it. */
export type NamedValue = Pick<Variable, 'at' | 'name' | 'value'>;

/** The variables of the manager in the form of those of jobs; what comes from a Secret has no value. */
export function variablesOfManager(release: Release): readonly NamedValue[] {
  return managerVariables(release).map(({ name, value: at }) => ({ name, value: at.string, at }));
}

/** The last variable that names a proxy for URLs of that scheme, in either case; empty values name none. */
export function proxyFor(scheme: 'http' | 'https', variables: readonly NamedValue[]): NamedValue | undefined {
  return variables.findLast(({ name, value }) => name.toLowerCase() === `${scheme}_proxy` && value !== '');
}

/** The variable that lists the hosts which are reached directly. */
export function noProxyIn(variables: readonly NamedValue[]): NamedValue | undefined {
  return variables.findLast(({ name }) => name.toLowerCase() === 'no_proxy');
}

/**
 * True where a NO_PROXY list covers a host: by its name, a domain above it, its address, a network, or `*`. Go and curl agree on
 * these; a host with a port counts, whatever the port (golang.org/x/net/http/httpproxy, curl's lib/noproxy.c).
 */
export function isBypassed(noProxy: string, host: string): boolean {
  return hostsIn(noProxy).some((entry) => {
    if (entry === '*' || entry === host || entry.includes('$')) return true;
    if (entry.includes('/')) return isInNetwork(entry, host);
    return host.endsWith(entry.startsWith('.') ? entry : `.${entry}`);
  });
}

/** True where the list has an address or a network, which may be those of the Kubernetes API, or leaves that open. */
export function namesAddresses(noProxy: string): boolean {
  return hostsIn(noProxy).some(
    (entry) =>
      entry === '*' || entry.includes('$') || entry.includes('/') || (isIpAddress(entry) && !isLoopback(entry)),
  );
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

/** The entries of a NO_PROXY list as they are written. */
export function entriesOf(noProxy: string): readonly string[] {
  return noProxy.split(/[,\s]+/).filter((entry) => entry !== '');
}

/** The entries as they are compared. */
function hostsIn(noProxy: string): readonly string[] {
  return entriesOf(noProxy.toLowerCase()).map((entry) => entry.replace(/^\*(?=\.)/, '').replace(/^([^:]*):\d+$/, '$1'));
}

/** Hosts of jobs that lie in their pod or in the cluster. */
export function hostsInside(release: Release, runner: RunnerView): readonly string[] {
  const { url, cloneUrl, cache } = jobHosts(release, runner);
  const services = [cloneUrl, url, cache].filter((host) => host !== undefined && isClusterName(host));
  const docker = dindServices(runner).map((service) => service.at('alias').string?.split(/[\s,]+/, 1)[0] ?? 'docker');
  return [...new Set([...docker, ...services.map(String)])];
}

function isInNetwork(network: string, host: string): boolean {
  if (!isIpAddress(host)) return false;
  const [address = '', bits = ''] = network.split('/', 2);
  const [base, asked] = [numberOf(address), numberOf(host)];
  if (base === undefined || asked === undefined) return true;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(base / size) === Math.floor(asked / size);
}

/** undefined for everything but IPv4. */
function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number);
  return parts.length === 4 && parts.every((part) => part >= 0 && part < 256)
    ? parts.reduce((sum, part) => sum * 256 + part, 0)
    : undefined;
}
