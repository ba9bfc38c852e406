import type { FileKind } from '../model/release.ts';

const RUNNER_TABLE = /^[ \t]*\[\[?[ \t]*runners[ \t]*[.\]]/m;
const RUNNER_KEY = /^[ \t]*runners[ \t]*[.=]/m;
const GLOBAL_KEY = /^[ \t]*(?:concurrent|check_interval|listen_address)[ \t]*=/m;
const YAML_EXTENSION = /\.ya?ml$/i;
const VALUES_KEY =
  /^(?:gitlabUrl|runnerRegistrationToken|runnerToken|runners|unregisterRunners|checkInterval|certsSecretName)[ \t]*:/m;
const ALIAS_KEY = /^[ \t]{0,8}gitlab-runner[ \t]*:/m;
/** A script that writes a configuration is none. */
const SCRIPT = /^#!|^<powershell>/;
const OTHER_LANGUAGE = /\.(?:sh|py|j2|jsonnet|libsonnet|hcl|go|js|ts|json)$/i;

/** True for text that seems to be a config.toml of the runner. */
export function tomlLooksOurs(text: string): boolean {
  return RUNNER_TABLE.test(text) || GLOBAL_KEY.test(text);
}

/** True for text that seems to be values of the runner chart. */
export function valuesLookOurs(text: string): boolean {
  return VALUES_KEY.test(text) || ALIAS_KEY.test(text);
}

/** Manifests and lists of releases that are unreadable are only ours if they name the chart. */
const WRAPPED: readonly (readonly [RegExp, FileKind])[] = [
  [/^kind:[ \t]*Helm(?:Release|Chart)\b/m, 'helm-release'],
  [/^kind:[ \t]*Application(?:Set)?\b/m, 'argocd'],
  [/^releases:/m, 'helmfile'],
];

/**
 * What a file seems to be from its text alone: enough for a config.toml, which has no other tell,
 * and for YAML that cannot be parsed. undefined: only its content can say.
 */
export function guessKind(path: string, text: string): FileKind | 'not-ours' | undefined {
  if (OTHER_LANGUAGE.test(path) || SCRIPT.test(text)) return 'not-ours';
  const toml = /\.toml$/i.test(path);
  if (toml) return tomlLooksOurs(text) || RUNNER_KEY.test(text) ? 'config-toml' : 'not-ours';
  if (/gitlab-runner/.test(text)) {
    const wrapped = WRAPPED.find(([sign]) => sign.test(text));
    if (wrapped) return wrapped[1];
  }
  if (VALUES_KEY.test(text)) return 'values';
  if (ALIAS_KEY.test(text)) return 'umbrella';
  return !YAML_EXTENSION.test(path) && RUNNER_TABLE.test(text) ? 'config-toml' : undefined;
}
