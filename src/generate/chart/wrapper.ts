import { compareVersions, runnerVersionOf } from '../../knowledge/index.ts';
import type { PatchMap } from '../../model/patch.ts';
import type { Answers } from '../answers.ts';
import { official, SAFE_MTU } from '../build.ts';
import { environmentOf, jobNodesOf, tolerationsOf } from '../view.ts';
import { egressOf } from './egress.ts';

/** The name of the runner chart in the wrapper's values; the templates of the wrapper have it too. */
export const ALIAS = 'runner';

/** What the templates of the wrapper chart see beside the answers. */
export function wrapperView(answers: Answers): Readonly<Record<string, unknown>> {
  const { chart, concurrent, jobNamespace, ndots, releaseNamespace } = answers;
  return {
    ...chart,
    createJobNamespace: jobNamespace !== releaseNamespace,
    podSecurity: podSecurityOf(answers),
    externalSecret: chart.secretStore !== undefined,
    secretStore: chart.secretStore ?? 'vault',
    secretKey: chart.secretKey ?? 'gitlab-runner',
    jobLabel: jobLabelOf(answers),
    egress: egressOf(answers),
    podQuota: 2 * concurrent + 2,
    ndotsText: String(ndots),
    ...testOf(answers),
  };
}

/** The level of Pod Security Admission that lets jobs start; only builds without extra rights keep to `baseline`. */
function podSecurityOf({ build }: Answers): 'baseline' | 'privileged' {
  return build === 'plain' ? 'baseline' : 'privileged';
}

/** A label that every pod of a job has (gitlab-runner: executors/kubernetes/kubernetes.go, buildLabels). */
function jobLabelOf({ chartVersion }: Answers): string {
  const runner = runnerVersionOf(chartVersion) ?? '';
  return compareVersions(runner, '17.9.0') < 0 ? 'pod' : 'job.runner.gitlab.com/pod';
}

/** The pod of `helm test`: as pods of jobs are, but on Linux where those run on Windows. */
function testOf(answers: Answers): Readonly<Record<string, unknown>> {
  const { build, gitlabUrl, mtu, openshift, os } = answers;
  const isLinux = os === 'linux';
  const isDocker = build === 'dind' || build === 'dind-rootless';
  return {
    testImage: official('buildpack-deps:bookworm-curl', answers),
    testMtu: mtu ?? (isDocker ? SAFE_MTU : null),
    testEnv: proxyVariables(environmentOf(answers, new URL(gitlabUrl).hostname)),
    testNodes: isLinux ? jobNodesOf(answers) : { 'kubernetes.io/os': 'linux' },
    testTolerations: isLinux ? tolerationsOf(answers) : [],
    testPodSecurity: {
      runAsNonRoot: true,
      // OpenShift chooses the user.
      ...(openshift ? {} : { runAsUser: 65534, runAsGroup: 65534 }),
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}

/** Those of the variables of a job, `NAME=value`, that curl reads too. */
function proxyVariables(variables: readonly string[]): PatchMap | null {
  const found = variables.filter((one) => /^(?:https?|no)_proxy=/.test(one));
  const entries = found.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]);
  return found.length > 0 ? (Object.fromEntries(entries) as PatchMap) : null;
}
