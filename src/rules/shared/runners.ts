import type { Release, RunnerView, View } from '../../model/release.ts';
import { compareVersions } from '../../knowledge/index.ts';
import { forLatest } from '../../text/for-latest.ts';
import { isFalsy, knownTexts } from './truth.ts';
import { mayHoldMoreVariables, variablesIn } from './variables.ts';

/** The runners that start pods. Half of the rules ask. */
export const kubernetesRunners = forLatest(({ runners }: Release): readonly RunnerView[] =>
  runners.filter(({ executor }) => executor === 'kubernetes'),
);

/** True if the release's runner is that version or a newer one. */
export function runnerIsAtLeast(release: Release, version: string): boolean {
  return compareVersions(release.runner, version) >= 0;
}

/** Address of GitLab: the chart hands `gitlabUrl` to `register`, where it beats the template; a config.toml has `url`. */
export function gitlabUrl(release: Release, runner: View): View {
  return release.values?.at('gitlabUrl') ?? runner.at('url');
}

/** True where runners.config may stand in another file: what a fix would write here, beginning with the chart's own text, could replace it. */
export function mayHaveConfigElsewhere({ isPartial, values }: Release): boolean {
  if (!values || values.at('runners.config').written) return false;
  return isPartial || isFalsy(values.at('gitlabUrl'));
}

/** True where job pods go to Windows nodes, or may. */
export function mayRunOnWindows(runner: View): boolean {
  const selector = runner.at('kubernetes.node_selector');
  if (selector.unknown) return true;
  return ['kubernetes.io/os', 'beta.kubernetes.io/os'].some((label) => {
    const os = selector.at([label]);
    return os.unknown || os.string === 'windows';
  });
}

/** True where a feature flag is on for the runner, or may be. The table beats `environment`. */
export function mayHaveFlag(runner: View, flag: string): boolean {
  const inTable = runner.at('feature_flags').at([flag]);
  if (inTable.kind !== 'absent') return inTable.boolean !== false;
  const environment = runner.at('environment');
  return (
    mayHoldMoreVariables(environment) ||
    variablesIn(environment).some(({ name, value }) => name === flag && (value === undefined || isTrue(value)))
  );
}

/** True where a feature flag is on for every job of the runner. */
export function hasFlag(runner: View, flag: string): boolean {
  const inTable = runner.at('feature_flags').at([flag]);
  if (inTable.kind !== 'absent') return inTable.boolean === true;
  return variablesIn(runner.at('environment')).some(
    ({ name, value }) => name === flag && value !== undefined && isTrue(value),
  );
}

/** What the runner takes for true (Go's strconv.ParseBool). */
function isTrue(text: string): boolean {
  return /^(1|t|true)$/i.test(text);
}

/** True where the pods' hosts file has the name, or may have it: the resolver is then not asked. */
export function mayBeAliased(runner: View, host: string): boolean {
  const aliases = runner.at('kubernetes.host_aliases');
  if (aliases.unknown) return true;
  return aliases.items().some((alias) => {
    const names = knownTexts(alias.at('hostnames'));
    return !names || names.includes(host);
  });
}

/** The mounts of one kind of `[[runners.kubernetes.volumes.…]]`. */
export function volumesOf(runner: View, ...kinds: readonly string[]): readonly View[] {
  return kinds.flatMap((kind) => runner.at(['kubernetes', 'volumes', kind]).items());
}

/** True for two tables of a list that a template may never write both. */
export function mayExclude(first: View, second: View): boolean {
  return first.conditional && second.conditional;
}

/** True where something about the runner's volumes cannot be told. */
export function hasUnknownVolumes(runner: View): boolean {
  const volumes = runner.at('kubernetes.volumes');
  return volumes.unknown || volumes.entries().some((kind) => kind.unknown || kind.items().some((item) => item.unknown));
}
