import { runnerVersionOf } from '../knowledge/index.ts';
import type { Answers } from './answers.ts';

/** What templates see: the answers, each also where it was not given (null), and what follows from them. */
export type View = Readonly<Record<string, unknown>>;

/** The view of answers. */
export function viewOf(answers: Answers): View {
  const { chartVersion, gitlabUrl } = answers;
  return {
    image: null,
    caSecret: null,
    mtu: null,
    registryMirror: null,
    proxy: null,
    ...answers,
    runnerVersion: runnerVersionOf(chartVersion),
    gitlabHost: new URL(gitlabUrl).hostname,
  };
}
