import type { Place } from '../../model/place.ts';
import type { View } from '../../model/release.ts';
import { isFiller } from './placeholders.ts';

/** True for names of settings that hold a secret, in values and in config.toml (`runnerToken`, `SecretKey`, `password` …). */
export function isSecretName(key: string | number): boolean {
  return /token|password|secret|accesskey|privatekey|accountkey/i.test(String(key));
}

/** True where the setting at the place holds a secret, so that its text must not be shown. */
export function holdsSecret(place: Place): boolean {
  return isSecretName((place.innerRoute ?? place.route).at(-1) ?? '');
}

/** True for a text in a file that is a secret in earnest: not too short, no reference to one, nothing that stands for one. */
export function isPlainSecret({ string, origin }: View): boolean {
  if (string === undefined || origin?.kind !== 'file') return false;
  const secret = string.trim();
  return secret.length >= SHORTEST && !isReference(secret) && !isFiller(secret);
}

/** The shortest text that anybody uses as a secret. */
const SHORTEST = 8;

/** True for what another program resolves: `ref+vault://…`, `$VAR`, `{{ … }}`, `__TOKEN__`. */
function isReference(text: string): boolean {
  return /^(ref\+|vault:|ENC\[|[$%[]|__|@@)|[^!-~]|[{}<>]/.test(text);
}
