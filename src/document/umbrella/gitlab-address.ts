import type { MapNode, Node } from '../../model/node.ts';
import { defaultsFrom, nodeOf } from '../defaults.ts';
import { nodeAt, textAt } from '../nodes.ts';
import type { Sourced } from '../source.ts';

/**
 * The `gitlabUrl` that GitLab's own chart gives to its runner where the values of that have none, as far as the values tell (charts/gitlab:
 * templates/_helpers.tpl, gitlab.gitlab.url and gitlab.assembleHost; values.yaml).
 */
export function gitlabAddress(gitlab: MapNode): readonly Sourced[] {
  const hosts = nodeAt(gitlab, ['global', 'hosts']);
  const schemes = [truthOf(nodeAt(hosts, ['https']), true), truthOf(nodeAt(hosts, ['gitlab', 'https']), false)];
  const host = hostIn(hosts);
  if (host === undefined || schemes.includes(undefined)) return [];
  const gitlabUrl = `${schemes.includes(true) ? 'https' : 'http'}://${host}`;
  return [{ node: nodeOf({ gitlabUrl }), source: defaultsFrom({ kind: 'file' }) }];
}

/** A name that is given counts, else `gitlab` in the domain; undefined where nobody can tell, and for what is no host. */
function hostIn(hosts: Node | undefined): string | undefined {
  const [name, domain, suffix] = [['gitlab', 'name'], ['domain'], ['hostSuffix']].map((route) => partAt(hosts, route));
  if (name === undefined || domain === undefined || suffix === undefined) return undefined;
  const host = name || (domain && `gitlab${suffix && `-${suffix}`}.${domain}`);
  return /^[\w-]+(?:\.[\w-]+)*$/.test(host) ? host : undefined;
}

/** Empty where nothing is written, undefined where it is unknown. */
function partAt(hosts: Node | undefined, route: readonly string[]): string | undefined {
  const node = nodeAt(hosts, route);
  return node === undefined || (node.kind === 'scalar' && node.type === 'null') ? '' : textAt(hosts, route);
}

function truthOf(node: Node | undefined, usual: boolean): boolean | undefined {
  if (node === undefined) return usual;
  return node.kind === 'scalar' ? Boolean(node.value) : undefined;
}
