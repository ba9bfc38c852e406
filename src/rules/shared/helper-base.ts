import { flavorOfHelperImage } from '../../knowledge/index.ts';
import type { Release, RunnerView } from '../../model/release.ts';
import { mayHaveFlag, mayRunOnWindows, runnerIsAtLeast } from './runners.ts';
import { textOf } from './truth.ts';

/**
 * Flavour of the helper image where it is GitLab's own, whose default user is root and which knows no others: `alpine…` or `ubuntu`.
 * undefined for the UBI images, for images of one's own, for Windows, and where nobody can tell.
 */
export function rootHelperFlavor(release: Release, runner: RunnerView): string | undefined {
  if (mayRunOnWindows(runner) || mayHaveFlag(runner, 'FF_CONCRETE')) return undefined;
  const image = runner.at('kubernetes.helper_image');
  const flavor = runner.at('kubernetes.helper_image_flavor');
  const text = image.origin?.kind === 'runner-default' ? undefined : textOf(image);
  const name = text
    ? flavorOfHelperImage(text)
    : image.unknown || flavor.unknown
      ? undefined
      : flavor.string || 'alpine';
  return name !== undefined && /^(alpine|ubuntu)/.test(name) && runnerIsAtLeast(release, '14.0') ? name : undefined;
}
