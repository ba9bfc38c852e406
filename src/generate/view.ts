import { compareVersions, featureFlag, knows, runnerKey, runnerVersionOf } from '../knowledge/index.ts';
import { lackedBy } from '../rules/shared/chart-history.ts';
import { isClusterName } from '../rules/shared/hosts.ts';
import type { Answers, JobSize, Toleration } from './answers.ts';
import { buildOf } from './build.ts';
import { cacheOf } from './cache.ts';

/** What templates see: the answers, each also where it was not given (null), and what follows from them. */
export type View = Readonly<Record<string, unknown>>;

/** The view of answers. */
export function viewOf(answers: Answers): View {
  const { chartVersion, gitlabUrl, os, privateCa } = answers;
  const runnerVersion = runnerVersionOf(chartVersion) ?? '';
  const gitlabHost = new URL(gitlabUrl).hostname;
  return {
    caSecret: null,
    // What only a chart around this one changes.
    wrapped: false,
    priorityClass: false,
    ...answers,
    runnerVersion,
    whole: false,
    windows: os === 'windows',
    jobCa: privateCa && os === 'linux',
    caKey: `${gitlabHost}.crt`,
    environment: environmentOf(answers, gitlabHost),
    managerEnvironment: managerEnvironmentOf(answers),
    managerMemory: `${256 + 2 * answers.concurrent}Mi`,
    jobTolerations: tolerationsOf(answers).map(asSetting),
    jobNodes: entriesOf(jobNodesOf(answers)),
    sizes: sizesOf(answers),
    ...namespacesOf(answers),
    ...autoscalingOf(answers, runnerVersion),
    ...buildOf(answers, hasProfiles(runnerVersion)),
    ...cacheOf(answers),
    // Before 0.74 the chart could not tell what kind of token a Secret of somebody else holds.
    outdated: lackedBy(chartVersion).length > 0,
    cloneUrl: isClusterName(gitlabHost) ? gitlabUrl.replace(/\/$/, '') : null,
    legacyToken: compareVersions(chartVersion, '0.74.0') < 0,
  };
}

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** Variables of the containers of a job, `NAME=value`. */
export function environmentOf(answers: Answers, gitlabHost: string): readonly string[] {
  const { proxy, noProxy, privateCa, openshift, os, build } = answers;
  const services = build === 'plain' ? [] : [build === 'buildkit-rootless' ? 'buildkitd' : 'docker'];
  const certificates = '/etc/gitlab-runner/certs';
  return [
    ...(build === 'buildkit-rootless' ? ['BUILDKIT_HOST=tcp://buildkitd:1234'] : []),
    ...(build === 'dind' || build === 'dind-rootless' ? DOCKER_CLIENT : []),
    ...(privateCa && os === 'linux'
      ? [`SSL_CERT_DIR=/etc/ssl/certs:${certificates}`, `NODE_EXTRA_CA_CERTS=${certificates}/${gitlabHost}.crt`]
      : []),
    // The user that OpenShift chooses has no home.
    ...(openshift && os === 'linux' ? ['HOME=/tmp'] : []),
    ...(proxy === undefined ? [] : proxied(proxy, [...INSIDE, ...services, ...noProxy])),
  ];
}

const DOCKER_CLIENT = [
  'DOCKER_HOST=tcp://docker:2376',
  'DOCKER_TLS_VERIFY=1',
  'DOCKER_TLS_CERTDIR=/certs',
  'DOCKER_CERT_PATH=/certs/client',
];

/** What is never behind a proxy: the pod itself and the services of the cluster. */
const INSIDE = ['localhost', '127.0.0.1', '.svc', '.cluster.local'];

/** Programs read the names in small letters, in capitals, or both. */
function proxied(proxy: string, direct: readonly string[]): readonly string[] {
  const all = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: direct.join(',') };
  return Object.entries(all).flatMap(([name, value]) => [`${name}=${value}`, `${name.toLowerCase()}=${value}`]);
}

function managerEnvironmentOf({ proxy, noProxy }: Answers): readonly NamedValue[] {
  if (proxy === undefined) return [];
  // Kubernetes puts the address of its API in the place of the variable.
  const direct = [...INSIDE, '$(KUBERNETES_SERVICE_HOST)', ...noProxy].join(',');
  return [
    { name: 'HTTP_PROXY', value: proxy },
    { name: 'HTTPS_PROXY', value: proxy },
    { name: 'NO_PROXY', value: direct },
  ];
}

