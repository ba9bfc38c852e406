import { mask } from './mask.ts';
import { remembering } from './remembering.ts';
import { secretForms } from './secret-forms.ts';
import { argumentSpans } from './secret-keys.ts';

/** An argument of `--set` and its like with its secrets masked. */
export function argumentWithoutSecrets(argument: string): string {
  return mask(argument, argumentSpans(argument));
}

/** Shorter ones are in any text, and no secrets. */
const SHORTEST = 4;

/** What is said about a file or an `argument`, where it repeats what was written there: secrets masked. */
export function messageWithoutSecrets(message: string, argument = ''): string {
  const shown = withoutForms(message);
  return argument === '' ? shown : withoutValues(shown, argument);
}

/** Most messages are the same for every file. */
const withoutForms = remembering((message) => mask(message, secretForms(message)));

function withoutValues(message: string, argument: string): string {
  const secrets = argumentSpans(argument)
    .map(([start, end]) => argument.slice(start, end).replaceAll(/^["'{[]|["'}\]]$/g, ''))
    .filter(({ length }) => length >= SHORTEST);
  return secrets.reduce((text, secret) => text.replaceAll(secret, '*'.repeat(secret.length)), message);
}
