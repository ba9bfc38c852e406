import { FACTS, type FactType } from '../knowledge/index.ts';
import type { Facts } from '../model/facts.ts';
import type { Node } from '../model/node.ts';
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

/** The value of a fact that a configuration file declares; undefined if it is not written as the fact wants it. */
export function factOf(name: keyof Facts, node: Node): FactValue | undefined {
  if (node.kind === 'list' && FACTS[name].type === 'list') {
    const items = node.items.map((item) => (item.kind === 'scalar' ? item.value : null));
    return items.every((item) => typeof item === 'string') ? items : undefined;
  }
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  // A number has lost what it was written as: 1.30 would be 1.3.
  if (typeof node.value === 'number' && FACTS[name].type === 'string') return undefined;
  return parseFact(name, String(node.value));
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
  string: 'a text; in YAML in quotes, if it looks like a number',
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
