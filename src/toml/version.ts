/** Version of the TOML language. */
export type TomlVersion = '1.0' | '1.1';

/** The TOML that a runner reads: 1.1 since 18.9 (BurntSushi/toml 1.6.0 in its go.mod), before that 1.0. Takes `18.9`, `18.9.1`, `v18.9.1`; unreadable versions count as the newest. */
export function tomlVersionOf(runnerVersion: string): TomlVersion {
  const [, major, minor] = /^v?(\d+)(?:\.(\d+))?/.exec(runnerVersion) ?? [];
  if (major === undefined) return '1.1';
  const before = Number(major) < 18 || (Number(major) === 18 && minor !== undefined && Number(minor) < 9);
  return before ? '1.0' : '1.1';
}
