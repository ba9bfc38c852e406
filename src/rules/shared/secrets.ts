import type { Place } from '../../model/place.ts';
import type { View } from '../../model/release.ts';

/** True for names of settings that hold a secret, in values and in config.toml (`runnerToken`, `SecretKey`, `password` …). */
export function isSecretName(key: string | number): boolean {
  return /token|password|secret|accesskey|privatekey|accountkey/i.test(String(key));
}

/** True where the setting at the place holds a secret, so that its text must not be shown. */
export function holdsSecret(place: Place): boolean {
  return isSecretName((place.innerRoute ?? place.route).at(-1) ?? '');
}

/** True for a text in a file that is a secret in earnest: not empty, no reference to one, no placeholder. */
export function isPlainSecret({ string, origin }: View): boolean {
  return Boolean(string) && origin?.kind === 'file' && !isPlaceholder(string ?? '');
}

/** The shortest text that anybody uses as a secret. */
const SHORTEST = 8;

/**
 * References that another program resolves (`ref+vault://…`, `$VAR`, `{{ … }}`, `__TOKEN__`), and what people write where a secret
 * is left out: words, blanks, one letter again and again behind the prefix of a token.
 */
function isPlaceholder(text: string): boolean {
  return (
    text.length < SHORTEST ||
    /^(ref\+|vault:|ENC\[|[$%<[]|__|@@)/.test(text) ||
    /[^!-~]|[{}<>]/.test(text) ||
    /^(glrt-|glpat-|GR1348941)?([xX*.])\2*$/.test(text) ||
    /your|change|replace|example|redacted|placeholder|dummy|secret|token|insert|nonempty/i.test(text)
  );
}
