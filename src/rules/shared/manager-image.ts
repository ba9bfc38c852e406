import { compareVersions } from '../../knowledge/index.ts';
import type { Correction } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import { mayHaveVariable } from './manager-variables.ts';

/** User `gitlab-runner` in the Alpine images, and the chart's default. */
export const ALPINE_UID = 100;
const ALPINE_GID = 65533;
/** User and group `gitlab-runner` in the Ubuntu images (chart 0.92.0: values.yaml, podSecurityContext). */
const UBUNTU_ID = 999;

/** Tags of the image that is Ubuntu: `v…` without a word before it, too (scripts/pusher/runner-images.json). */
const UBUNTU = /^(ubuntu([\d.]*|-.+)|latest|bleeding|v\d.*)$/;

/** True for GitLab's own image of the manager, from any registry; Iron Bank builds another one of that name. */
export function isOfficialImage(image: string): boolean {
  return /(^|\/)gitlab-runner$/.test(image) && !/(^|\/)ironbank\//.test(image);
}

/** Tag of the manager's image where it is GitLab's own, from any registry; undefined where it is another, unknown, or the chart's. */
export function officialTag(values: View): string | undefined {
  const tag = values.at('image.tag');
  const image = values.at('image.image').string ?? '';
  return tag.written && tag.string && isOfficialImage(image) ? tag.string : undefined;
}

/** The setting that runs an official image of that tag as the user of the Alpine image though it is Ubuntu; undefined where none does. */
export function alpineUserOf({ chart, values }: Release, tag: string): View | undefined {
  if (!values || chart === null || compareVersions(chart, '0.42.0') < 0) return undefined;
  if (!UBUNTU.test(tag) || mayHaveVariable(values, 'HOME')) return undefined;
  const ofPod = values.at('podSecurityContext.runAsUser');
  const ofContainer = values.at('securityContext.runAsUser');
  const at = ofContainer.kind === 'absent' ? ofPod : ofContainer;
  return at.number === ALPINE_UID ? at : undefined;
}

/** Gives the Ubuntu image its own user and group in place of the Alpine ones; a group of one's own is left. */
export function withUbuntuUser(values: View, user: View): readonly Correction[] {
  const group = values.at('podSecurityContext.fsGroup');
  return [user, ...(group.number === ALPINE_GID ? [group] : [])].map((at) => ({ op: 'set', at, value: UBUNTU_ID }));
}
