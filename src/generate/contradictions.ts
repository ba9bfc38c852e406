import type { AnswerProblem, Answers, CacheAnswers } from './answers.ts';
import { dotsOf, hostOf, isClusterName, isPrivateHost } from '../rules/shared/hosts.ts';
import type { Given } from './given.ts';

/** Answers that cannot all be right. `given` tells what was said from what is a default. */
export function contradictions(answers: Answers, given: Given): readonly AnswerProblem[] {
  return [
    ...ofCache(answers.cache),
    ...ofEndpoint(answers),
    ...ofTrust(answers, given),
    ...ofNodes(answers),
    ...ofTolerations(answers),
    ...ofProxy(answers),
    ...ofNames(answers),
    ...ofChart(answers),
  ];
}

const KEYS_OF: Readonly<Record<CacheAnswers['type'], readonly (keyof CacheAnswers)[]>> = {
  none: [],
  s3: ['bucket', 'region', 'endpoint', 'secret', 'identity'],
  gcs: ['bucket', 'secret', 'identity'],
  azure: ['bucket', 'endpoint', 'secret', 'identity', 'account'],
};

function ofCache(cache: CacheAnswers): readonly AnswerProblem[] {
  const { type, bucket, secret, identity, account } = cache;
  const known = KEYS_OF[type];
  const unused = Object.keys(cache).filter((key) => key !== 'type' && !known.some((one) => one === key));
  const problems = unused.map((key) => problem(['cache', key], `cache.type is ${type}, which has no use for it`));
  if (type === 'none') return problems;
  if (bucket === undefined) problems.push(problem(['cache', 'bucket'], `cache.type ${type} needs it`));
  if (secret === undefined && identity === undefined)
    problems.push(problem(['cache', 'secret'], `cache.type ${type} needs it, or cache.identity`));
  if (secret !== undefined && identity !== undefined)
    problems.push(problem(['cache', 'identity'], 'cache.secret is given too, and its keys would win'));
  if (type === 'azure' && identity !== undefined && account === undefined)
    problems.push(problem(['cache', 'account'], 'a workload identity of Azure needs it'));
  if (type === 'azure' && secret !== undefined && account !== undefined)
    problems.push(problem(['cache', 'account'], 'cache.secret has the name of the account'));
  return problems;
}

/** A host of the company has a certificate of the company, or none. */
function ofEndpoint({ cache: { type, endpoint = '' }, caSecret }: Answers): readonly AnswerProblem[] {
  const path = ['cache', 'endpoint'];
  const isPlain = endpoint.startsWith('http://');
  if (type === 'azure' && isPlain) return [problem(path, 'the runner reaches Azure by https only')];
  const host = hostOf(endpoint);
  if (type !== 's3' || isPlain || caSecret !== undefined || host === undefined) return [];
  return isInside(host)
    ? [problem(path, `who signs for ${host}? Give caSecret, or write http://${endpoint} if it has no TLS`)]
    : [];
}

function ofTrust({ gitlabUrl, privateCa, caSecret }: Answers, given: Given): readonly AnswerProblem[] {
  const { hostname } = new URL(gitlabUrl);
  if (caSecret === undefined && privateCa)
    return [problem(['caSecret'], 'privateCa needs it: the Secret with the certificate of the authority')];
  if (caSecret === undefined && given['privateCa'] === undefined && isInside(hostname))
    return [
      problem(
        ['privateCa'],
        `who signs for ${hostname}? Give caSecret, or privateCa: false if images know the authority`,
      ),
    ];
  return given['privateCa'] === false && caSecret !== undefined
    ? [problem(['caSecret'], 'privateCa is false, so there is no certificate to give')]
    : [];
}

/** True for a host that no public authority signs for. */
function isInside(host: string): boolean {
  return isClusterName(host) || isPrivateHost(host);
}

function ofNodes({ os, arch, build, nodeSelector }: Answers): readonly AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  if (os === 'windows' && build !== 'plain')
    problems.push(problem(['build'], `${build} runs on Linux only; on Windows nodes it must be plain`));
  if (os === 'windows' && arch !== 'amd64')
    problems.push(problem(['arch'], 'there are helper images for Windows on amd64 only'));
  for (const [label, wanted] of [
    ['kubernetes.io/os', os],
    ['kubernetes.io/arch', arch],
  ] as const) {
    const said = Object.hasOwn(nodeSelector, label) ? nodeSelector[label] : wanted;
    if (said !== wanted) problems.push(problem(['nodeSelector', label], `${label.slice(14)} is ${wanted}`));
  }
  return problems;
}

function ofTolerations({ tolerations }: Answers): readonly AnswerProblem[] {
  const labels = tolerations.map(({ key, operator, value = '' }) => (operator === 'Exists' ? key : `${key}=${value}`));
  const twice = labels.findIndex((label, index) => labels.indexOf(label) < index);
  if (twice >= 0)
    return [
      problem(['tolerations', twice], `the runner takes one effect for ${labels[twice]}; leave the effect out for all`),
    ];
  return tolerations.flatMap(({ operator, value }, index) =>
    operator === 'Exists' && value !== undefined && value !== ''
      ? [problem(['tolerations', index, 'value'], 'Kubernetes refuses a value beside the operator Exists')]
      : [],
  );
}

function ofProxy({ proxy, noProxy }: Answers): readonly AnswerProblem[] {
  return proxy === undefined && noProxy.length > 0 ? [problem(['noProxy'], 'there is no proxy')] : [];
}

function ofNames({ gitlabUrl, ndots }: Answers): readonly AnswerProblem[] {
  const { hostname } = new URL(gitlabUrl);
  const dots = Math.max(1, dotsOf(hostname));
  return ndots > dots
    ? [problem(['ndots'], `every look-up of ${hostname} would try all search domains first; at most ${dots}`)]
    : [];
}

function ofChart({ chart: { secretKey, secretStore }, environments, openshift }: Answers): readonly AnswerProblem[] {
  const problems = environments.flatMap((name, index) => {
    if (environments.indexOf(name) < index) return [problem(['environments', index], `there are two of ${name}`)];
    const isTaken = openshift && name === 'openshift';
    return isTaken ? [problem(['environments', index], 'values-openshift.yaml is for all environments')] : [];
  });
  return secretKey !== undefined && secretStore === undefined
    ? [...problems, problem(['chart', 'secretKey'], 'chart.secretStore is not given')]
    : problems;
}

function problem(path: AnswerProblem['path'], message: string): AnswerProblem {
  return { path, message };
}
