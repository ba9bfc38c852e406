import type { PatchValue } from '../../model/patch.ts';
import type { Answers } from '../answers.ts';

/** A rule of a NetworkPolicy under the name that values files change it by. */
export interface EgressRule {
  readonly name: string;
  /** A comment: what it is for. */
  readonly why: string;
  readonly rule: PatchValue;
}

/** What jobs have to reach for these answers: names, GitLab, images, the cache, the proxy or the internet, and the API server. */
export function egressOf(answers: Answers): readonly EgressRule[] {
  const { gitlabUrl, registryMirror, cache, proxy } = answers;
  const internet = { name: 'internet', why: 'Packages and whatever else jobs load.', rule: rule(OUTSIDE, [80, 443]) };
  return [
    dns(answers),
    { name: 'gitlab', why: 'Clones, artifacts and the API.', rule: ruleFor(gitlabUrl) },
    {
      name: 'registry',
      why: 'Images that jobs themselves pull and push; those of their containers are pulled by the nodes.',
      rule: registryMirror === undefined ? rule(OUTSIDE, [443]) : ruleFor(registryMirror),
    },
    ...(cache.type === 'none'
      ? []
      : [{ name: 'cache', why: 'The cache of jobs.', rule: ruleFor(cache.endpoint ?? '') }]),
    proxy === undefined ? internet : { name: 'proxy', why: 'The way to the world outside.', rule: ruleFor(proxy) },
    {
      name: 'apiServer',
      why: 'For jobs that deploy into this cluster; null where none does.',
      rule: rule(OUTSIDE, [443, 6443]),
    },
  ];
}

function dns({ openshift }: Answers): EgressRule {
  const namespace = openshift ? 'openshift-dns' : 'kube-system';
  return {
    name: 'dns',
    why: "The cluster's DNS, and a cache of it on the node (NodeLocal DNSCache).",
    rule: {
      to: [inNamespace(namespace), { ipBlock: { cidr: '169.254.20.10/32' } }],
      ports: (openshift ? [53, 5353] : [53]).flatMap((port) => [
        { protocol: 'UDP', port },
        { protocol: 'TCP', port },
      ]),
    },
  };
}

/** All addresses but the one where clouds give credentials of the node to whoever asks. */
const OUTSIDE: PatchValue = [
  { ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } },
  { ipBlock: { cidr: '::/0', except: ['fd00:ec2::254/128'] } },
];

/**
 * The way to an address with or without a scheme; what cannot be read as one is outside, at the usual port. A Service may have another
 * port than the pods behind it, and these count: inside the cluster all ports of the namespace are open.
 */
function ruleFor(address: string): PatchValue {
  const text = address.includes('://') ? address : `https://${address}`;
  if (!URL.canParse(text)) return rule(OUTSIDE, [443]);
  const { hostname, port, protocol } = new URL(text);
  const namespace = /^[^.]+\.([^.]+)\.svc(?:\.|$)/.exec(hostname)?.[1];
  if (namespace !== undefined) return { to: [inNamespace(namespace)] };
  return rule(OUTSIDE, [Number(port) || (protocol === 'http:' ? 80 : 443)]);
}

function rule(to: PatchValue, ports: readonly number[]): PatchValue {
  return { to, ports: ports.map((port) => ({ protocol: 'TCP', port })) };
}

function inNamespace(name: string): PatchValue {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}
