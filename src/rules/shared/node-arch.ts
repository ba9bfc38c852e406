import type { Release, RunnerView, View } from '../../model/release.ts';
import { knownTexts } from './truth.ts';

/** A processor that nodes for jobs have, or that some of them have, and what tells so. */
export interface NodeArch {
  readonly arch: string;
  readonly at: View;
  readonly why: string;
  /** All jobs go to such nodes. */
  readonly isSure: boolean;
}

const LABELS = ['kubernetes.io/arch', 'beta.kubernetes.io/arch'];

/** Processor of the nodes on which jobs run, as far as selector, affinity, tolerations and the declared fact tell; the first that counts. */
export function nodeArch(release: Release, runner: RunnerView): NodeArch | undefined {
  const kubernetes = runner.at('kubernetes');
  return (
    bySelector(kubernetes.at('node_selector')) ??
    byAffinity(kubernetes) ??
    byToleration(release, kubernetes.at('node_tolerations')) ??
    byFact(release, kubernetes)
  );
}

function bySelector(selector: View): NodeArch | undefined {
  for (const label of LABELS) {
    const at = selector.at([label]);
    if (at.string) return { arch: at.string, at, why: `node_selector asks for ${at.string}`, isSure: true };
  }
  return undefined;
}

const REQUIRED = 'affinity.node_affinity.required_during_scheduling_ignored_during_execution.node_selector_terms';

function byAffinity(kubernetes: View): NodeArch | undefined {
  const terms = kubernetes.at(REQUIRED).items();
  const expressions = terms.flatMap((term) => term.at('match_expressions').items());
  for (const expression of expressions) {
    const [arch, ...others] = knownTexts(expression.at('values')) ?? [];
    const isArch = LABELS.includes(expression.at('key').string ?? '') && expression.at('operator').string === 'In';
    if (isArch && arch !== undefined && others.length === 0)
      return { arch, at: expression.at('values'), why: `the affinity asks for ${arch}`, isSure: terms.length === 1 };
  }
  return undefined;
}

/** Nodes whose taint names the processor are tolerated: jobs may go there. */
function byToleration({ facts }: Release, tolerations: View): NodeArch | undefined {
  for (const at of tolerations.entries()) {
    const [key = '', arch] = String(at.key).split('=', 2);
    if (arch && LABELS.includes(key))
      return { arch, at, why: `jobs may go to nodes with ${arch}`, isSure: facts['cluster.arch'] === arch };
  }
  return undefined;
}

function byFact({ facts }: Release, at: View): NodeArch | undefined {
  const arch = facts['cluster.arch'];
  if (arch === undefined) return undefined;
  return arch === 'mixed'
    ? { arch: 'arm64', at, why: 'some nodes have arm64', isSure: false }
    : { arch, at, why: `the nodes have ${arch}`, isSure: true };
}
