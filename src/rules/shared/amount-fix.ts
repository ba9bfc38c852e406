import type { Proposal } from '../../model/fix.ts';
import { quantity } from '../../text/quantity.ts';
import { dotted } from './names.ts';
import type { Amount } from './resources.ts';

/** A fix that gives an amount another text. */
export function amountFix(
  amount: Pick<Amount, 'at' | 'consumer'>,
  text: string,
  disposition: 'safe' | 'unsafe',
): Proposal {
  const { at, consumer } = amount;
  const setting = consumer === 'manager' ? `${dotted(at.route)}: ${text}` : `${at.key} = "${text}"`;
  return { disposition, title: `Set ${setting}.`, changes: [{ op: 'set', at, value: text }] };
}

/** What to write for an amount whose text is no quantity, with the fix; nothing where nobody can tell. */
export function quantityRemedy(
  amount: Pick<Amount, 'at' | 'consumer' | 'resource'>,
  text: string,
): { remedy?: string; fix?: Proposal } {
  const exact = spelledRight(text);
  if (exact !== undefined) return { remedy: `Write "${exact}".`, fix: amountFix(amount, exact, 'safe') };
  const guess = amount.resource === 'cpu' ? undefined : likelyMeant(text);
  return guess === undefined
    ? {}
    : { remedy: `Write "${guess}", if that is what is meant.`, fix: amountFix(amount, guess, 'unsafe') };
}

/** The same amount without blanks and without the B of `GiB`. */
function spelledRight(text: string): string | undefined {
  const exact = text.replaceAll(/\s/g, '').replace(/(?<=[KMGTPE]i)[bB]$/, '');
  return (quantity(exact) ?? -1) < 0 ? undefined : exact;
}

/** `1Gb` and `500mi` are most likely those of 1024. */
function likelyMeant(text: string): string | undefined {
  const [, digits, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([kmgtKMGT])i?[bB]?\s*$/.exec(text) ?? [];
  return digits === undefined ? undefined : `${digits}${unit.toUpperCase()}i`;
}