/** Azure taints its spot nodes by itself, GKE where it is asked to. */
const SPOT_TAINTS: readonly Toleration[] = [
  { key: 'kubernetes.azure.com/scalesetpriority', value: 'spot', effect: 'NoSchedule' },
  { key: 'cloud.google.com/gke-spot', value: 'true', effect: 'NoSchedule' },
];

/** What pods of jobs tolerate: taints of spot and Windows nodes, and what was answered. */
export function tolerationsOf({ tolerations, spot, os }: Answers): readonly Toleration[] {
  const usual: readonly Toleration[] = [
    ...(spot ? SPOT_TAINTS : []),
    ...(os === 'windows' ? [{ key: 'os', value: 'windows', effect: 'NoSchedule' } as const] : []),
  ];
  const own = new Set(tolerations.map((one) => asSetting(one).key));
  return [...tolerations, ...usual.filter((one) => !own.has(asSetting(one).key))];
}

/** A toleration as `node_tolerations` has it: `label=value`, or the label alone for any value, with the effect. */
function asSetting({ key, operator, value = '', effect }: Toleration): {
  readonly key: string;
  readonly effect: string;
} {
  return { key: operator === 'Exists' ? key : `${key}=${value}`, effect: effect ?? '' };
}

/** The labels of nodes that jobs go to. */
export function jobNodesOf({ os, arch, autoscaler, spot, nodeSelector }: Answers): Readonly<Record<string, string>> {
  return {
    'kubernetes.io/os': os,
    'kubernetes.io/arch': arch,
    // Windows Server 2022: the runner takes the helper image of that build.
    ...(os === 'windows' ? { 'node.kubernetes.io/windows-build': '10.0.20348' } : {}),
    ...(spot && autoscaler === 'karpenter' ? { 'karpenter.sh/capacity-type': 'spot' } : {}),
    ...nodeSelector,
  };
}

function entriesOf(map: Readonly<Record<string, string>>): readonly { readonly key: string; readonly value: string }[] {
  return Object.entries(map).map(([key, value]) => ({ key, value }));
}

const HELPER: JobSize = { cpu: '250m', memory: '512Mi', storage: '20Gi' };
const SMALL_SERVICE: JobSize = { cpu: '250m', memory: '512Mi', storage: '10Gi' };

/** The clone and the cache go through the helper; what builds images needs as much as the job itself. */
function sizesOf({ resources, build }: Answers): Readonly<Record<'build' | 'helper' | 'service', JobSize>> {
  return {
    build: resources,
    helper: { ...HELPER, storage: resources.storage },
    service: build === 'plain' ? SMALL_SERVICE : resources,
  };
}

/** Since 0.84.0 the chart puts the Role where runners.jobNamespace says; before it stays in the namespace of the release. */
function namespacesOf({ chartVersion, releaseNamespace, jobNamespace }: Answers): View {
  const isApart = releaseNamespace !== jobNamespace;
  const follows = compareVersions(chartVersion, '0.84.0') >= 0;
  return { clusterWide: isApart && !follows, roleNamespace: isApart && follows };
}

const STAY: Readonly<Record<Answers['autoscaler'], Readonly<Record<string, string>>>> = {
  none: {},
  'cluster-autoscaler': { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' },
  karpenter: { 'karpenter.sh/do-not-disrupt': 'true' },
};

function autoscalingOf({ autoscaler, build }: Answers, runner: string): View {
  const scales = autoscaler !== 'none';
  const budget = runnerKey('runners.kubernetes.pod_disruption_budget');
  const flag = featureFlag('FF_WAIT_FOR_POD_TO_BE_REACHABLE');
  const stay = STAY[autoscaler];
  return {
    waitForPod: scales && flag !== undefined && knows(runner, flag),
    disruptionBudget: scales && budget !== undefined && knows(runner, budget),
    managerAnnotations: scales ? stay : null,
    jobAnnotations: [
      ...Object.entries(stay).map(([key, value]) => ({
        key,
        value,
        why: 'The autoscaler leaves the node of a job alone.',
      })),
      ...(build === 'buildkit-rootless' && !hasProfiles(runner) ? [UNCONFINED] : []),
    ],
  };
}

const UNCONFINED = {
  key: 'container.apparmor.security.beta.kubernetes.io/svc-0',
  value: 'unconfined',
  why: 'BuildKit makes namespaces of its own, which the profile of the container runtime forbids.',
};

/** True where profiles of security contexts are settings of the runner. */
function hasProfiles(runner: string): boolean {
  const key = runnerKey('runners.kubernetes.service_container_security_context.app_armor_profile');
  return key !== undefined && knows(runner, key);
}
