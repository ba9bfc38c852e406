/** Version of the TOML language. */
export type TomlVersion = '0.4' | '1.0' | '1.1';

/**
 * The TOML that a runner reads, by the BurntSushi/toml in its go.mod: 1.1 since 18.9 (1.6.0), 1.0 since 15.9 (1.2.2), before that 0.4
 * (0.3.1). Takes `18.9`, `18.9.1`, `v18.9.1`; unreadable versions count as the newest.
 */
export function tomlVersionOf(runnerVersion: string): TomlVersion {
  const [, major, minor = Infinity] = /^v?(\d+)(?:\.(\d+))?/.exec(runnerVersion) ?? [];
  if (major === undefined) return '1.1';
  const isBefore = (release: number, feature: number) =>
    Number(major) < release || (Number(major) === release && Number(minor) < feature);
  if (isBefore(15, 9)) return '0.4';
  return isBefore(18, 9) ? '1.0' : '1.1';
}
