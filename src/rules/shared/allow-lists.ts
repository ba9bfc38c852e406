import type { RunnerView, View } from '../../model/release.ts';

/** A list of patterns that images or services of jobs must match. */
export interface AllowList {
  readonly at: View;
  readonly key: 'allowed_images' | 'allowed_services';
  readonly patterns: readonly { readonly at: View; readonly text: string }[];
  /** False where a pattern cannot be told, or there are more than one would compare. */
  readonly complete: boolean;
}

/** The allow-lists of a runner that bar anything: an empty one allows all. */
export function allowLists(runner: RunnerView): readonly AllowList[] {
  const keys = ['allowed_images', 'allowed_services'] as const;
  return keys.flatMap((key) => {
    const at = runner.at(['kubernetes', key]);
    const items = at.items();
    const patterns = items.flatMap((item) => (item.string === undefined ? [] : [{ at: item, text: item.string }]));
    return items.length === 0
      ? []
      : [{ at, key, patterns, complete: patterns.length === items.length && items.length <= MOST }];
  });
}

/** Every service is compared with every pattern; real lists are far shorter. */
const MOST = 200;
