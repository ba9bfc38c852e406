import type { Correction, Proposal } from '../../model/fix.ts';
import type { Release, View } from '../../model/release.ts';
import type { RegisterToken } from './tokens.ts';
import { isFalsy } from './truth.ts';
import { underName } from './variable-fixes.ts';

/** For each key or variable that hands over a token the one for a token of the other kind. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  runnerToken: 'runnerRegistrationToken',
  runnerRegistrationToken: 'runnerToken',
  CI_SERVER_TOKEN: 'REGISTRATION_TOKEN',
  REGISTRATION_TOKEN: 'CI_SERVER_TOKEN',
};

/** Hands a token over as one of the other kind; undefined where there is one of that kind already. */
export function asOtherKind(
  { values }: Release,
  { name, at }: RegisterToken,
  disposition: 'safe' | 'unsafe',
): Proposal | undefined {
  const other = OTHER_NAMES[name];
  if (!values || other === undefined || at.string === undefined) return undefined;
  const changes = at.route.length === 1 ? asOtherKey(at, at.string, values.at(other)) : [underName(values, at, other)];
  return changes && { disposition, title: `Give the token as ${other} instead of ${name}.`, changes };
}

function asOtherKey(at: View, token: string, other: View): readonly Correction[] | undefined {
  if (!isFalsy(other)) return undefined;
  if (!other.written) return [{ op: 'rename', at, key: String(other.key) }];
  return [
    { op: 'set', at: other, value: token },
    { op: 'remove', at },
  ];
}
