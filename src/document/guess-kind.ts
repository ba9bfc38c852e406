import type { FileKind } from '../model/release.ts';

const RUNNER_TABLE = /^[ \t]*(?:\[\[?[ \t]*runners[ \t]*[.\]]|runners[ \t]*[.=])/m;
const GLOBAL_KEY = /^[ \t]*(?:concurrent|check_interval|listen_address)[ \t]*=/m;
const YAML_EXTENSION = /\.ya?ml$/i;
const VALUES_KEY =
  /^(?:gitlabUrl|runnerRegistrationToken|runnerToken|runners|unregisterRunners|checkInterval|certsSecretName)[ \t]*:/m;
const ALIAS_KEY = /^[ \t]{0,8}gitlab-runner[ \t]*:/m;
const OTHER_LANGUAGE = /\.(?:tf|sh|py|j2|jsonnet|libsonnet|hcl|go|js|ts|json)$/i;

/**
 * What a file seems to be from its text alone: enough for a config.toml, which has no other tell,
 * and for YAML that cannot be parsed. undefined: only its content can say.
 */
export function guessKind(path: string, text: string): FileKind | 'not-ours' | undefined {
  if (OTHER_LANGUAGE.test(path)) return 'not-ours';
  const toml = /\.toml$/i.test(path);
  if (toml && (RUNNER_TABLE.test(text) || GLOBAL_KEY.test(text))) return 'config-toml';
  if (toml) return 'not-ours';
  if (VALUES_KEY.test(text)) return 'values';
  if (ALIAS_KEY.test(text)) return 'umbrella';
  return !YAML_EXTENSION.test(path) && RUNNER_TABLE.test(text) ? 'config-toml' : undefined;
}
