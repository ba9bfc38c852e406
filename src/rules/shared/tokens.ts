import type { Release, View } from '../../model/release.ts';
import { managerVariable } from './manager-variables.ts';
import { isPlaceholder } from './placeholders.ts';
import { isGiven } from './truth.ts';

/**
 * What a token is by its text: one that GitLab shows when a runner is created (`glrt-`), one that registers new runners (`GR1348941`), or
 * any other, which may be either of an older GitLab.
 */
export type TokenKind = 'authentication' | 'registration' | 'other';

/** A token that "gitlab-runner register" is given. */
export interface RegisterToken {
  /** The variable that hands it over; undefined where it may be either, in a Secret with both. */
  readonly variable: 'CI_SERVER_TOKEN' | 'REGISTRATION_TOKEN' | undefined;
  /** The values key or the variable of the environment. */
  readonly name: string;
  readonly at: View;
  /** undefined where the text is not in the files, or only stands for a token. */
  readonly kind: TokenKind | undefined;
}

/**
 * The token that `register` acts on; undefined where the values give none, and where nothing registers. The chart's own Secret beats
 * variables of the environment, an authentication token a registration token (chart 0.92.0: templates/configmap.yaml, secrets.yaml).
 */
export function registerToken(release: Release): RegisterToken | undefined {
  const { values } = release;
  if (!values || release.configRole === 'whole') return undefined;
  const [token, legacy, secret] = [
    values.at('runnerToken'),
    values.at('runnerRegistrationToken'),
    values.at('runners.secret'),
  ];
  const inSecret = { variable: undefined, name: 'runners.secret', at: secret, kind: undefined };
  // Other files may give any token; what the Secret holds is no less open.
  if (secret.written && isGiven(secret) && ![token, legacy].some(({ written }) => written)) return inSecret;
  if (isGiven(token)) return tokenAt(token, 'runnerToken', 'CI_SERVER_TOKEN');
  if (isGiven(legacy)) return tokenAt(legacy, 'runnerRegistrationToken', 'REGISTRATION_TOKEN');
  if (isGiven(secret)) return inSecret;
  return inEnvironment(release, 'CI_SERVER_TOKEN') ?? inEnvironment(release, 'REGISTRATION_TOKEN');
}

function inEnvironment(release: Release, name: 'CI_SERVER_TOKEN' | 'REGISTRATION_TOKEN'): RegisterToken | undefined {
  const at = managerVariable(release, name);
  return at && isGiven(at) ? tokenAt(at, name, name) : undefined;
}

function tokenAt(at: View, name: string, variable: RegisterToken['variable']): RegisterToken {
  return { variable, name, at, kind: at.string === undefined ? undefined : tokenKind(at.string) };
}

/** What a token is by its text; undefined for text that only stands for one. */
export function tokenKind(text: string): TokenKind | undefined {
  if (text.startsWith('glrt-')) return 'authentication';
  if (text.startsWith('GR1348941')) return 'registration';
  return isPlaceholder(text) ? undefined : 'other';
}
