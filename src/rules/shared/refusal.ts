import type { Release } from '../../model/release.ts';

/** What users see when the runner cannot decode the TOML (runner: commands/register.go; chart: templates/configmap.yaml). */
export function refusal(release: Release): string {
  return release.configRole === 'template'
    ? 'Registration ends with `FATAL: Could not handle configuration merging from template file`, is tried 30 times, and then the pod restarts.'
    : 'The runner does not start with this file; one that is running goes on with its old configuration.';
}
