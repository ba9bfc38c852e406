import type { View } from '../../model/release.ts';

/** Items of a setting that takes one text or a list of them, such as `pull_policy`; the setting itself where it is one text. */
export function oneOrMany(setting: View): readonly View[] {
  if (setting.kind === 'list') return setting.items();
  return setting.kind === 'absent' ? [] : [setting];
}

/** Spellings of the runner; the empty text leaves it to Kubernetes (runner 19.3.0: common/config.go, ConvertFromDockerPullPolicy). */
export const PULL_POLICIES: readonly string[] = ['always', 'if-not-present', 'never', ''];

/** Policies in force where all are known: one empty text where none is set, as the runner has it. */
export function knownPolicies(setting: View): readonly string[] | undefined {
  if (setting.unknown) return undefined;
  const texts = oneOrMany(setting).map((item) => item.string);
  if (texts.length === 0) return [''];
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
