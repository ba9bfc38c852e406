import type { Proposal } from '../../model/fix.ts';
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
