import { FACTS, type FactType } from '../knowledge/index.ts';
import type { Facts } from '../model/facts.ts';
import { duration } from '../text/duration.ts';
import { quantity } from '../text/quantity.ts';

type FactValue = boolean | number | string | readonly string[];

/** True for the name of a fact that rules ask for. */
export function isFact(name: string): name is keyof Facts {
  return Object.hasOwn(FACTS, name);
}

/** The value of a fact, of the text after `=` on the command line; undefined if it is not written as the fact wants it. */
export function parseFact(name: keyof Facts, text: string): FactValue | undefined {
  const { type } = FACTS[name];
  if (typeof type === 'object') return type.includes(text) ? text : undefined;
  return PARSERS[type](text);
}

/** How the value of a fact is written, for messages. */
export function wantedFor(name: keyof Facts): string {
  const { type } = FACTS[name];
  return typeof type === 'object' ? type.join(', ') : WANTED[type];
}

type Kind = Exclude<FactType, readonly string[]>;

const WANTED: Readonly<Record<Kind, string>> = {
  boolean: 'true or false',
  number: 'a whole number',
  string: 'a text',
  list: 'a list parted by commas',
  bytes: 'an amount of memory such as 256Gi',
  seconds: 'a time such as 3600, 90m or 1h',
};

const PARSERS: Readonly<Record<Kind, (text: string) => FactValue | undefined>> = {
  boolean: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
  number: wholeNumber,
  string: (text) => (text === '' ? undefined : text),
  list: (text) => text.split(',').filter((item) => item !== ''),
  bytes: quantity,
  seconds: (text) => wholeNumber(text) ?? duration(text),
};

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
