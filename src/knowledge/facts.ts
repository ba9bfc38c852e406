import type { Facts } from '../model/facts.ts';

/** How a fact is written: a word of several, or a kind of value. */
export type FactType = 'boolean' | 'number' | 'string' | 'list' | 'bytes' | 'seconds' | readonly string[];

/** Every fact that can be declared, with how it is written and what it says. */
export const FACTS: Readonly<Record<keyof Facts, { readonly type: FactType; readonly what: string }>> = {
  'gitlab.privateCa': { type: 'boolean', what: "GitLab's certificate is signed by a CA that images do not know" },
  'gitlab.caSecret': { type: 'string', what: 'Secret in the job namespace that holds that CA' },
  'gitlab.externalUrlReachable': { type: 'boolean', what: 'job pods reach GitLab under its external URL' },
  'network.podMtu': { type: 'number', what: "MTU of the pods' network interface, in bytes" },
  'dns.searchDomains': { type: 'list', what: "search domains of a pod's /etc/resolv.conf" },
  'dns.clusterDomain': { type: 'string', what: 'domain of the cluster, usually cluster.local' },
  'dns.clusterIp': { type: 'string', what: "address of the cluster's DNS service" },
  'registry.mirror': { type: 'string', what: 'host of a registry that mirrors Docker Hub' },
  'registry.nodesUseMirror': { type: 'boolean', what: 'the nodes pull from Docker Hub through a mirror or signed in' },
  'cluster.arch': { type: ['amd64', 'arm64', 'mixed'], what: 'processors of the nodes for jobs' },
  'cluster.os': { type: ['linux', 'windows', 'mixed'], what: 'operating systems of the nodes' },
  'cluster.cpu': { type: 'number', what: 'CPUs that all job pods together can have' },
  'cluster.memory': { type: 'bytes', what: 'memory that all job pods together can have, such as 256Gi' },
  'cluster.version': { type: 'string', what: 'Kubernetes version, such as 1.33' },
  autoscaler: { type: ['none', 'cluster-autoscaler', 'karpenter'], what: 'who adds and removes nodes' },
  'runner.shared': { type: 'boolean', what: 'projects that do not trust each other use the runner' },
  'jobs.withoutImage': { type: 'boolean', what: 'some jobs name no image of their own' },
  'jobs.maxTimeout': { type: 'seconds', what: 'the longest time that a job may take, such as 3600 or 1h' },
  'jobs.useCache': { type: 'boolean', what: 'jobs use cache:' },
};
