import type { Group } from '../model/finding.ts';

/** What the rules of each group look after; the groups in the order of the catalogue. */
export const GROUPS: Readonly<Record<Group, string>> = {
  dns: 'Names that job pods cannot look up: musl, search domains, nameservers.',
  tls: 'Who trusts which authority: manager, helper, jobs, Docker-in-Docker.',
  network: 'MTU, proxies, and the address under which jobs reach GitLab.',
  images: 'Images of manager, helper, jobs and services: where they come from, which version, how they are pulled.',
  security: 'Rights of jobs and manager, tokens, and what jobs may choose for themselves.',
  resources: 'CPU, memory and storage, concurrency, and the nodes that pods land on.',
  storage: 'Volumes, the folder of clones, and the cache.',
  rbac: 'What the manager may do in the cluster, and in which namespaces.',
  registration: 'What "gitlab-runner register" makes of values, environment and template.',
  lifecycle: 'Restarts, evictions, time-outs, hooks and scripts.',
  upgrade: 'Settings, flags and charts of other versions.',
  syntax: 'What cannot be read, what nothing reads, and what silences a rule.',
  executor: 'How jobs become pods: services, patches of the pod, settings of other executors.',
  observability: 'Metrics and logs.',
};
