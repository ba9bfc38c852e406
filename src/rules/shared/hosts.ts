import { isStandIn } from './placeholders.ts';

/** Host of a URL or `host[:port]`, lower case and without brackets; undefined where there is none, or only a placeholder. A trailing dot stays. */
export function hostOf(address: string): string | undefined {
  const hostPort = (address.slice(hostStart(address)).split(/[/?#]/, 1)[0] ?? '').trim();
  const host = hostPort.startsWith('[') ? hostPort.slice(1).split(']', 1)[0] : hostPort.split(':', 1)[0];
  return host && /^[\w.:-]+$/.test(host) && !isStandIn(host) ? host.toLowerCase() : undefined;
}

/** The address with another host. */
export function withHost(address: string, host: string): string {
  const old = hostOf(address);
  if (old === undefined) return address;
  const start = address.toLowerCase().indexOf(old, hostStart(address));
  return `${address.slice(0, start)}${host}${address.slice(start + old.length)}`;
}

/** Behind the scheme, and a user with password. */
function hostStart(address: string): number {
  const mark = address.indexOf('://');
  const start = mark < 0 ? 0 : mark + 3;
  const authority = address.slice(start).split(/[/?#]/, 1)[0] ?? '';
  return start + authority.lastIndexOf('@') + 1;
}

/** True for https addresses, in any case. */
export function isHttps(address: string): boolean {
  return address.trimStart().slice(0, 8).toLowerCase() === 'https://';
}

/** True for an IPv4 or IPv6 address: no look-up takes place. */
export function isIpAddress(host: string): boolean {
  const parts = host.split('.');
  return host.includes(':') || (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part)));
}

/** Number of dots that the resolver compares with `ndots`. */
export function dotsOf(host: string): number {
  return host.split('.').length - 1;
}

/** True for names that only the cluster's own DNS knows: `gitlab`, `gitlab.tools.svc`, `gitlab.tools.svc.cluster.local`. */
export function isClusterName(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return !name.includes('.') || /\.svc(\.cluster\.local)?$/.test(name) || isServiceInNamespace(name);
}

/** `minio.storage` is a service in a namespace, `gitlab.com` is not: the last label of a public name is a country code or one of few words. */
function isServiceInNamespace(name: string): boolean {
  const labels = name.split('.');
  const last = labels[1] ?? '';
  return labels.length === 2 && last.length !== 2 && !isPublicEnding(last) && !isPrivateEnding(last);
}

function isPublicEnding(label: string): boolean {
  return PUBLIC_ENDINGS.includes(` ${label} `) || label.startsWith('xn--');
}

/** A text is searched at once; an expression of as many words takes long to compile. */
const PUBLIC_ENDINGS =
  ' com net org edu gov mil int info biz name app dev cloud tech online site xyz top club shop team work works systems digital software network services solutions space group company agency academy zone live life world email host pro ';

/**
 * Endings for which no public authority signs certificates (RFC 2606, 6762, 8375; `.internal`, `.home` and `.corp`, which ICANN has
 * reserved or will not delegate; those that routers and offices have made their own).
 */
const PRIVATE_ENDINGS = ['local', 'localdomain', 'lan', 'internal', 'intranet', 'corp', 'home', 'home.arpa', 'test'];

/** True where a certificate for the host cannot come from a public authority: an IP address, a single label, a private ending. */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return isIpAddress(name) || !name.includes('.') || isPrivateEnding(name);
}

function isPrivateEnding(name: string): boolean {
  return PRIVATE_ENDINGS.some((ending) => name === ending || name.endsWith(`.${ending}`));
}
