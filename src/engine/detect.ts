import { openDamaged, openFile } from '../document/open.ts';
import { newestRunner } from '../knowledge/index.ts';
import type { Facts } from '../model/facts.ts';
import type { FileKind, Release, RunnerView, View } from '../model/release.ts';
import { nodeArch } from '../rules/shared/node-arch.ts';
import { dindServices, dockerdArguments } from '../rules/shared/docker-in-docker.ts';
import { releasesOf } from '../runner/release.ts';
import type { SourceFile } from './lint.ts';

/** What a file is, and what can be learned from it about where it is deployed. */
export interface Detected {
  readonly kind: FileKind;
  /** The chart that something names for these values; undefined where nothing does. */
  readonly pin: string | undefined;
  /** It holds values of which nothing says for which chart they are. */
  readonly needsPin: boolean;
  readonly facts: readonly DetectedFact[];
}

/** A fact, and the setting that nobody would write were it otherwise. */
export interface DetectedFact {
  readonly name: keyof Facts;
  readonly value: string | boolean;
  readonly key: string;
}

/** Looks at a file as a lint does; undefined for one that is none of ours. */
export function detect(file: SourceFile): Detected | undefined {
  const { path, text, damage } = file;
  const opened = damage ? openDamaged(path, text, damage) : openFile(path, text, file);
  if (opened.is === 'skipped') return undefined;
  const judgement = { chart: undefined, runner: undefined, newestRunner, facts: {} };
  const releases = releasesOf(path, opened, judgement).flatMap(([first]) => (first ? [first] : []));
  const pins = releases.flatMap(({ pinnedBy, chart }) => (pinnedBy !== null && chart !== null ? [chart] : []));
  return {
    kind: opened.kind,
    pin: pins[0],
    needsPin: releases.some(({ pinnedBy, values }) => values !== null && pinnedBy === null),
    facts: releases.flatMap(factsOf),
  };
}

/** Facts that all files agree on, each once, with the first file that tells it. */
export function agreed<T extends { readonly fact: DetectedFact }>(told: readonly T[]): readonly T[] {
  const names = [...new Set(told.map(({ fact }) => fact.name))];
  return names.flatMap((name) => {
    const [first, ...others] = told.filter(({ fact }) => fact.name === name);
    return first && others.every(({ fact }) => fact.value === first.fact.value) ? [first] : [];
  });
}

function factsOf(release: Release): readonly DetectedFact[] {
  const { values, runners } = release;
  return [
    ...certificate(values?.at('certsSecretName')),
    ...runners.flatMap((runner) => [
      ...certificate(runner.at('tls-ca-file')),
      ...arch(release, runner),
      ...os(runner),
      ...autoscaler(runner),
      ...mirror(runner),
    ]),
  ];
}

/** Nobody mounts a certificate that images know. */
function certificate(setting: View | undefined): readonly DetectedFact[] {
  return setting?.written && setting.string ? [{ name: 'gitlab.privateCa', value: true, key: keyOf(setting) }] : [];
}

function arch(release: Release, runner: RunnerView): readonly DetectedFact[] {
  const found = nodeArch(release, runner);
  if (!found?.isSure || (found.arch !== 'amd64' && found.arch !== 'arm64')) return [];
  return [{ name: 'cluster.arch', value: found.arch, key: keyOf(found.at) }];
}

function os(runner: RunnerView): readonly DetectedFact[] {
  const label = runner.at('kubernetes.node_selector').at(['kubernetes.io/os']);
  const { string } = label;
  return string === 'linux' || string === 'windows' ? [{ name: 'cluster.os', value: string, key: keyOf(label) }] : [];
}

/** Annotations that only this autoscaler reads. */
const ANNOTATIONS = {
  'cluster-autoscaler.kubernetes.io/safe-to-evict': 'cluster-autoscaler',
  'karpenter.sh/do-not-disrupt': 'karpenter',
} as const;

function autoscaler(runner: RunnerView): readonly DetectedFact[] {
  return Object.entries(ANNOTATIONS).flatMap(([name, value]) => {
    const annotation = runner.at('kubernetes.pod_annotations').at([name]);
    return annotation.written ? [{ name: 'autoscaler', value, key: keyOf(annotation) }] : [];
  });
}

function mirror(runner: RunnerView): readonly DetectedFact[] {
  return dindServices(runner).flatMap((service) => {
    const [, host] = /--registry-mirror[= ]https?:\/\/([\w.:-]+)/.exec(dockerdArguments(service) ?? '') ?? [];
    return host === undefined ? [] : [{ name: 'registry.mirror', value: host, key: '--registry-mirror of dockerd' }];
  });
}

function keyOf({ key }: View): string {
  return String(key);
}
