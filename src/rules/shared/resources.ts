import type { Release, RunnerView, View } from '../../model/release.ts';
import { forLatest } from '../../text/for-latest.ts';
import { quantity } from '../../text/quantity.ts';
import { kubernetesRunners, runnerIsAtLeast } from './runners.ts';

/** How many times its request a container may use before nodes with several of them run out of memory in practice. */
export const MOST_OVERCOMMIT = 4;

/** Nodes with more CPUs exist, containers of jobs that ask for so many do not. */
export const MOST_CPUS = 100;

/** Who gets the resources: a container of the job's pod, that pod as a whole, or the manager. The init container has those of the helper. */
export type Consumer = 'build' | 'helper' | 'service' | 'pod' | 'manager';
export type Resource = 'cpu' | 'memory' | 'ephemeral_storage';
export type Bound = 'request' | 'limit';

/** One setting that says how much of a resource somebody gets. */
export interface Amount {
  readonly at: View;
  readonly consumer: Consumer;
  readonly resource: Resource;
  readonly bound: Bound;
  /** It is the most that jobs may ask for (`…_overwrite_max_allowed`), not what they get. */
  readonly isMost: boolean;
  readonly text: string;
  /** CPUs or bytes; undefined for a text that is no quantity. */
  readonly value: number | undefined;
}

const CONSUMERS: ReadonlyMap<string | undefined, Consumer> = new Map([
  ['helper', 'helper'],
  ['service', 'service'],
  ['pod', 'pod'],
]);
const RESOURCES: ReadonlyMap<string | undefined, Resource> = new Map([
  ['cpu', 'cpu'],
  ['memory', 'memory'],
  ['ephemeral_storage', 'ephemeral_storage'],
  ['ephemeral-storage', 'ephemeral_storage'],
]);
const SETTING = /^(?:(helper|service|pod)_)?(cpu|memory|ephemeral_storage)_(request|limit)(_overwrite_max_allowed)?$/;

/** Every known amount of a release: those of the manager (chart: `resources`) and those of all runners that start pods. */
export const amounts = forLatest((release: Release): readonly Amount[] => [
  ...ofManager(release),
  ...kubernetesRunners(release).flatMap((runner) => amountsOf(release, runner)),
]);

/** The known amounts that one runner gives its jobs; empty ones and those that hold a variable are none. Several rules ask. */
export function amountsOf(release: Release, runner: RunnerView): readonly Amount[] {
  return ofRunners(release)(runner);
}

const ofRunners = forLatest((release: Release) => {
  const hasPods = runnerIsAtLeast(release, '18.10');
  return forLatest((runner: RunnerView): readonly Amount[] =>
    runner
      .at('kubernetes')
      .entries()
      .flatMap(toAmount)
      .filter(({ consumer }) => consumer !== 'pod' || hasPods),
  );
});

function toAmount(at: View): readonly Amount[] {
  if (!at.string || at.string.includes('$')) return [];
  const [found, whose, of, bound, most] = SETTING.exec(String(at.key).toLowerCase()) ?? [];
  const resource = RESOURCES.get(of);
  if (found === undefined || !resource) return [];
  return [
    {
      at,
      consumer: CONSUMERS.get(whose) ?? 'build',
      resource,
      bound: bound === 'limit' ? 'limit' : 'request',
      isMost: most !== undefined,
      text: at.string,
      value: quantity(at.string),
    },
  ];
}

/** YAML numbers are quantities too; Kubernetes reads their text. */
function ofManager({ values }: Release): readonly Amount[] {
  if (!values) return [];
  const bounds: readonly [string, Bound][] = [
    ['limits', 'limit'],
    ['requests', 'request'],
  ];
  return bounds.flatMap(([key, bound]) =>
    values
      .at(['resources', key])
      .entries()
      .flatMap((at): readonly Amount[] => {
        const resource = RESOURCES.get(String(at.key));
        const text = at.string ?? at.number?.toString();
        if (!resource || !text || text.includes('$')) return [];
        return [{ at, consumer: 'manager', resource, bound, isMost: false, text, value: quantity(text) }];
      }),
  );
}

/** The request and the limit that one consumer has of a resource, those that jobs may ask for left out. */
export function boundsOf(
  all: readonly Amount[],
  consumer: Consumer,
  resource: Resource,
): { readonly request: Amount | undefined; readonly limit: Amount | undefined } {
  const own = all.filter((one) => one.consumer === consumer && one.resource === resource && !one.isMost);
  return {
    request: own.find(({ bound }) => bound === 'request'),
    limit: own.find(({ bound }) => bound === 'limit'),
  };
}

/** Hundreds of CPUs as the thousandths that somebody has most likely meant; undefined for other amounts. */
export function withMilli({ resource, text, value = 0 }: Amount): string | undefined {
  const isMeant = resource === 'cpu' && value >= MOST_CPUS && value / 1000 < MOST_CPUS && /^\d+$/.test(text);
  return isMeant ? `${text}m` : undefined;
}

/** What the scheduler keeps free for one consumer: its request, else its limit (Kubernetes copies it), else nothing. */
function reserved(all: readonly Amount[], consumer: Consumer, resource: Resource): number {
  const { request, limit } = boundsOf(all, consumer, resource);
  return (request ?? limit)?.value ?? 0;
}

/**
 * What the scheduler keeps free for the pod of one job: that of the pod as a whole, else the sum of its containers with the services of
 * the config; the init container needs no more than the helper, which is in the sum.
 */
export function reservedByPod(release: Release, runner: RunnerView, resource: Resource): number {
  const all = amountsOf(release, runner);
  const services = runner.at('kubernetes.services').items().length;
  const containers =
    reserved(all, 'build', resource) +
    reserved(all, 'helper', resource) +
    services * reserved(all, 'service', resource);
  return reserved(all, 'pod', resource) || containers;
}

/** `the build container`, `the manager` …: whom an amount is for. */
export function whose({ consumer }: Amount): string {
  if (consumer === 'manager') return 'the manager';
  return consumer === 'pod' ? "the job's pod" : `the ${consumer} container`;
}
