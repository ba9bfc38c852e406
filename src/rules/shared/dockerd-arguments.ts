import type { Correction } from '../../model/fix.ts';
import type { RunnerView, View } from '../../model/release.ts';
import { appended } from './appended.ts';
import { dockerdArguments, isOfficialDind } from './docker-in-docker.ts';
import { imageName } from './image-name.ts';
import { mayHaveFlag } from './runners.ts';

/** The MTU of the first bridge, and of the networks that are made later where that dockerd knows the option. */
export function mtuArguments(service: View, mtu: number): readonly string[] {
  return [`--mtu=${mtu}`, ...(hasNetworkOption(service) ? [networkMtuArgument(mtu)] : [])];
}

/** The MTU of networks that are made later. */
export function networkMtuArgument(mtu: number): string {
  return `--default-network-opt=bridge=com.docker.network.driver.mtu=${mtu}`;
}

/** True where dockerd is known to take `--default-network-opt`: since Docker 24 (docs.docker.com/engine/release-notes/24.0). */
export function hasNetworkOption(service: View): boolean {
  const image = service.at('name').string ?? '';
  const tag = imageName(image)?.tag;
  if (tag === undefined || !isOfficialDind(image)) return false;
  // The tag stable-dind has been 19.03 for years.
  return /^(edge-)?dind/.test(tag) || Number(/^\d+/.exec(tag)?.[0]) >= 24;
}

/** The changes that start the dockerd of a service with more arguments; undefined where they would not reach it, or nobody can tell. */
export function withArguments(
  runner: RunnerView,
  service: View,
  more: readonly string[],
): readonly Correction[] | undefined {
  const words = dockerdArguments(service);
  const isReached = words !== undefined && /^($|-|\S*\bdockerd(-entrypoint\.sh)?( |$))/.test(words);
  if (!isReached || mayHaveFlag(runner, 'FF_KUBERNETES_HONOR_ENTRYPOINT')) return undefined;
  return appended(service.at('command'), more);
}
