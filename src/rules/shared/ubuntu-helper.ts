import type { Proposal } from '../../model/fix.ts';
import type { Release, RunnerView } from '../../model/release.ts';
import { alpineHelper, retagged } from './helper.ts';
import { runnerIsAtLeast } from './runners.ts';
import { textPlace } from './text-place.ts';

/** The fix that takes the Ubuntu form of GitLab's helper image, with glibc; undefined for a runner or an image that has none. */
export function ubuntuHelper(release: Release, runner: RunnerView): Proposal | undefined {
  const at = alpineHelper(runner);
  if (!at || !runnerIsAtLeast(release, '14.0')) return undefined;
  if (at.key !== 'helper_image')
    return {
      disposition: 'safe',
      title: 'Set helper_image_flavor = "ubuntu".',
      changes: [{ op: 'set', at: textPlace(at), value: 'ubuntu' }],
    };
  const value = retagged(at.string ?? '', { flavor: 'ubuntu' });
  if (value === undefined) return undefined;
  return {
    disposition: 'unsafe',
    title: `Set helper_image = "${value}".`,
    changes: [{ op: 'set', at: textPlace(at), value }],
  };
}
