import type { Proposal } from '../../model/fix.ts';
import type { View } from '../../model/release.ts';
import type { ServerSideSetting } from './server-side.ts';
import type { RegisterToken } from './tokens.ts';
import { removed } from './removal.ts';
import { withoutVariable } from './variable-fixes.ts';

/** Takes a setting that GitLab keeps out of the values; only beside a token that is known is it of no use for certain. */
export function withoutServerSide({ at, name }: ServerSideSetting, { kind }: RegisterToken, values: View): Proposal {
  return {
    disposition: kind === undefined ? 'unsafe' : 'safe',
    title: `Remove ${name}, which GitLab keeps for a runner that was created there.`,
    changes: [name.includes('.') ? removed(values, at) : withoutVariable(values, at)],
  };
}
