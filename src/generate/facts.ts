import type { Facts } from '../model/facts.ts';
import type { Answers } from './answers.ts';

/** What answers tell about the cluster, so that the linter need not ask. */
export function factsOf(answers: Answers): Facts {
  const { privateCa, caSecret, mtu, registryMirror, arch, os, autoscaler, cache } = answers;
  return {
    'gitlab.privateCa': privateCa,
    ...(caSecret === undefined ? {} : { 'gitlab.caSecret': caSecret }),
    ...(mtu === undefined ? {} : { 'network.podMtu': mtu }),
    ...(registryMirror === undefined ? {} : { 'registry.mirror': registryMirror }),
    'cluster.arch': arch,
    'cluster.os': os,
    autoscaler,
    'jobs.useCache': cache.type !== 'none',
  };
}
