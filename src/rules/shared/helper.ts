import type { View } from '../../model/release.ts';
import { isAlpineHelper } from './images.ts';
import { mayHaveFlag, mayRunOnWindows } from './runners.ts';
import { textOf } from './truth.ts';

/** The setting that makes the helper image Alpine, so that git in it uses musl; undefined where it is not, or where nobody can tell. */
export function alpineHelper(runner: View): View | undefined {
  const image = runner.at('kubernetes.helper_image');
  const flavor = runner.at('kubernetes.helper_image_flavor');
  if (mayRunOnWindows(runner) || mayHaveFlag(runner, 'FF_CONCRETE')) return undefined;
  // The variables of a helper image stand in its version, behind what tells the flavour.
  const imageText = image.origin?.kind === 'runner-default' ? undefined : textOf(image);
  if (imageText) return isAlpineHelper(imageText) ? image : undefined;
  if (image.unknown || flavor.unknown) return undefined;
  return !flavor.string || flavor.string.startsWith('alpine') ? flavor : undefined;
}
