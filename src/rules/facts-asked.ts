// Made by "npm run rules" from the files in this folder; do not edit.
/* oxlint-disable max-lines */
import type { Facts } from '../model/facts.ts';

/** The facts that rules ask for, by the id of the rule. */
export const FACTS_ASKED: Readonly<Record<string, readonly (keyof Facts)[]>> = {
  'dns-policy-none-without-nameservers': ['dns.clusterIp'],
  'musl-default-build-image': ['jobs.withoutImage'],
  'musl-parallel-nameservers': ['dns.clusterIp'],
  'ndots-breaks-short-cluster-names': ['dns.clusterDomain'],
  'ndots-search-expansion': ['dns.searchDomains'],
  'no-default-image': ['jobs.withoutImage'],
  'docker-hub-anonymous': ['registry.mirror', 'registry.nodesUseMirror', 'jobs.withoutImage'],
  'eol-image': ['jobs.withoutImage'],
  'helper-arch-mismatch': ['cluster.arch'],
  'unpinned-default-image': ['jobs.withoutImage'],
  'unpinned-dind': ['jobs.withoutImage'],
  'hpa-v1-metrics': ['cluster.version'],
  'manager-evictable': ['autoscaler'],
  'termination-grace-too-short': ['jobs.maxTimeout'],
  'dind-mtu-too-large': ['network.podMtu'],
  'dind-mtu-unset': ['network.podMtu'],
  'incluster-url-without-clone-url': ['gitlab.externalUrlReachable'],
  'concurrency-exceeds-capacity': ['cluster.cpu', 'cluster.memory'],
  'cpu-missing-milli': ['cluster.cpu'],
  'helper-memory-too-small': ['jobs.useCache'],
  'karpenter-protection': ['autoscaler'],
  'mixed-os-manager': ['cluster.os'],
  'pod-level-resources-version': ['cluster.version'],
  'pods-not-reachable-on-new-nodes': ['autoscaler'],
  'poll-timeout-vs-autoscaling': ['autoscaler'],
  'if-not-present-shared-runner': ['runner.shared'],
  'rootless-apparmor': ['jobs.withoutImage'],
  'no-distributed-cache': ['jobs.useCache'],
  'clone-url-host-mismatch-with-ca': ['gitlab.privateCa'],
  'dind-registry-ca-missing': ['gitlab.privateCa', 'gitlab.caSecret'],
  'private-ca-missing': ['gitlab.privateCa'],
  'deprecated-values': ['cluster.version'],
};
