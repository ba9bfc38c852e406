import type { LayeredView } from '../document/view.ts';
import type { Unknown } from '../model/node.ts';
import type { Chart } from './chart.ts';
import { tokenSecret } from './names.ts';
import { known } from './stop.ts';
import { isSet, stringOf } from './values.ts';

/** A variable that the start script makes of a Secret's key. */
export interface Token {
  readonly name: 'CI_SERVER_TOKEN' | 'REGISTRATION_TOKEN';
  readonly value: string | Unknown;
  readonly source: LayeredView;
}

/** The Secret with the runner's tokens. */
export interface Tokens {
  /** `chart`: the chart makes it of the values. `existing`: it must be there. */
  readonly secret: { readonly name: string; readonly by: 'chart' | 'existing' };
  readonly variables: readonly Token[];
}

/** The tokens that `register` finds; null where the values name none (templates/secrets.yaml, configmap.yaml). */
export function tokens(chart: Chart): Tokens | null {
  const token = chart.at('runnerToken');
  const registration = chart.at('runnerRegistrationToken');
  const secret = chart.at('runners.secret');
  if (isSet(registration) || isSet(token)) {
    const variables = [variable('CI_SERVER_TOKEN', token), variable('REGISTRATION_TOKEN', registration)];
    return { secret: { name: tokenSecret(chart), by: 'chart' }, variables };
  }
  if (!isSet(secret)) return null;
  const name = tokenSecret(chart);
  const value: Unknown = { unknown: 'secret', text: name };
  return {
    secret: { name, by: 'existing' },
    variables: [
      { name: 'CI_SERVER_TOKEN', value, source: secret },
      { name: 'REGISTRATION_TOKEN', value, source: secret },
    ],
  };
}

/** The shell that reads the file drops line breaks at its end. */
function variable(name: Token['name'], source: LayeredView): Token {
  return { name, value: known(() => withoutFinalBreaks(isSet(source) ? stringOf(source) : '')), source };
}

function withoutFinalBreaks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  return text.slice(0, end);
}
