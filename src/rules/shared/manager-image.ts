import type { View } from '../../model/release.ts';

/** Tag of the manager's image where it is GitLab's own, from any registry; undefined where it is another, unknown, or the chart's. */
export function officialTag(values: View): string | undefined {
  const tag = values.at('image.tag');
  const image = values.at('image.image').string ?? '';
  return tag.written && tag.string && /(^|\/)gitlab-runner$/.test(image) ? tag.string : undefined;
}
