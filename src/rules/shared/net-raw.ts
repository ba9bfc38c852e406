import type { Correction } from '../../model/fix.ts';
import type { RunnerView } from '../../model/release.ts';
import { contextOf, flagOf, type Container } from './security-contexts.ts';
import { knownTexts } from './truth.ts';

/**
 * True where the runner drops NET_RAW from a container that has a list of added capabilities, whatever is in it: unless the container has a list
 * of dropped ones too, or cap_add names NET_RAW (runner 19.3.0: common/config.go, mergeCapabilitiesAddDrop).
 */
export function dropsNetRaw(runner: RunnerView, container: Container): boolean {
  const capabilities = contextOf(runner, container).at('capabilities');
  if (capabilities.kind !== 'map' || capabilities.at('drop').kind !== 'absent') return false;
  const privileged = flagOf(runner, container, 'privileged');
  const general = knownTexts(runner.at('kubernetes.cap_add'));
  return !privileged.unknown && privileged.boolean !== true && general !== undefined && !general.includes('NET_RAW');
}

/** Gives a container a list of dropped capabilities of its own, so that it keeps NET_RAW; undefined where nobody can tell what is in it. */
export function ownDropList(runner: RunnerView, container: Container): Correction | undefined {
  const general = knownTexts(runner.at('kubernetes.cap_drop'));
  const at = contextOf(runner, container).at('capabilities.drop');
  return general && { op: 'set', at, value: general.filter((name) => name !== 'NET_RAW') };
}
