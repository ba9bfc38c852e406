import { type Git, lineOf } from './command.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The commit that a run compares with. */
export interface BaseCommit {
  readonly id: string;
  /** For people: what it was asked for by, and the short id. */
  readonly name: string;
}

interface Candidate {
  readonly revision: string;
  /** The variable that says so. */
  readonly from?: string;
  /** It is the commit itself, not where HEAD has left it. */
  readonly exact: boolean;
}

/**
 * The commit to compare with. What is asked for wins; then come the variables of a merge request, then the default branch, then
 * HEAD. Of a branch it is the commit at which HEAD has left it.
 */
export function baseCommit(asked: string, env: Env, git: Git): BaseCommit | { readonly problem: string } {
  const candidate = candidateFor(asked, env, git);
  const { revision, exact } = candidate;
  if (revision.startsWith('-')) return { problem: `${revision}: no commit is called so` };
  const tip = commitOf(revision, git);
  if (tip === undefined) return { problem: missing(candidate) };
  const id = exact ? tip : lineOf(git('merge-base', tip, 'HEAD'));
  if (id === undefined) return { problem: unrelated(candidate, git) };
  return { id, name: `${revision === id ? '' : `${revision}, `}${id.slice(0, 10)}` };
}

/**
 * In a pipeline for merged results (and in a merge train) HEAD is a merge into CI_MERGE_REQUEST_TARGET_BRANCH_SHA, which only such
 * pipelines have: what the target branch has got since belongs to the base. In any other pipeline of a merge request HEAD is
 * the source branch, and CI_MERGE_REQUEST_DIFF_BASE_SHA the commit that it began at.
 * https://docs.gitlab.com/ci/variables/predefined_variables/#predefined-variables-for-merge-request-pipelines
 */
const MERGE_REQUEST = ['CI_MERGE_REQUEST_TARGET_BRANCH_SHA', 'CI_MERGE_REQUEST_DIFF_BASE_SHA'];

function candidateFor(asked: string, env: Env, git: Git): Candidate {
  if (asked !== '') return { revision: asked, exact: isFullId(asked) };
  for (const from of MERGE_REQUEST) {
    const revision = env[from] ?? '';
    if (revision !== '') return { revision, from, exact: true };
  }
  const branch = env['CI_DEFAULT_BRANCH'] ?? '';
  if (branch !== '') return { revision: `origin/${branch}`, from: 'CI_DEFAULT_BRANCH', exact: false };
  const remote = commitOf('origin/HEAD', git) === undefined ? undefined : 'origin/HEAD';
  return { revision: remote ?? 'HEAD', exact: false };
}

/** Ids are 40 hex digits, or 64 where objects are named by SHA-256. */
function isFullId(revision: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision);
}

function commitOf(revision: string, git: Git): string | undefined {
  return lineOf(git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`));
}

function missing({ revision, from }: Candidate): string {
  if (revision === 'HEAD') return 'there is no commit yet to compare with';
  const what = from === undefined ? revision : `${revision} (${from})`;
  const [, remoteBranch] = /^origin\/(.+)$/.exec(revision) ?? [];
  const fetched =
    remoteBranch === undefined
      ? `--depth=1 origin ${revision}`
      : `origin ${remoteBranch}:refs/remotes/origin/${remoteBranch}`;
  return `${what} is not in this clone; fetch it (git fetch ${fetched}), or in GitLab CI/CD set the variable GIT_DEPTH to 0`;
}

function unrelated({ revision }: Candidate, git: Git): string {
  const isShallow = lineOf(git('rev-parse', '--is-shallow-repository')) === 'true';
  return isShallow
    ? `this shallow clone does not reach back to where HEAD has left ${revision}; fetch more (git fetch --unshallow, in GitLab CI/CD the variable GIT_DEPTH: 0)`
    : `${revision} and HEAD have no commit in common; give the full id of the commit to compare with`;
}
