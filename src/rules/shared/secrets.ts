import type { Place } from '../../model/place.ts';

/** True for names of settings that hold a secret, in values and in config.toml (`runnerToken`, `SecretKey`, `password` …). */
export function isSecretName(key: string | number): boolean {
  return /token|password|secret|accesskey|privatekey|accountkey/i.test(String(key));
}

/** True where the setting at the place holds a secret, so that its text must not be shown. */
export function holdsSecret(place: Place): boolean {
  return isSecretName((place.innerRoute ?? place.route).at(-1) ?? '');
}
