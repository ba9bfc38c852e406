import type { Release, RunnerView, View } from '../../model/release.ts';
import { meantDnsPolicy, ndotsOf } from './dns.ts';
import { dotsOf, hostOf, isClusterName, isIpAddress } from './hosts.ts';
import { gitlabUrl, mayBeAliased, mayRunOnWindows, runnerIsAtLeast } from './runners.ts';
import { knownTexts } from './truth.ts';

/** Hosts that a job's pod talks to, as far as the files tell. */
export interface JobHosts {
  readonly url: string | undefined;
  readonly cloneUrl: string | undefined;
  /** Server of an S3 cache. */
  readonly cache: string | undefined;
  /** True if GitLab's own address or `clone_url` is given, but nobody can tell what it is. */
  readonly unknown: boolean;
}

/** The hosts of the GitLab URL, of `clone_url` and of the cache server. */
export function jobHosts(release: Release, runner: RunnerView): JobHosts {
  const url = gitlabUrl(release, runner);
  const cloneUrl = runner.at('clone_url');
  const cache = runner.at('cache.s3.ServerAddress');
  return {
    url: hostIn(url),
    cloneUrl: hostIn(cloneUrl),
    cache: hostIn(cache),
    unknown: [url, cloneUrl].some((view) => view.unknown),
  };
}

function hostIn(view: View): string | undefined {
  return view.string === undefined ? undefined : hostOf(view.string);
}

/** Hosts outside the cluster that the pods look up through every search domain of the cluster first; none where a setting prevents it, or may. */
export function expandedHosts(release: Release, runner: RunnerView): readonly string[] {
  const ndots = ndotsOf(runner);
  if (!runnerIsAtLeast(release, '13.7') || mayRunOnWindows(runner) || ndots === undefined || !usesClusterDns(runner))
    return [];
  const { url, cloneUrl, cache } = jobHosts(release, runner);
  const hosts = [cloneUrl, url, cache].filter((host) => host !== undefined);
  const expanded = hosts.filter(
    (host) =>
      !isIpAddress(host) &&
      !host.endsWith('.') &&
      dotsOf(host) < ndots &&
      !isClusterName(host) &&
      !mayBeAliased(runner, host) &&
      !isAliasedForManager(release, host),
  );
  return [...new Set(expanded)];
}

/** True where the chart's hostAliases have the name: DNS does not, so that another resolver would not find it either. */
export function isAliasedForManager({ values }: Release, host: string): boolean {
  const aliases = values?.at('hostAliases').items() ?? [];
  return aliases.some((alias) => knownTexts(alias.at('hostnames'))?.includes(host));
}

function usesClusterDns(runner: View): boolean {
  return meantDnsPolicy(runner)?.startsWith('cluster-first') === true;
}
