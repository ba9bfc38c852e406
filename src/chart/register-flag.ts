import type { LayeredView } from '../document/view.ts';
import type { Unknown } from '../model/node.ts';
import { known } from './stop.ts';

/** An argument that `register` is called with because of a value. */
export interface RegisterFlag {
  readonly name: string;
  readonly value: string | Unknown;
  readonly source: LayeredView;
  /** True if the start script leaves it out for an authentication token. */
  readonly notWithToken: boolean;
}

/** An argument in double quotes, in which the shell still replaces variables. */
export function flag(name: string, text: () => string, source: LayeredView, notWithToken = false): RegisterFlag {
  const value = known(text);
  const isKept = typeof value !== 'string' || !/[$`]/.test(value);
  return { name, value: isKept ? value : { unknown: 'environment', text: value }, source, notWithToken };
}
